using Zyz.Sim.Model.Regions;
using Zyz.Sim.Model.Results;
using Zyz.Sim.Model.Scenarios;

namespace Zyz.Sim.Model.ReadOut;

/// <summary>The figures statements speak of, read out of outcomes; differences are paired by replication.</summary>
internal static class OutcomeFigures
{
    private const double Score95 = 1.9599639845400545;

    /// <summary>The figure of a statement, or null where the outcomes have none.</summary>
    public static Estimate? Of(Expectation expectation, PlayedScenario own, PlayedScenario? other) => Of(expectation, own, other, out _);

    /// <summary>The same, with the replications in which the measure exists [count].</summary>
    public static Estimate? Of(Expectation expectation, PlayedScenario own, PlayedScenario? other, out int counted)
    {
        counted = 0;
        if (Sample.Of(expectation, own, null) is not { } mine)
        {
            return null;
        }

        if (expectation.Versus is null)
        {
            Sample present = mine.Present();
            counted = present.Values.Length;
            return Level(expectation.Measure, present);
        }

        if (other is null || Sample.Of(expectation, other, mine.Target) is not { } theirs || mine.Values.Length != theirs.Values.Length)
        {
            return null;
        }

        bool[] both = [.. mine.Applicable.Zip(theirs.Applicable, (a, b) => a && b)];
        counted = both.Count(b => b);
        return counted > 0 ? Difference(expectation.Measure, mine.Only(both), theirs.Only(both)) : null;
    }

    private static Estimate? Level(ExpectationMeasure measure, Sample own)
    {
        double[] values = own.Values;
        if (values.Length == 0)
        {
            return null;
        }

        if (measure == ExpectationMeasure.Probability)
        {
            int hits = values.Count(own.Meets);
            (double low, double high) = Wilson.Interval(hits, values.Length);
            return One((double)hits / values.Length, low, high);
        }

        if (IsMean(measure))
        {
            double[] terms = own.Terms(measure);
            double mean = terms.Average(), half = Score95 * StandardError(terms);
            return One(mean, mean - half, mean + half);
        }

        (double value, double lower, double upper) = Quantile(own, measure);
        return One(value, lower, upper);

        static Estimate One(double value, double low, double high) => new(value, low, high, value, null);
    }

    private static Estimate Difference(ExpectationMeasure measure, Sample own, Sample other)
    {
        bool exact = own.Terms(measure).AsSpan().SequenceEqual(other.Terms(measure)) && own.Target?.Value == other.Target?.Value;
        (double value, double mine, double theirs, double error) = measure == ExpectationMeasure.Probability ? Probability(own, other)
            : IsMean(measure) ? Mean(own.Terms(measure), other.Terms(measure))
            : Quantile(measure, own, other);
        double half = exact ? 0 : Score95 * error;
        return measure == ExpectationMeasure.Probability && !exact
            ? new Estimate(mine - theirs, value - half, value + half, mine, theirs, exact)
            : new Estimate(value, value - half, value + half, mine, theirs, exact);
    }

    private static bool IsMean(ExpectationMeasure measure) => measure is ExpectationMeasure.Mean or ExpectationMeasure.Shortfall;

    /// <summary>Matched pairs with half a pair added to each cell (Agresti and Min 2005), so that no difference seen is not "none for sure".</summary>
    private static (double, double, double, double) Probability(Sample own, Sample other)
    {
        int n = own.Values.Length, gained = 0, lost = 0, hits = 0, others = 0;
        for (int r = 0; r < n; r++)
        {
            bool a = own.Meets(own.Values[r]), b = other.Meets(other.Values[r]);
            hits += a ? 1 : 0;
            others += b ? 1 : 0;
            gained += a && !b ? 1 : 0;
            lost += b && !a ? 1 : 0;
        }

        double more = gained + 0.5, fewer = lost + 0.5, pairs = n + 2.0, centre = (more - fewer) / pairs;
        double error = Math.Sqrt(Math.Max(0, (more + fewer) / pairs - centre * centre) / pairs);
        return (centre, (double)hits / n, (double)others / n, error);
    }

    private static (double, double, double, double) Mean(double[] own, double[] other)
    {
        double[] differences = [.. own.Zip(other, (a, b) => a - b)];
        return (differences.Average(), own.Average(), other.Average(), StandardError(differences));
    }

