using System.Globalization;
using Zyz.Sim.Model.Results;
using Zyz.Sim.Model.Scenarios;

namespace Zyz.Sim.Model.ReadOut;

/// <summary>The figures statements speak of, as far as results alone have them; errors from the spread of the quantiles.</summary>
internal static class ResultFigures
{
    private const double Score95 = 1.9599639845400545;
    private const double NormalRange90 = 3.2897072539029444; // p95 − p05 of a normal, in standard deviations

    /// <summary>The figure of a statement, or null where the results have none.</summary>
    public static Estimate? Of(Expectation expectation, RunResult own, RunResult? other)
    {
        Estimate? mine = Level(expectation, own);
        if (expectation.Versus is null || mine is null)
        {
            return mine;
        }

        if (other is null || Level(expectation, other) is not { } theirs)
        {
            return null;
        }

        double value = mine.Value - theirs.Value;
        if (own.ResultHash == other.ResultHash && value == 0)
        {
            return new Estimate(0, 0, 0, mine.Value, theirs.Value, Exact: true);
        }

        double down = Hypotenuse(mine.Value - mine.Low, theirs.High - theirs.Value);
        double up = Hypotenuse(mine.High - mine.Value, theirs.Value - theirs.Low);
        return new Estimate(value, value - down, value + up, mine.Value, theirs.Value);
    }

    private static Estimate? Level(Expectation expectation, RunResult result)
    {
        if (expectation.Target is null)
        {
            string at = string.Create(CultureInfo.InvariantCulture, $"{expectation.Year:D4}-12-31");
            string? prices = expectation.ConstantPrices ? "constant" : KpiCatalogue.Find(expectation.Kpi)?.Prices;
            SeriesPoint? point = result.Series.FirstOrDefault(s => s.Entity == expectation.Entity && s.Kpi == expectation.Kpi && s.Prices == prices)?
                .Points.FirstOrDefault(p => p.At == at);
            return point is null ? null
                : Spread(expectation.Measure, point.Mean, new(point.P05, point.P25, point.P50, point.P75, point.P95), result.Replications);
        }

        TargetForecast? target = result.Targets.FirstOrDefault(t => t.Id == expectation.Target);
        return expectation.Measure switch
        {
            ExpectationMeasure.Probability => target?.Probability is { } p ? One(p.Estimate, p.MonteCarloLow, p.MonteCarloHigh) : null,
            ExpectationMeasure.Attainment => Spread(ExpectationMeasure.Median, 0, target?.Attainment, result.Replications),
            ExpectationMeasure.Shortfall => target is { ExpectedShortfall: { } s, Distribution: { } d }
                ? Around(s, (d.P95 - d.P05) / NormalRange90 / Math.Sqrt(result.Replications)) : null,
            _ => Spread(expectation.Measure, null, target?.Distribution, result.Replications),
        };
    }

    /// <summary>Errors as if outcomes were normal with the spread of their quantiles; the shortfall varies no more than the outcome.</summary>
    private static Estimate? Spread(ExpectationMeasure measure, double? mean, Quantiles? q, int replications)
    {
        if (q is null)
        {
            return null;
        }

        double root = Math.Sqrt(replications), sd = (q.P95 - q.P05) / NormalRange90;
        return measure switch
        {
            ExpectationMeasure.Mean => mean is { } m ? Around(m, sd / root) : null,
            ExpectationMeasure.P05 => Around(q.P05, 2.11 * sd / root),
            ExpectationMeasure.P25 => Around(q.P25, 1.36 * sd / root),
            ExpectationMeasure.P75 => Around(q.P75, 1.36 * sd / root),
            ExpectationMeasure.P95 => Around(q.P95, 2.11 * sd / root),
            _ => Around(q.P50, 1.26 * sd / root),
        };
    }

    private static Estimate Around(double value, double error) => One(value, value - Score95 * error, value + Score95 * error);

    private static Estimate One(double value, double low, double high) => new(value, low, high, value, null);

    private static double Hypotenuse(double a, double b) => Math.Sqrt(a * a + b * b);
}
