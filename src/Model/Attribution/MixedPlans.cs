using System.Collections.Immutable;
using Zyz.Sim.Model.Plans;
using Zyz.Sim.Model.Regions;

namespace Zyz.Sim.Model.Attribution;

/// <summary>Plans between two plans: some components of the one, the others of the other, on common luck.</summary>
public sealed class MixedPlans
{
    private readonly Plan first;
    private readonly Plan second;

    private MixedPlans(Plan first, Plan second) => (this.first, this.second) = (first, second);

    /// <summary>Components in which the two differ, in the order of their coalitions' bits.</summary>
    public ImmutableArray<AttributionComponent> Differing { get; private init; }

    /// <summary>Prepares the plans between two.</summary>
    /// <param name="first">The earlier plan.</param>
    /// <param name="second">The later plan; its seed serves both, so that all are played on the same luck.</param>
    /// <returns>The plans.</returns>
    /// <exception cref="ArgumentException">They are of different regions, base years or horizons, or their ensembles have different numbers of members.</exception>
    public static MixedPlans Of(Plan first, Plan second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        if (first.Region.Id != second.Region.Id || first.Region.BaseYear != second.Region.BaseYear)
        {
            throw new ArgumentException($"the forecasts are of different regions: {first.Region.Id} from {first.Region.BaseYear}, {second.Region.Id} from {second.Region.BaseYear}", nameof(second));
        }

        if (first.Scenario.HorizonYear != second.Scenario.HorizonYear)
        {
            throw new ArgumentException($"the forecasts have different horizons: {first.Scenario.HorizonYear} and {second.Scenario.HorizonYear}", nameof(second));
        }

        if (first.Ensemble is { } a && second.Ensemble is { } b && a.Members != b.Members)
        {
            throw new ArgumentException($"the vintages have {a.Members} and {b.Members} members; recalibrate with the same number", nameof(second));
        }

        var plans = new MixedPlans(first, second);
        string Text(AttributionComponent component, bool later) => PlanText.Hash(PlanText.Write(plans.With([component], later)));
        return new MixedPlans(first, second)
        {
            Differing = [.. Enum.GetValues<AttributionComponent>().Where(c => Text(c, later: false) != Text(c, later: true))],
        };
    }

    /// <summary>The plan of a coalition.</summary>
    /// <param name="coalition">Bit i: component i of <see cref="Differing"/> is that of the later plan.</param>
    /// <returns>The plan.</returns>
    public Plan At(int coalition) => With([.. Differing.Where((_, i) => (coalition >> i & 1) != 0)], later: true);

    private Plan With(ImmutableArray<AttributionComponent> changed, bool later)
    {
        Plan From(AttributionComponent component) => later && changed.Contains(component) ? second : first;
        Plan start = From(AttributionComponent.Start), levers = From(AttributionComponent.Levers);
        Region region = start.Region with { Drivers = From(AttributionComponent.Drivers).Region.Drivers, Targets = second.Region.Targets };
        return second with
        {
            Region = region,
            Scenario = second.Scenario with { Levers = levers.Scenario.Levers, DemandShifts = levers.Scenario.DemandShifts, Stops = levers.Scenario.Stops },
            Ensemble = Join(From(AttributionComponent.Parameters).Ensemble, From(AttributionComponent.Shocks).Ensemble),
        };
    }

    /// <summary>Parameters of one ensemble beside shocks of another, member by member.</summary>
    private static Ensemble? Join(Ensemble? parameters, Ensemble? shocks)
    {
        (string Draw, float[] Scores)[] rows =
        [
            .. Rows(parameters).Where(r => !IsShock(r.Draw)).Concat(Rows(shocks).Where(r => IsShock(r.Draw))).OrderBy(r => r.Draw, StringComparer.Ordinal),
        ];
        return rows.Length == 0 ? null : Ensemble.Of([.. rows.Select(r => Draws.DrawKey.Parse(r.Draw))], [.. rows.Select(r => Array.ConvertAll(r.Scores, x => (double)x))], 1);
    }

    private static bool IsShock(string draw) => Draws.DrawKey.Parse(draw).When is not null;

    private static IEnumerable<(string Draw, float[] Scores)> Rows(Ensemble? ensemble) => ensemble is null ? [] : ensemble.Draws.Zip(ensemble.Rows());
}
