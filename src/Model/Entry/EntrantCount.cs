using System.Runtime.CompilerServices;
using Zyz.Sim.Model.Numerics;

namespace Zyz.Sim.Model.Entry;

/// <summary>Poisson counts from one uniform (E9, E10).</summary>
public static class EntrantCount
{
    // Above it e^(−mean) would fade out of the doubles: the sum then starts far enough below the mean.
    internal const double DirectLimit = 600;

    /// <summary>The smallest n with P(N ≤ n) ≥ u for N ~ Poisson(mean).</summary>
    /// <param name="mean">Mean. In [0, 1e9].</param>
    /// <param name="u">Uniform. In (0, 1).</param>
    /// <returns>The count.</returns>
    /// <remarks>docs/model.md E10. Monotone in both arguments, so a policy that raises the mean never removes an entrant.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int Poisson(double mean, double u)
    {
        Require.InRange(mean, 0, 1e9);
        int n = mean <= DirectLimit ? 0 : (int)(mean - 12 * Math.Sqrt(mean));
        double term = n == 0 ? Elementary.Exp(-mean) : Elementary.Exp(n * Elementary.Log(mean) - mean - Gamma.Log(n + 1.0));
        double sum = term;
        while (sum < u)
        {
            n++;
            term *= mean / n;
            sum += term;
            if (term < 1e-18 * sum && n > mean)
            {
                break;
            }
        }

        return n;
    }

    /// <summary>The same over lanes, with the same bits: terms are added until every lane has enough.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static T Poisson<T>(T mean, T u)
        where T : struct, ILanes<T>
    {
        T term = Elementary.Exp(T.All(0) - mean), sum = term, count = T.All(0);
        uint open = T.Below(sum, u);
        for (int n = 1; open != 0; n++)
        {
            T number = T.All(n);
            term *= mean / number;
            sum = T.Choose(open, sum + term, sum);
            count = T.Choose(open, number, count);
            open &= T.Below(sum, u) & ~(T.Below(term, T.All(1e-18) * sum) & T.Below(mean, number));
        }

        return count;
    }
}
