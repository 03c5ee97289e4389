using System.Collections.Immutable;
using System.Globalization;
using Zyz.Sim.Model.Numerics;
using Zyz.Sim.Model.Enterprises;
using Zyz.Sim.Model.Plans;
using Zyz.Sim.Model.Populations;
using Zyz.Sim.Model.Regions;
using Zyz.Sim.Model.Scenarios;
using Zyz.Sim.Model.Simulation;

namespace Zyz.Sim.Model.Panels;

/// <summary>A panel as the engine sees it at an origin: groups are towns, firms their enterprises with their own sizes.</summary>
/// <remarks>Sizes are carried over so that the median firm has the size at which σ₀ holds (E5); forecasts are carried back.</remarks>
internal static class PanelRegion
{
    private static readonly Text None = new("", "");

    /// <summary>The settings of all groups with a firm at the origin, by group.</summary>
    /// <param name="panel">The panel.</param>
    /// <param name="learnt">What was learnt by the origin.</param>
    /// <param name="years">Years to play.</param>
    /// <returns>Each group's setting and its firms in the order of their ids.</returns>
    public static IEnumerable<(TownSetting Setting, ImmutableArray<GrowthSeries> Firms)> Of(FirmPanel panel, PanelLearning learnt, int years)
    {
        IGrouping<string, GrowthSeries>[] groups =
        [
            .. learnt.Firms.Where(f => f.LnSize is not null).GroupBy(f => f.Group).OrderBy(g => g.Key, StringComparer.Ordinal),
        ];
        Dictionary<string, double[]> sizes = groups.ToDictionary(
            g => g.Key, g => g.Select(f => Elementary.Exp(f.LnSize!.Value - learnt.LnReference) * NoiseScale.ReferenceSize).ToArray());
        Town[] towns = [.. groups.Select(g => Town(g.Key, g.Count()))];
        var plan = new Plan
        {
            ModelVersion = ModelVersion.Current,
            Region = new Region
            {
                Id = panel.Id,
                Title = panel.Title,
                BaseYear = learnt.Origin,
                Towns = [.. towns],
                Groups = [],
                Levers = [.. Enumerable.Range(1, 10).Select(Lever)],
                Priors = PanelPriors.Of(learnt, groups.Select(g => g.Key), g => sizes[g].Sum()),
                Targets = [],
                Drivers = [],
                Observations = [],
                Projects = [],
                Sources = [],
            },
            Scenario = new Scenario
            {
                Id = "backtest",
                Title = None,
                Origin = string.Create(CultureInfo.InvariantCulture, $"{learnt.Origin:D4}-12-31"),
                HorizonYear = learnt.Origin + years,
                Seed = panel.Seed,
                Replications = 64,
            },
        };
        foreach (IGrouping<string, GrowthSeries> group in groups)
        {
            ImmutableArray<GrowthSeries> firms = [.. group];
            yield return (TownSetting.Of(plan, group.Key, StartingPopulation.Of(group.Key, [.. firms.Select(f => f.Id)], sizes[group.Key])), firms);
        }
    }

    private static Town Town(string group, int firms) => new()
    {
        Id = group,
        Title = None,
        County = None,
        Category = "mixed",
        Classes = [],
        Enterprises = firms,
        AboveScale = 0,
        Evidence = "",
        JudgedOn = "",
    };

    /// <summary>A lever without any effect: the priors of all effects are 0.</summary>
    private static Lever Lever(int number) => new()
    {
        Number = number,
        Id = string.Create(CultureInfo.InvariantCulture, $"lever{number}"),
        Title = None,
        Lead = None,
        MeaningAtZero = None,
        MeaningToday = None,
        MeaningAtFull = None,
        Evidence = "",
        Today = 0.3,
        Curvature = 1.5,
        LagUpYears = 1,
        LagDownYears = 1,
    };
}
