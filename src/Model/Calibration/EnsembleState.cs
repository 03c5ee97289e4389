using System.Collections.Immutable;
using Zyz.Sim.Model.Draws;
using Zyz.Sim.Model.Numerics;
using Zyz.Sim.Model.Plans;
using Zyz.Sim.Model.Regions;
using Zyz.Sim.Model.Time;

namespace Zyz.Sim.Model.Calibration;

/// <summary>
/// What a recalibration may move: every parameter that is judged with a spread and belongs to no lever, and the shocks of the
/// region and its towns in every quarter up to the last figure. Bounds of priors hold whatever happens, since members hold scores.
/// </summary>
public static class EnsembleState
{
    /// <summary>Lucks each member is played with [count]: eight members to a group of 64.</summary>
    public const int Lucks = 8;

    /// <summary>Factor by which drifts of an earlier vintage are spread when it is the prior of the next (variance times 1.1²).</summary>
    public const double DriftInflation = 1.1;

    private static readonly Parameter[] Drifts = [Parameter.CommonDrift, Parameter.DriftSpread, Parameter.DriftDeviation, Parameter.PriceDrift];

    /// <summary>The rows of the state, in ordinal order of their keys.</summary>
    /// <param name="region">The region.</param>
    /// <param name="lastYear">Last year whose shocks are past.</param>
    /// <returns>The rows.</returns>
    public static ImmutableArray<StateRow> Rows(Region region, int lastYear)
    {
        ArgumentNullException.ThrowIfNull(region);
        var rows = new SortedDictionary<string, StateRow>(StringComparer.Ordinal);
        void Add(StateRow row) => rows.TryAdd(row.Key.ToString(), row);
        foreach (Town town in region.Towns)
        {
            foreach (ParameterInfo info in ParameterCatalogue.All.Where(p => !LeverParameters.Contains(p.Parameter)))
            {
                foreach (Prior prior in region.PriorsOf(info.Name, town).Where(p => p.Family != PriorFamily.Fixed))
                {
                    Add(StateRow.Of(info, prior, town));
                }
            }
        }

        for (Quarter quarter = Quarter.Of(region.BaseYear + 1, 1); quarter.Year <= lastYear; quarter += 1)
        {
            Add(StateRow.Of(new DrawKey($"region/{region.Id}", quarter.Index, Purpose.RegionalShock), ""));
            if (region.Towns.Any(t => t.SharesMetalsPrice))
            {
                Add(StateRow.Of(new DrawKey($"region/{region.Id}", quarter.Index, Purpose.MetalsPrice), ""));
            }

            foreach (Town town in region.Towns)
            {
                Add(StateRow.Of(new DrawKey($"town/{town.Id}", quarter.Index, Purpose.TownShock), town.Id));
                Add(StateRow.Of(new DrawKey($"town/{town.Id}", quarter.Index, Purpose.TownPrice), town.Id));
            }
        }

        return [.. rows.Values];
    }

    /// <summary>Scores before the figures: those at the addresses, so that members are the first replications of a run of that seed.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="members">Members [count].</param>
    /// <param name="seed">Seed.</param>
    /// <param name="earlier">The vintage to start from, or null for the priors.</param>
    /// <returns>Scores: row, then member.</returns>
    public static double[][] Prior(ImmutableArray<StateRow> rows, int members, ulong seed, Ensemble? earlier)
    {
        var held = new Dictionary<string, float[]>(StringComparer.Ordinal);
        if (earlier is not null)
        {
            float[][] scores = earlier.Rows();
            for (int i = 0; i < scores.Length; i++)
            {
                held[earlier.Draws[i]] = scores[i];
            }
        }

        return [.. rows.Select(row => held.TryGetValue(row.Key.ToString(), out float[]? kept)
            ? Spread([.. kept.Select(z => (double)z)], row.Parameter is { } p && Drifts.Contains(p) ? DriftInflation : 1)
            : Addressed(row.Key, members, seed))];
    }

    private static double[] Spread(double[] scores, double factor)
    {
        double mean = scores.Sum() / scores.Length;
        return factor == 1 ? scores : [.. scores.Select(z => mean + factor * (z - mean))];
    }

    private static double[] Addressed(DrawKey key, int members, ulong seed)
    {
        int groups = (members + DrawAddress.GroupSize - 1) / DrawAddress.GroupSize;
        var scores = new double[groups * DrawAddress.GroupSize];
        EntityId entity = EntityId.Of(key.Entity);
        for (int group = 0; group < groups; group++)
        {
            Span<double> part = scores.AsSpan(group * DrawAddress.GroupSize, DrawAddress.GroupSize);
            new DrawAddress(seed, (uint)group).Uniforms(part, entity, key.Quarter, key.Purpose);
            Normal.Quantiles(part);
        }

        return scores[..members];
    }
}
