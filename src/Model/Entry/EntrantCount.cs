using Zyz.Sim.Model.Numerics;

namespace Zyz.Sim.Model.Entry;

/// <summary>Poisson counts from one uniform (E9, E10).</summary>
public static class EntrantCount
{
    /// <summary>The smallest n with P(N ≤ n) ≥ u for N ~ Poisson(mean).</summary>
    /// <param name="mean">Mean. In [0, 600].</param>
    /// <param name="u">Uniform. In (0, 1).</param>
    /// <returns>The count.</returns>
    /// <remarks>docs/model.md E10. Monotone in both arguments, so a policy that raises the mean never removes an entrant.</remarks>
    public static int Poisson(double mean, double u)
    {
        Require.InRange(mean, 0, 600);
        double term = Elementary.Exp(-mean), sum = term;
        int n = 0;
        while (sum < u && n < 4000)
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
}
