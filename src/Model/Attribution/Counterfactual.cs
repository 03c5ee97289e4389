using System.Collections.Immutable;
using System.Globalization;
using Zyz.Sim.Model.Calibration;
using Zyz.Sim.Model.Plans;
using Zyz.Sim.Model.ReadOut;
using Zyz.Sim.Model.Regions;
using Zyz.Sim.Model.Results;
using Zyz.Sim.Model.Scenarios;
using Zyz.Sim.Model.Time;

namespace Zyz.Sim.Model.Attribution;

/// <summary>
/// A past year as a vintage replays it, and the same with one lever at another intensity: same members, same inferred shocks, same
/// luck. The size of the effect is that of the lever's prior, which actuals do not update.
/// </summary>
public static class Counterfactual
{
    /// <summary>The two plans.</summary>
    /// <param name="vintage">The vintage.</param>
    /// <param name="pack">The region pack.</param>
    /// <param name="year">The year; the plans end with it.</param>
    /// <param name="lever">Number of the lever. In [1, 10].</param>
    /// <param name="intensity">Its intensity from the year's first quarter on. In [0, 1].</param>
    /// <param name="town">Id of the town in which it changes; null for all.</param>
    /// <returns>The year as it was, and changed.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The year is not past in the vintage, or the intensity is outside its range.</exception>
    public static (Plan Replayed, Plan Changed) Plans(Vintage vintage, Region pack, int year, int lever, double intensity, string? town)
    {
        ArgumentNullException.ThrowIfNull(vintage);
        ArgumentNullException.ThrowIfNull(pack);
        if (year <= pack.BaseYear || year > LastYear(vintage))
        {
            throw new ArgumentOutOfRangeException(nameof(year), year, string.Create(CultureInfo.InvariantCulture, $"must lie in [{pack.BaseYear + 1}, {LastYear(vintage)}]"));
        }

        if (!(intensity is >= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(intensity), intensity, "must lie in [0, 1]");
        }

        var asItWas = new Scenario
        {
            Id = "replayed",
            Title = new("重演", "Replayed"),
            Origin = vintage.AsOf,
            HorizonYear = year,
            Seed = vintage.Seed,
            Replications = 64,
        };
        Scenario changed = asItWas with
        {
            Levers = [.. pack.Towns.Where(t => town is null || t.Id == town).Select(t => new LeverSetting(lever, t.Id, Quarter.Of(year, 1), intensity))],
        };
        return (VintagePlan.Of(vintage, pack, asItWas), VintagePlan.Of(vintage, pack, changed));
    }

    /// <summary>The last year whose shocks a vintage has inferred: that of its last figure.</summary>
    public static int LastYear(Vintage vintage)
    {
        ArgumentNullException.ThrowIfNull(vintage);
        return vintage.History.Scenario.HorizonYear;
    }

    /// <summary>What the change does to output, replication by replication.</summary>
    /// <param name="region">The region.</param>
    /// <param name="replayed">Outcomes of the year as it was.</param>
    /// <param name="changed">Outcomes of the year changed; the same replications.</param>
    /// <param name="year">Years after the base year.</param>
    /// <returns>By town and group, output as it was, changed, and the difference [亿元, current prices].</returns>
    public static ImmutableArray<(string Entity, Quantiles Replayed, Quantiles Changed, Quantiles Difference)> Effects(Region region, OutcomeTable replayed, OutcomeTable changed, int year)
    {
        ArgumentNullException.ThrowIfNull(region);
        ArgumentNullException.ThrowIfNull(replayed);
        ArgumentNullException.ThrowIfNull(changed);
        var effects = ImmutableArray.CreateBuilder<(string, Quantiles, Quantiles, Quantiles)>();
        foreach (string entity in region.Towns.Select(t => t.Id).Append(TownGroup.Total))
        {
            double[] was = Values(region, replayed, entity, year), then = Values(region, changed, entity, year);
            double[] difference = [.. then.Zip(was, (t, w) => t - w)];
            effects.Add((entity, QuantileSelect.Five(was), QuantileSelect.Five(then), QuantileSelect.Five(difference)));
        }

        return effects.ToImmutable();
    }

    private static double[] Values(Region region, OutcomeTable table, string entity, int year)
    {
        var values = new double[table.Replications];
        new EntityOutcomes(region, table).Fill(entity, Kpi.OutputValue, year, values, new bool[table.Replications]);
        return values;
    }
}
