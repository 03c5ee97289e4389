using System.Collections.Immutable;
using Zyz.Sim.Model.Numerics;
using Zyz.Sim.Model.Observations;
using Zyz.Sim.Model.Draws;
using Zyz.Sim.Model.Plans;
using Zyz.Sim.Model.ReadOut;
using Zyz.Sim.Model.Regions;
using Zyz.Sim.Model.Results;
using Zyz.Sim.Model.Scenarios;

namespace Zyz.Sim.Model.Scores;

/// <summary>A region's forecasts as known on a day against what was published later.</summary>
public static class RegionBacktest
{
    /// <summary>Smallest count that has a logarithm: half of one.</summary>
    private const double Half = 0.5;

    /// <summary>The scenario of a backtest: as the pack's own, asked on another day.</summary>
    /// <param name="scenario">The region's base scenario.</param>
    /// <param name="origin">The day, ISO date.</param>
    /// <param name="lastYear">Last year a figure speaks of.</param>
    /// <returns>The scenario.</returns>
    public static Scenario On(Scenario scenario, string origin, int lastYear)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        return scenario with { Origin = origin, Hindsight = false, HorizonYear = lastYear, Expect = [], Targets = [] };
    }

    /// <summary>The figures published after a day that the model speaks of: found in a source, of the whole scope, not before the base year.</summary>
    /// <param name="region">The region with all publications.</param>
    /// <param name="origin">The day, ISO date.</param>
    /// <returns>The newest publication of each; what was known on the day already is no forecast and left out.</returns>
    public static ImmutableArray<Observation> Later(Region region, string origin)
    {
        ArgumentNullException.ThrowIfNull(region);
        HashSet<FigureKey> before = [.. KnownFigures.On(region.Observations, origin).Select(FigureKey.Of)];
        return
        [
            .. KnownFigures.On(region.Observations, "9999-12-31").Where(f => Speaks(region, f) && !before.Contains(FigureKey.Of(f))
                && string.CompareOrdinal(f.Published, origin) > 0),
        ];
    }

    /// <summary>How many figures published after a day are left out.</summary>
    /// <param name="region">The region.</param>
    /// <param name="origin">The day, ISO date.</param>
    /// <returns>Publications about the region's entities that the model does not speak of, or of another scope [count].</returns>
    public static int LeftOut(Region region, string origin)
    {
        ArgumentNullException.ThrowIfNull(region);
        return KnownFigures.On(region.Observations, "9999-12-31").Count(f => string.CompareOrdinal(f.Published, origin) > 0
            && f.Status == "found" && (region.Towns.Any(t => t.Id == f.Entity) || region.Groups.Any(g => g.Id == f.Entity)) && !Speaks(region, f));
    }

    /// <summary>Scores what was played.</summary>
    /// <param name="region">The region with all publications.</param>
    /// <param name="plan">The plan of the day: the pack as known then. A vintage of the day may have made its priors.</param>
    /// <param name="outcomes">What was played.</param>
    /// <returns>Scored figures and lower bounds.</returns>
    public static (ImmutableArray<ScoredFigure> Figures, ImmutableArray<BoundFigure> Bounds) At(Region region, Plan plan, OutcomeTable outcomes)
    {
        ArgumentNullException.ThrowIfNull(region);
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(outcomes);
        string origin = plan.Scenario.Origin;
        var entities = new EntityOutcomes(plan.Region, outcomes);
        var figures = ImmutableArray.CreateBuilder<ScoredFigure>();
        var bounds = ImmutableArray.CreateBuilder<BoundFigure>();
        foreach (Observation figure in Later(region, origin).Where(f => f.Year <= plan.Scenario.HorizonYear))
        {
            var values = new double[outcomes.Replications];
            if (entities.Fill(figure.Entity, KpiCatalogue.Find(figure.Measure)!.Kpi, figure.Year - region.BaseYear, values, []) < values.Length)
            {
                continue;
            }

            double[] logs = [.. values.Select(v => Elementary.Log(Math.Max(v, figure.Unit is "户" or "人" ? Half : 1e-9)))];
            var forecast = new EnsemblePredictive(logs);
            double actual = Elementary.Log(figure.Value);
            if (figure.Relation is "gt" or "ge")
            {
                bounds.Add(new BoundFigure(origin, figure, Elementary.Exp(forecast.Quantile(0.5)), 1 - forecast.Distribution(actual)));
                continue;
            }

            ImmutableArray<ForecastScore> scores = [ForecastScore.Of(Forecaster.Model, forecast, actual, null)];
            figures.Add(new ScoredFigure(
                origin, figure.Entity, figure.Measure, figure.Year, figure.Year - int.Parse(origin.AsSpan(0, 4), System.Globalization.CultureInfo.InvariantCulture), actual,
                Line(region, figure) is { } line ? scores.Add(ForecastScore.Of(Forecaster.PlanLine, line, actual, null)) : scores)
            {
                Figure = figure,
                InPack = InPack(region, figure),
            });
        }

        return (figures.ToImmutable(), bounds.ToImmutable());
    }

    private static bool Speaks(Region region, Observation figure) =>
        figure is { Status: "found", WholeScope: true, Value: > 0 } && figure.Year >= region.BaseYear
        && KpiCatalogue.Find(figure.Measure) is { } kpi && kpi.Unit == figure.Unit && EntityOutcomes.Speaks(region, figure.Entity, kpi.Kpi);

    /// <summary>Counts of enterprises and priors judged from a publication forecast it no more.</summary>
    private static bool InPack(Region region, Observation figure)
    {
        ImmutableArray<string> members = region.Groups.FirstOrDefault(g => g.Id == figure.Entity)?.Towns ?? [figure.Entity];
        return region.Towns.Any(t => members.Contains(t.Id) && t.Sources.Contains(figure.Source))
            || region.Priors.Any(p => members.Contains(p.Scope) && p.Source.Split(' ').Contains(figure.Source));
    }

    /// <summary>The plan's line from the prior's median baseline to the target, for outputs that have one.</summary>
    private static EnsemblePredictive? Line(Region region, Observation figure)
    {
        Target? target = region.Targets.FirstOrDefault(t => t.Entity == figure.Entity && t.Kpi == figure.Measure && figure.Measure == "output_value");
        Town[] towns =
        [
            .. region.Towns.Where(t => t.Id == figure.Entity || region.Groups.FirstOrDefault(g => g.Id == figure.Entity)?.Towns.Contains(t.Id) == true),
        ];
        if (target is null || target.Value <= 0 || target.Year <= region.BaseYear)
        {
            return null;
        }

        double baseline = towns.Sum(t => new TownSampler(region, t).Median(Parameter.BaseOutput));
        return PlanLine.Forecast(baseline, region.BaseYear, target.Value, target.Year, figure.Year);
    }
}
