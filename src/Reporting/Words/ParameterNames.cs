using System.Collections.Frozen;
using Zyz.Sim.Model.Draws;
using Zyz.Sim.Model.Regions;

namespace Zyz.Sim.Reporting;

/// <summary>Names of parameters for people.</summary>
public static class ParameterNames
{
    private static readonly FrozenDictionary<string, Text> s_names = new Dictionary<string, Text>
    {
        ["townDrift"] = new("实际增速（每年）", "real drift a year"),
        ["baseOutput"] = new("基年产值", "base-year output"),
        ["commonDrift"] = new("共同增速（每年）", "common drift a year"),
        ["driftSpread"] = new("各镇增速的离散", "spread of towns' drifts"),
        ["driftDeviation"] = new("增速偏离（标准差）", "deviation of drift (sd)"),
        ["regionalShock"] = new("全市冲击的幅度", "size of regional shocks"),
        ["townShock"] = new("镇冲击的幅度", "size of town shocks"),
        ["enterpriseNoise"] = new("企业波动", "enterprise noise"),
        ["noiseSizeExponent"] = new("波动随规模递减", "noise by size"),
        ["priceDrift"] = new("价格趋势（每年）", "price drift a year"),
        ["seriesWeight"] = new("自有价格序列的权重", "weight of the own price series"),
        ["demandElasticity"] = new("需求弹性", "demand elasticity"),
        ["youthPremium"] = new("年轻企业的增长溢价", "growth premium of the young"),
        ["entryRate"] = new("进入率", "entry rate"),
        ["entrantDisplacement"] = new("新企业对在位企业的挤占", "displacement by entrants"),
        ["closureRate"] = new("退出率", "closure rate"),
        ["orderRetention"] = new("退出后订单留存", "orders retained at closure"),
        ["mergerSynergy"] = new("兼并协同", "merger synergy"),
        ["investmentSpeed"] = new("扩产速度", "speed of extension"),
        ["overflowSharing"] = new("溢出订单分包", "sharing of overflow"),
        ["marketRoom"] = new("市场空间", "room in the market"),
        ["projectRealisation"] = new("项目落地率", "realisation of projects"),
        ["projectDisplacement"] = new("项目对在位企业的挤占", "displacement by projects"),
        ["projectSpillover"] = new("项目外溢", "spillover of projects"),
        ["rdBase"] = new("研发强度", "R&D intensity"),
        ["srdiIntercept"] = new("专精特新认定难易", "ease of 专精特新 awards"),
        ["techCentreIntercept"] = new("技术中心认定难易", "ease of technology-centre awards"),
        ["greenIntercept"] = new("绿色工厂认定难易", "ease of green-factory awards"),
        ["outputPerWorker"] = new("人均产值", "output per worker"),
        ["productivityGrowth"] = new("劳动生产率增速", "growth of productivity"),
        ["valuePerTonne"] = new("每万吨产值", "value per 10,000 t"),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The name of a parameter.</summary>
    /// <param name="name">Its name in a region pack.</param>
    /// <param name="language"><c>zh</c> or <c>en</c>.</param>
    /// <returns>The name; name and symbol where nobody has named it.</returns>
    public static string Of(string name, string language) =>
        s_names.TryGetValue(name, out Text? text) ? text.In(language)
        : ParameterCatalogue.Find(name) is { } info ? $"{name} ({info.Symbol})" : name;

    /// <summary>The name with the town or class it is of.</summary>
    /// <param name="region">The region.</param>
    /// <param name="name">Its name in a region pack.</param>
    /// <param name="scope">Town, class, or empty for the region.</param>
    /// <param name="language"><c>zh</c> or <c>en</c>.</param>
    /// <returns>For example <c>Dingxiang flanges: base-year output</c>.</returns>
    public static string Of(Region region, string name, string scope, string language)
    {
        string own = Of(name, language);
        return scope.Length == 0 ? own : language == "zh" ? $"{EntityNames.Entity(region, scope, language)}：{own}" : $"{EntityNames.Entity(region, scope, language)}: {own}";
    }
}
