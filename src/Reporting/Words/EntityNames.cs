using Zyz.Sim.Model.Regions;
using Zyz.Sim.Model.Results;

namespace Zyz.Sim.Reporting;

/// <summary>Names of what targets and series speak of.</summary>
public static class EntityNames
{
    private static readonly Dictionary<string, Text> s_entities = new(StringComparer.Ordinal)
    {
        ["all_towns"] = new("全部专业镇", "all towns"),
        ["city_towns"] = new("市级专业镇", "city-level towns"),
        ["other_towns"] = new("其他专业镇", "other towns"),
        ["leading_enterprises"] = new("龙头企业", "leading enterprises"),
        ["manufacturing"] = new("制造业类专业镇", "manufacturing towns"),
        ["special_agriculture"] = new("特色农产品类专业镇", "special-agriculture towns"),
        ["light_industry_crafts"] = new("轻工工艺类专业镇", "crafts towns"),
        ["relaxed"] = new("放宽条件的专业镇", "towns under the relaxed floor"),
        ["any"] = new("任一专业镇", "any town"),
    };

    private static readonly Dictionary<string, Text> s_kpis = new(StringComparer.Ordinal)
    {
        ["city_level_towns"] = new("市级专业镇数", "number of city-level towns"),
        ["provincial_status"] = new("争创省级专业镇", "provincial status"),
        ["provincial_demonstration"] = new("省级示范", "provincial demonstration"),
        ["leading_enterprises"] = new("龙头企业数", "leading enterprises"),
        ["supporting_enterprises"] = new("配套企业数", "supporting enterprises"),
    };

    /// <summary>The name of a town or group.</summary>
    /// <param name="region">The region.</param>
    /// <param name="entity">Its id.</param>
    /// <param name="language"><c>zh</c> or <c>en</c>.</param>
    /// <returns>The name; the id itself where nobody has named it.</returns>
    public static string Entity(Region region, string entity, string language)
    {
        ArgumentNullException.ThrowIfNull(region);
        ArgumentNullException.ThrowIfNull(entity);
        Text? title = region.Towns.FirstOrDefault(t => t.Id == entity)?.Title
            ?? region.Groups.FirstOrDefault(g => g.Id == entity)?.Title;
        if (title is not null)
        {
            return title.In(language);
        }

        if (s_entities.TryGetValue(entity, out Text? known))
        {
            return known.In(language);
        }

        return entity.Contains('+', StringComparison.Ordinal)
            ? string.Join(" + ", entity.Split('+').Select(part => Entity(region, part, language)))
            : entity;
    }

    /// <summary>The name of a measure.</summary>
    /// <param name="kpi">Its id.</param>
    /// <param name="language"><c>zh</c> or <c>en</c>.</param>
    /// <returns>The name; the id itself where nobody has named it.</returns>
    public static string Measure(string kpi, string language) =>
        KpiCatalogue.Find(kpi)?.Title.In(language) ?? (s_kpis.TryGetValue(kpi, out Text? known) ? known.In(language) : kpi);
}
