using System.Collections.Immutable;
using System.Globalization;
using Zyz.Sim.Model.Numerics;
using Zyz.Sim.Model.Plans;
using Zyz.Sim.Model.Regions;
using Zyz.Sim.Model.Results;

namespace Zyz.Sim.Model.ReadOut;

/// <summary>Reads a target's answer out of the outcomes.</summary>
public sealed class TargetReadOut
{
    private readonly Plan plan;
    private readonly EntityOutcomes outcomes;
    private readonly int replications;
    private readonly EpistemicHits? epistemic;

    /// <summary>Prepares the read-out.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="outcomes">Outcomes of the main pass.</param>
    /// <param name="replications">Replications of the main pass.</param>
    /// <param name="epistemic">Hits of the epistemic pass, or null.</param>
    public TargetReadOut(Plan plan, EntityOutcomes outcomes, int replications, EpistemicHits? epistemic)
    {
        this.plan = plan;
        this.outcomes = outcomes;
        this.replications = replications;
        this.epistemic = epistemic;
    }

    /// <summary>Why a target is not answered, or null where it is.</summary>
    internal static (string Status, Text? Reason)? Unanswered(Plan plan, EntityOutcomes outcomes, Target target)
    {
        if (target.NotModelled is not null)
        {
            return ("notModelled", target.NotModelled);
        }

        KpiInfo? kpi = KpiCatalogue.Find(target.Kpi);
        if (kpi is null || !outcomes.Exists(target.Entity, kpi.Kpi))
        {
            return ("notModelled", new Text("模型不涉及这一指标或对象。", "The model does not speak of this measure or entity."));
        }

        return target.Year > plan.Scenario.HorizonYear
            ? ("beyondHorizon", new Text("目标年份在本情景的期末之后。", "The target's year lies beyond this scenario's horizon."))
            : null;
    }

    /// <summary>Whether an outcome meets a target: 突破 means above, 达到…以上 means at or above.</summary>
    internal static bool Meets(Target target, double value) => target.Relation == "gt" ? value > target.Value : value >= target.Value;

    /// <summary>The answer for a target.</summary>
    /// <param name="target">The target.</param>
    /// <returns>The forecast.</returns>
    public TargetForecast Of(Target target)
    {
        var answer = new TargetForecast
        {
            Id = target.Id,
            Entity = target.Entity,
            Kpi = target.Kpi,
            Relation = target.Relation,
            Value = target.Value,
            Unit = target.Unit,
            At = string.Create(CultureInfo.InvariantCulture, $"{target.Year:D4}-12-31"),
            Hardness = target.Hardness,
            Assumed = target.Assumed ? true : null,
            Status = "modelled",
        };
        if (Unanswered(plan, outcomes, target) is (string status, Text reason))
        {
            return answer with { Status = status, Reason = reason };
        }

        Kpi kpi = KpiCatalogue.Find(target.Kpi)!.Kpi;
        var values = new double[replications];
        var applicable = new bool[replications];
        int row = target.Year - plan.Region.BaseYear, counted = outcomes.Fill(target.Entity, kpi, row, values, applicable);
        if (counted == 0)
        {
            return answer with
            {
                Status = "notApplicable",
                Reason = new Text("没有任何一次模拟中存在该指标的基数（例如没有龙头企业）。", "In no replication does the measure have a base (no leading enterprise, for example)."),
            };
        }

        double[] present = counted == replications ? values : [.. values.Where((_, r) => applicable[r])];
        double shortfall = 0;
        int hits = 0;
        foreach (double value in present)
        {
            shortfall += Math.Max(0, target.Value - value);
            hits += Meets(target, value) ? 1 : 0;
        }

        Quantiles distribution = QuantileSelect.Five([.. present]);
        answer = answer with
        {
            Distribution = distribution,
            Attainment = new(distribution.P05 / target.Value, distribution.P25 / target.Value, distribution.P50 / target.Value, distribution.P75 / target.Value, distribution.P95 / target.Value),
            ApplicableShare = counted == replications ? null : (double)counted / replications,
        };
        if (target.Hardness != "hard")
        {
            return answer;
        }

        return WithGrowth(answer with
        {
            Probability = Probability(target, hits, counted),
            ExpectedShortfall = shortfall / present.Length,
            FirstPassage = FirstPassage(target, kpi, row),
        }, target, kpi, row);
    }

    private ProbabilityForecast Probability(Target target, int hits, int counted)
    {
        (double low, double high) = Wilson.Interval(hits, counted);
        double estimate = (double)hits / counted;
        return WithBand(new ProbabilityForecast(estimate, hits, counted, low, high, null, null), epistemic?.Band(target.Id, estimate));
    }

    /// <summary>A probability with its epistemic band, which holds the sampling interval.</summary>
    internal static ProbabilityForecast WithBand(ProbabilityForecast forecast, (double Low, double High)? band) => forecast with
    {
        EpistemicLow = band is null ? null : Math.Min(band.Value.Low, forecast.MonteCarloLow),
        EpistemicHigh = band is null ? null : Math.Max(band.Value.High, forecast.MonteCarloHigh),
    };

    private ImmutableSortedDictionary<string, double> FirstPassage(Target target, Kpi kpi, int last)
    {
        var met = new bool[replications];
        var values = new double[replications];
        var applicable = new bool[replications];
        var passage = ImmutableSortedDictionary.CreateBuilder<string, double>(StringComparer.Ordinal);
        for (int row = 1; row <= last; row++)
        {
            outcomes.Fill(target.Entity, kpi, row, values, applicable);
            int count = 0;
            for (int r = 0; r < replications; r++)
            {
                met[r] |= applicable[r] && Meets(target, values[r]);
                count += met[r] ? 1 : 0;
            }

            passage[(plan.Region.BaseYear + row).ToString(CultureInfo.InvariantCulture)] = (double)count / replications;
        }

        return passage.ToImmutable();
    }

    /// <summary>(value/median of the base year)^(1/years) − 1: what growth a year would have just reached it.</summary>
    private TargetForecast WithGrowth(TargetForecast answer, Target target, Kpi kpi, int years)
    {
        var values = new double[replications];
        var applicable = new bool[replications];
        int counted = outcomes.Fill(target.Entity, kpi, 0, values, applicable);
        double[] present = counted == replications ? values : [.. values.Where((_, r) => applicable[r])];
        double start = present.Length == 0 ? 0 : QuantileSelect.Five(present).P50;
        return start <= 0
            ? answer
            : answer with { BaseMedian = start, RequiredGrowthPerYear = Elementary.Pow(target.Value / start, 1.0 / years) - 1 };
    }
}
