using Zyz.Sim.Model.Numerics;

namespace Zyz.Sim.Model.Scores;

/// <summary>
/// Are two forecasts equally good? The test of Diebold and Mariano (1995) on the loss differences of successive origins, with the
/// small-sample correction of Harvey, Leybourne and Newbold (1997).
/// </summary>
/// <param name="Statistic">Corrected statistic; negative where the first forecast lost less.</param>
/// <param name="PValue">Two-sided p-value from Student's t with n − 1 degrees of freedom.</param>
/// <param name="Count">Loss differences behind it [count].</param>
public readonly record struct DieboldMariano(double Statistic, double PValue, int Count)
{
    /// <summary>Tests.</summary>
    /// <param name="differences">Loss of the first forecast less that of the second, by origin in order of time. Finite.</param>
    /// <param name="horizon">Steps ahead: differences up to horizon − 1 apart may be correlated. &gt;= 1.</param>
    /// <returns>
    /// The test; null below three differences, and where they do not vary. Where the estimated long-run variance is not positive,
    /// that of uncorrelated differences stands in, as Harvey, Leybourne and Newbold advise.
    /// </returns>
    public static DieboldMariano? Of(ReadOnlySpan<double> differences, int horizon)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(horizon, 1);
        int n = differences.Length, reach = Math.Min(horizon, n - 1);
        if (n < 3)
        {
            return null;
        }

        double mean = 0;
        foreach (double d in differences)
        {
            mean += Require.Finite(d) / n;
        }

        double own = Covariance(differences, mean, 0), variance = own;
        for (int lag = 1; lag < reach; lag++)
        {
            variance += 2 * Covariance(differences, mean, lag);
        }

        variance = variance > 0 ? variance : own;
        if (variance <= 1e-24 * mean * mean || variance == 0)
        {
            return null;
        }

        double h = variance == own ? 1 : reach;
        double correction = Math.Sqrt((n + 1 - 2 * h + h * (h - 1) / n) / n);
        double statistic = correction * mean / Math.Sqrt(variance / n);
        return new DieboldMariano(statistic, TwoSided(statistic, n - 1), n);
    }

    /// <summary>P(|T| ≥ |t|) of Student's t: the incomplete beta at ν/(ν + t²).</summary>
    internal static double TwoSided(double t, int degrees) => Beta.Distribution(0.5 * degrees, 0.5, degrees / (degrees + t * t));

    private static double Covariance(ReadOnlySpan<double> differences, double mean, int lag)
    {
        double sum = 0;
        for (int i = lag; i < differences.Length; i++)
        {
            sum += (differences[i] - mean) * (differences[i - lag] - mean);
        }

        return sum / differences.Length;
    }
}
