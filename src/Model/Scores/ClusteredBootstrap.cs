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
    /// <summary>Resamples [count], a multiple of 64.</summary>
    public const int Resamples = 2048;

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
        var skills = new double[Resamples];
        Span<double> uniforms = stackalloc double[DrawAddress.GroupSize], lost = stackalloc double[DrawAddress.GroupSize], reference = stackalloc double[DrawAddress.GroupSize];
        for (int first = 0; first < Resamples; first += DrawAddress.GroupSize)
        {
            lost.Clear();
            reference.Clear();
            foreach (EntityId id in ids)
            {
                new DrawAddress(seed, (uint)(first / DrawAddress.GroupSize)).Uniforms(uniforms, id, 0, Purpose.Bootstrap);
                for (int lane = 0; lane < uniforms.Length; lane++)
                {
                    int picked = Math.Min((int)(uniforms[lane] * n), n - 1);
                    lost[lane] += model[picked];
                    reference[lane] += naive[picked];
                }
            }

            for (int lane = 0; lane < uniforms.Length; lane++)
            {
                skills[first + lane] = 1 - lost[lane] / reference[lane];
            }
        }

        var sample = new EnsemblePredictive(skills);
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
