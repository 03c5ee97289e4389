using System.Collections.Immutable;
using Zyz.Sim.Model.Observations;
using Zyz.Sim.Model.Regions;
using Zyz.Sim.Model.Results;

namespace Zyz.Sim.Reporting;

/// <summary>The charts that belong to a result: one per town, one for all towns, one per group with published output.</summary>
public static class ChartSet
{
    /// <summary>The charts of a result.</summary>
    /// <param name="result">The result.</param>
    /// <param name="region">The region.</param>
    /// <param name="language"><c>zh</c> or <c>en</c>.</param>
    /// <returns>The charts, the total first, then towns and groups by id.</returns>
    public static ImmutableArray<FanChart> Of(RunResult result, Region region, string language)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(region);
        HashSet<string> observed = [.. Published(region).Select(o => o.Entity)];
        IEnumerable<string> entities = region.Towns.Select(t => t.Id)
            .Concat(region.Groups.Select(g => g.Id).Where(g => g != TownGroup.Total && observed.Contains(g)))
            .Order(StringComparer.Ordinal).Prepend(TownGroup.Total);
        return [.. entities.Select(e => FanChart.Of(result, region, e, language)).OfType<FanChart>()];
    }

    /// <summary>The published output that charts show.</summary>
    /// <param name="region">The region.</param>
    /// <returns>Observations of output of a whole town or group, in the order of the region.</returns>
    public static IEnumerable<Observation> Published(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        return region.Observations.Where(o => o is { WholeScope: true, Measure: "output_value" });
    }

    /// <summary>The name of a chart's file without extension.</summary>
    /// <param name="entity">Town or group.</param>
    /// <returns>For example <c>output_value-flange-and-huangjiu</c>.</returns>
    public static string FileName(string entity)
    {
        ArgumentNullException.ThrowIfNull(entity);
        string name = entity.Replace("+", "-and-", StringComparison.Ordinal);
        return "output_value-" + string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.' ? c : '_')); // an answer of a cluster names no folder
    }
}
