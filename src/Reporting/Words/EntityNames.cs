using Zyz.Sim.Model.Regions;
using Zyz.Sim.Model.Results;

namespace Zyz.Sim.Reporting;

/// <summary>Names of what targets and series speak of.</summary>
public static class EntityNames
{
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
            ?? region.Groups.FirstOrDefault(g => g.Id == entity)?.Title ?? region.Names?.GetValueOrDefault(entity);
        if (title is not null)
        {
            return title.In(language);
        }

        return entity.Contains('+', StringComparison.Ordinal)
            ? string.Join(" + ", entity.Split('+').Select(part => Entity(region, part, language)))
            : entity;
    }

    /// <summary>The name of a measure.</summary>
    /// <param name="region">The region, for measures the model does not speak of.</param>
    /// <param name="kpi">Its id.</param>
    /// <param name="language"><c>zh</c> or <c>en</c>.</param>
    /// <returns>The name; the id itself where nobody has named it.</returns>
    public static string Measure(Region region, string kpi, string language)
    {
        ArgumentNullException.ThrowIfNull(region);
        ArgumentNullException.ThrowIfNull(kpi);
        return (KpiCatalogue.Find(kpi)?.Title ?? region.Names?.GetValueOrDefault(kpi))?.In(language) ?? kpi;
    }
}
