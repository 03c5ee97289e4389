using System.Collections.Immutable;
using Zyz.Sim.Model.Regions;

namespace Zyz.Sim.Model.Plans;

/// <summary>
/// The part of a plan one town's outcomes are a function of, as a plan of that town alone. Towns are played from it and from
/// nothing else, so two plans with the same part have the same outcomes there: its hash names them, and what one run has played
/// another need not play again.
/// </summary>
/// <remarks>What is not known to be idle stays in: a new member of a plan separates outcomes until somebody takes it out here.</remarks>
public static class TownPlan
{
    private static readonly Text None = new("", "");

    /// <summary>The part.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="town">Id of the town.</param>
    /// <returns>A plan of the town alone.</returns>
    /// <exception cref="ArgumentException">The plan has no such town.</exception>
    public static Plan Of(Plan plan, string town)
    {
        ArgumentNullException.ThrowIfNull(plan);
        Town own = plan.Region.Towns.FirstOrDefault(t => t.Id == town) ?? throw new ArgumentException($"the plan has no town '{town}'", nameof(town));
        return plan with
        {
            Ensemble = plan.Ensemble is { } ensemble ? ensemble with { Vintage = null } : null, // its name moves no number
            Region = plan.Region with
            {
                Title = None,
                Towns = [own with { Title = None, County = None, JudgedOn = "" }],
                Groups = [],
                Levers = [.. plan.Region.Levers.Select(l => l with { Title = None, JudgedOn = "" })],
                Priors = [.. plan.Region.Priors.Where(p => Speaks(p, own)).Select(p => p with { JudgedOn = "" })],
                Targets = [],
                Drivers = [.. plan.Region.Drivers.Where(d => d.Series == own.PriceSeries || d.Series == own.GeneralPriceSeries || d.Series == own.DemandSeries)],
                Projects = [.. plan.Region.Projects.Where(p => p.Town == town).Select(p => p with { Title = None })],
            },
            Scenario = plan.Scenario with
            {
                Id = "",
                Title = None,
                Levers = [.. plan.Scenario.Levers.Where(s => s.Town == town)],
                DemandShifts = [.. plan.Scenario.DemandShifts.Where(s => s.Town == town)],
                Stops = [.. plan.Scenario.Stops.Where(s => s.Town == town)],
            },
        };
    }

    /// <summary>The hash that names a town's outcomes, beside the pass and the replications.</summary>
    /// <param name="part">What <see cref="Of"/> gave.</param>
    /// <returns><c>sha256:</c> and 64 hexadecimal digits.</returns>
    public static string Hash(Plan part) => PlanText.Hash(PlanText.Write(part));

    /// <summary>Whether a prior's scope reaches the town; which of those that do has the word is the sampler's to say.</summary>
    private static bool Speaks(Prior prior, Town town) => prior.Scope.Length == 0 || prior.Scope == town.Id || town.Classes.Contains(prior.Scope);
}
