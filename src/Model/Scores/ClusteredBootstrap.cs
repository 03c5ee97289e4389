using Zyz.Sim.Model.Draws;
using Zyz.Sim.Model.Numerics;

namespace Zyz.Sim.Model.Scores;

/// <summary>
/// Interval of a skill 1 − Σloss/Σloss of reference when losses of one year hang together: whole years are drawn with replacement.
/// </summary>
/// <remarks>
/// Few years make percentile intervals too narrow; the levels are therefore moved out to Φ(−√(n/(n − 1))·t) (Hesterberg 2015).
/// Draws are addressed: the same figures and seed give the same interval everywhere.
/// </remarks>
public static class ClusteredBootstrap
{
    /// <summary>Resamples [count].</summary>
    public const int Resamples = 2000;

    /// <summary>The interval that would hold the true skill in 90 of 100 cases.</summary>
    /// <param name="model">Sum of the model's losses by year.</param>
    /// <param name="naive">Sum of the reference's losses by year. Their total &gt; 0.</param>
    /// <param name="seed">Seed.</param>
    /// <param name="name">What is scored: part of the draws' address.</param>
    /// <returns>Low and high; null below three years.</returns>
    public static (double Low, double High)? Interval(ReadOnlySpan<double> model, ReadOnlySpan<double> naive, ulong seed, string name)
    {
        int n = model.Length;
        ArgumentOutOfRangeException.ThrowIfNotEqual(naive.Length, n);
        if (n < 3)
        {
            return null;
        }

        EntityId[] ids = [.. Enumerable.Range(0, n).Select(i => EntityId.Of(FormattableString.Invariant($"bootstrap/{name}/{i}")))];
        var skills = new List<double>(Resamples);
        for (int draw = 0; draw < Resamples; draw++)
        {
            double lost = 0, reference = 0;
            for (int i = 0; i < n; i++)
            {
                int picked = Math.Min((int)(DrawAddress.UniformOf(seed, draw, ids[i], Purpose.Bootstrap) * n), n - 1);
                lost += model[picked];
                reference += naive[picked];
            }

            skills.Add(1 - lost / reference);
        }

        var sample = new EnsemblePredictive([.. skills]);
        double tail = Normal.Distribution(-Math.Sqrt(n / (n - 1.0)) * StudentQuantile(0.95, n - 1));
        return (sample.Quantile(tail), sample.Quantile(1 - tail));
    }

    /// <summary>Quantile of Student's t above the median, from that of the beta distribution.</summary>
    internal static double StudentQuantile(double level, int degrees)
    {
        double x = Beta.Quantile(0.5 * degrees, 0.5, 2 * (1 - level));
        return Math.Sqrt(degrees * (1 - x) / x);
    }
}