    /// <summary>Two quantiles of paired samples: their errors from order statistics, their correlation from the quadrants.</summary>
    private static (double, double, double, double) Quantile(ExpectationMeasure measure, Sample own, Sample other)
    {
        (double mine, double ownLow, double ownHigh) = Quantile(own, measure);
        (double theirs, double otherLow, double otherHigh) = Quantile(other, measure);
        double p = LevelOf(measure), ownScale = own.Scale(measure), otherScale = other.Scale(measure);
        int below = 0, n = own.Values.Length;
        for (int r = 0; r < n; r++)
        {
            below += own.Values[r] * ownScale <= mine && other.Values[r] * otherScale <= theirs ? 1 : 0;
        }

        double correlation = Math.Clamp(((double)below / n - p * p) / (p * (1 - p)), -1, 1);
        double a = (ownHigh - ownLow) / (2 * Score95), b = (otherHigh - otherLow) / (2 * Score95);
        return (mine - theirs, mine, theirs, Math.Sqrt(Math.Max(0, a * a + b * b - 2 * correlation * a * b)));
    }

    /// <summary>A quantile (type 7) and the order statistics that enclose it in 95 of 100 samples.</summary>
    private static (double Value, double Low, double High) Quantile(Sample sample, ExpectationMeasure measure)
    {
        double[] sorted = [.. sample.Values.Order()];
        double p = LevelOf(measure), n = sorted.Length, half = Score95 * Math.Sqrt(p * (1 - p) * n), scale = sample.Scale(measure);
        double position = p * (n - 1);
        return (At(position) * scale, At(Math.Floor(p * n - half) - 1) * scale, At(Math.Ceiling(p * n + half)) * scale);

        double At(double place)
        {
            double held = Math.Clamp(place, 0, n - 1);
            int low = (int)Math.Floor(held), high = Math.Min(low + 1, sorted.Length - 1);
            return sorted[low] + (held - low) * (sorted[high] - sorted[low]);
        }
    }

    private static double LevelOf(ExpectationMeasure measure) => measure switch
    {
        ExpectationMeasure.P05 => 0.05,
        ExpectationMeasure.P25 => 0.25,
        ExpectationMeasure.P75 => 0.75,
        ExpectationMeasure.P95 => 0.95,
        _ => 0.5,
    };

    private static double StandardError(double[] values)
    {
        double mean = values.Average(), sum = 0;
        foreach (double value in values)
        {
            sum += (value - mean) * (value - mean);
        }

        return values.Length < 2 ? double.PositiveInfinity : Math.Sqrt(sum / (values.Length - 1.0) / values.Length);
    }

    /// <summary>One value per replication, and the target they are set against.</summary>
    private sealed record Sample(double[] Values, bool[] Applicable, Target? Target)
    {
        /// <summary>A target of one scenario's own is asked of the other as well.</summary>
        public static Sample? Of(Expectation expectation, PlayedScenario played, Target? asked)
        {
            Region region = played.Plan.Region;
            Target? target = expectation.Target is null ? null : region.Targets.FirstOrDefault(t => t.Id == expectation.Target) ?? asked;
            string kpiId = target?.Kpi ?? expectation.Kpi, entity = target?.Entity ?? expectation.Entity;
            int row = (target?.Year ?? expectation.Year) - region.BaseYear;
            var outcomes = new EntityOutcomes(region, played.Table);
            bool spoken = KpiCatalogue.Find(kpiId) is { } info && outcomes.Exists(entity, info.Kpi) && played.Table.Rows.Contains(row)
                && (target is not null || expectation.Target is null);
            if (!spoken)
            {
                return null;
            }

            Kpi kpi = expectation.ConstantPrices ? Kpi.OutputValueConstant : KpiCatalogue.Find(kpiId)!.Kpi;
            var sample = new Sample(new double[played.Table.Replications], new bool[played.Table.Replications], target);
            outcomes.Fill(entity, kpi, row, sample.Values, sample.Applicable);
            return sample;
        }

        public Sample Present() => Only(Applicable);

        public Sample Only(bool[] kept) => kept.Contains(false) ? this with { Values = [.. Values.Where((_, r) => kept[r])] } : this;

        public bool Meets(double value) => Target is not null && TargetReadOut.Meets(Target, value);

        public double Scale(ExpectationMeasure measure) => measure == ExpectationMeasure.Attainment ? 1 / Target!.Value : 1;

        public double[] Terms(ExpectationMeasure measure) =>
            measure == ExpectationMeasure.Shortfall ? [.. Values.Select(v => Math.Max(0, Target!.Value - v))] : Values;
    }
}
