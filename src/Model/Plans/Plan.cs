using System.Globalization;
using Zyz.Sim.Model.Regions;
using Zyz.Sim.Model.Scenarios;

namespace Zyz.Sim.Model.Plans;

/// <summary>All that a result is a function of: region as known at the origin, scenario, seed, model version.</summary>
public sealed record Plan
{
    /// <summary>Version of the model.</summary>
    public required string ModelVersion { get; init; }

    /// <summary>The region, without what the origin could not know and without what no number depends on.</summary>
    public required Region Region { get; init; }

    /// <summary>The scenario.</summary>
    public required Scenario Scenario { get; init; }

    /// <summary>What a recalibration left of parameters and past shocks; null where the priors alone speak.</summary>
    public Ensemble? Ensemble { get; init; }

    /// <summary>Years a plan may speak of after its base year [count].</summary>
    public const int MostYears = 200;

    private static readonly Text None = new("", "");

    /// <summary>Makes the plan of a scenario: a forecast reads nothing published after its origin.</summary>
    /// <param name="region">The region pack.</param>
    /// <param name="scenario">The scenario.</param>
    /// <returns>The plan.</returns>
    /// <exception cref="ArgumentException">The horizon is not after the base year, or beyond 200 years.</exception>
    public static Plan From(Region region, Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(region);
        ArgumentNullException.ThrowIfNull(scenario);
        int years = scenario.HorizonYear - region.BaseYear;
        if (years is < 1 or > MostYears)
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"the horizon must lie 1 to 200 years after the base year {region.BaseYear}, not {years}"), nameof(scenario));
        }

        // What a scenario assumes of the region becomes part of the region, so that two ways of saying it are one plan.
        bool Known(string published) => scenario.Hindsight || string.CompareOrdinal(published, scenario.Origin) <= 0;
        return new Plan
        {
            ModelVersion = Model.ModelVersion.Current,
            Region = region with
            {
                Drivers = [.. region.Drivers.Where(d => Known(d.Published))
                    .Where(d => !scenario.Drivers.Any(a => a.Series == d.Series && a.Year == d.Year)).Concat(scenario.Drivers)
                    .OrderBy(d => d.Series, StringComparer.Ordinal).ThenBy(d => d.Year)],
                Projects = [.. region.Projects.Where(p => Known(p.Published) && !scenario.DroppedProjects.Contains(p.Id))
                    .Where(p => !scenario.Projects.Any(own => own.Id == p.Id)).Concat(scenario.Projects)
                    .OrderBy(p => p.Id, StringComparer.Ordinal).Select(p => p with { Evidence = "" })],
                Targets = [.. region.Targets.Where(t => !scenario.Targets.Any(own => own.Id == t.Id)).Concat(scenario.Targets)
                    .OrderBy(t => t.Id, StringComparer.Ordinal)],
                Observations = [],
                Sources = [],
                Notes = null,
                Names = null,
                Towns = [.. region.Towns.Select(t => t with { Evidence = "", Sources = [], Named = [] })],
                Levers = [.. region.Levers.Select(l => l with { Lead = None, MeaningAtZero = None, MeaningToday = None, MeaningAtFull = None, Evidence = "" })],
                Priors = [.. region.Priors.Select(p => p with { Evidence = "", Source = "" })],
            },
            Scenario = scenario with
            {
                Replications = 64,
                Question = null,
                Extends = null,
                Sources = [],
                Expect = [],
                Drivers = [],
                Projects = [],
                DroppedProjects = [],
                Targets = [],
            },
        };
    }
}
