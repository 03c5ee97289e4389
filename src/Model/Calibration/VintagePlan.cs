using Zyz.Sim.Model.Plans;
using Zyz.Sim.Model.Regions;
using Zyz.Sim.Model.Scenarios;

namespace Zyz.Sim.Model.Calibration;

/// <summary>
/// The plan of a scenario that starts from a vintage: region, priors, drivers and projects are those the vintage knew, the origin is
/// its day. Of the pack only the targets are read, which move no number. So nothing entered later can change its forecast.
/// </summary>
public static class VintagePlan
{
    /// <summary>Makes the plan.</summary>
    /// <param name="vintage">The vintage, opened.</param>
    /// <param name="pack">The region pack, for its targets.</param>
    /// <param name="scenario">The scenario; its origin is replaced by the vintage's day.</param>
    /// <returns>The plan.</returns>
    /// <exception cref="ArgumentException">The pack is of another region, or the scenario reads what was published later.</exception>
    public static Plan Of(Vintage vintage, Region pack, Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(vintage);
        ArgumentNullException.ThrowIfNull(pack);
        ArgumentNullException.ThrowIfNull(scenario);
        Region known = vintage.History.Region;
        if (known.Id != pack.Id)
        {
            throw new ArgumentException($"the vintage is of region {known.Id}, not {pack.Id}", nameof(vintage));
        }

        if (scenario.Hindsight)
        {
            throw new ArgumentException("a scenario with hindsight reads what was published later and cannot start from a vintage", nameof(scenario));
        }

        return Plan.From(known with { Targets = pack.Targets }, scenario with { Origin = vintage.AsOf }) with
        {
            Ensemble = vintage.Posterior with { Vintage = vintage.Id },
        };
    }
}
