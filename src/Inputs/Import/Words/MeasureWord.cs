using Zyz.Sim.Inputs.Import.Figures;

namespace Zyz.Sim.Inputs.Import.Words;

/// <summary>A measure as tables call it.</summary>
/// <param name="Id">Id of the measure.</param>
/// <param name="Kind">What its unit measures.</param>
/// <param name="Unit">The unit in which the pack keeps it.</param>
/// <param name="NeedsScope">Whether it says nothing until the scope is known: output differs by what is counted in.</param>
/// <param name="Words">Compact words for it.</param>
internal sealed record MeasureWord(string Id, UnitKind Kind, string Unit, bool NeedsScope, params string[] Words)
{
    /// <summary>Growth of output value.</summary>
    public static MeasureWord Growth { get; } = new("output_growth", UnitKind.Percent, "%", true, "产值增速", "产值增长率", "产值同比增长", "outputgrowth");

    /// <summary>Growth of revenue.</summary>
    public static MeasureWord RevenueGrowth { get; } = new("revenue_growth", UnitKind.Percent, "%", true, "营业收入增速", "营收增速", "revenuegrowth");

    /// <summary>All measures that can be imported.</summary>
    public static IReadOnlyList<MeasureWord> All { get; } =
    [
        new("output_value", UnitKind.Money, "亿元", true,
            "产值", "总产值", "工业总产值", "产业产值", "主导产业产值", "产值规模", "outputvalue", "grossoutput", "output"),
        new("above_scale_output", UnitKind.Money, "亿元", false, "规上产值", "规上工业产值", "规上工业总产值", "规模以上工业产值", "规模以上产值", "规模以上工业总产值", "规上企业产值", "规模以上企业产值", "above-scaleoutput"),
        new("revenue", UnitKind.Money, "亿元", true, "营业收入", "营收", "主营业务收入", "revenue"),
        new("sales", UnitKind.Money, "亿元", true, "销售收入", "销售额", "销售产值", "sales"),
        new("output_volume", UnitKind.Mass, "万吨", true, "产量", "产品产量", "outputvolume", "tonnage"),
        new("capacity", UnitKind.Mass, "万吨", true, "产能", "生产能力", "年产能", "capacity"),
        new("enterprises", UnitKind.Count, "户", true, "企业数", "企业户数", "企业个数", "企业数量", "企业总数", "企业家数", "numberofenterprises", "enterprises"),
        new("above_scale_enterprises", UnitKind.Count, "户", false,
            "规上企业", "规上企业数", "规模以上企业", "规模以上企业数", "规上工业企业", "规上工业企业数", "规模以上工业企业", "规模以上工业企业数", "规上企业户数", "above-scaleenterprises"),
        new("enterprises_over_100m", UnitKind.Count, "户", false, "亿元级企业", "亿元以上企业", "产值亿元以上企业", "亿元企业", "产值超亿元企业", "enterprisesover100m"),
        new("enterprises_over_1bn", UnitKind.Count, "户", false, "10亿级企业", "10亿元以上企业", "产值10亿元以上企业", "产值超10亿元企业", "10亿元级企业", "十亿级企业", "十亿元以上企业", "enterprisesover1bn"),
        new("market_entities", UnitKind.Count, "户", true, "市场主体", "市场主体数", "经营主体", "marketentities"),
        new("employment", UnitKind.Person, "人", true, "从业人员", "从业人数", "就业人数", "用工人数", "职工人数", "从业人员数", "employment", "employees"),
        new("srdi_enterprises", UnitKind.Count, "户", false, "专精特新企业", "专精特新企业数", "专精特新中小企业", "专精特新", "srdienterprises"),
        new("srdi_national", UnitKind.Count, "户", false, "专精特新小巨人", "国家级专精特新", "国家级专精特新企业", "小巨人企业", "小巨人"),
        new("srdi_provincial", UnitKind.Count, "户", false, "省级专精特新", "省级专精特新企业"),
        new("tech_centres", UnitKind.Count, "户", false, "企业技术中心", "技术中心", "技术中心数", "technologycentres"),
        new("green_factories", UnitKind.Count, "户", false, "绿色工厂", "绿色工厂数", "greenfactories"),
        new("rd_intensity", UnitKind.Percent, "%", true, "研发强度", "研发投入强度", "研发经费投入强度", "r&dintensity", "rdintensity"),
        new("utilisation", UnitKind.Percent, "%", false, "产能利用率", "capacityutilisation", "utilisation"),
        Growth,
        RevenueGrowth,
    ];

    /// <summary>The measure of an id that is known to be one.</summary>
    public static MeasureWord Named(string id) => All.First(m => m.Id == id);

    /// <summary>Whether figures of several towns add up.</summary>
    public bool IsAdditive => Kind != UnitKind.Percent;
}
