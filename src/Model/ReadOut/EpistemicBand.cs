using Zyz.Sim.Model.Numerics;

namespace Zyz.Sim.Model.ReadOut;

/// <summary>
/// How much of a probability's uncertainty is ignorance: the spread of p(θ) over parameter draws. The pass crosses every
/// draw with the same lucks, so where p does not depend on θ the band is exactly empty (docs/decisions/0003).
/// </summary>
public static class EpistemicBand
{
    private const double Negligible = 1e-9;

    /// <summary>The 5–95 % band of p(θ), as the beta distribution with the main pass's mean and the draws' variance.</summary>
    /// <param name="hits">Whether the target is met: draw after draw, within a draw luck after luck.</param>
    /// <param name="draws">Parameter draws [count]. &gt;= 2.</param>
    /// <param name="lucks">Lucks under each draw [count]. &gt;= 2.</param>
    /// <param name="estimate">Probability from the main pass. In [0, 1].</param>
    /// <returns>Lower and upper end.</returns>
    public static (double Low, double High) Of(ReadOnlySpan<bool> hits, int draws, int lucks, double estimate)
    {
        double variance = VarianceOverDraws(hits, draws, lucks);
        double spread = estimate * (1 - estimate);
        if (variance <= 0 || spread <= 0)
        {
            return (estimate, estimate);
        }

        double strength = Math.Max(spread / variance - 1, 1e-3);
        double a = estimate * strength, b = (1 - estimate) * strength;
        double low = Beta.Quantile(a, b, 0.05), high = Beta.Quantile(b, a, 0.05);
        return (low < Negligible ? 0 : low, high < Negligible ? 1 : 1 - high);
    }

    /// <summary>Var p(θ) by two-way components of variance: (MS over draws − MS of the rest)/lucks, at least 0.</summary>
    /// <param name="hits">Hits, draw after draw.</param>
    /// <param name="draws">Parameter draws [count].</param>
    /// <param name="lucks">Lucks [count].</param>
    /// <returns>The variance [1].</returns>
    public static double VarianceOverDraws(ReadOnlySpan<bool> hits, int draws, int lucks)
    {
        var byDraw = new double[draws];
        var byLuck = new double[lucks];
        double all = 0;
        for (int d = 0; d < draws; d++)
        {
            for (int l = 0; l < lucks; l++)
            {
                if (hits[d * lucks + l])
                {
                    byDraw[d]++;
                    byLuck[l]++;
                    all++;
                }
            }
        }

        double mean = all / (draws * (double)lucks), ofDraws = 0, ofLucks = 0;
        foreach (double count in byDraw)
        {
            ofDraws += (count / lucks - mean) * (count / lucks - mean);
        }

        foreach (double count in byLuck)
        {
            ofLucks += (count / draws - mean) * (count / draws - mean);
        }

        double total = draws * (double)lucks * mean * (1 - mean);
        double rest = Math.Max(0, total - lucks * ofDraws - draws * ofLucks) / ((draws - 1.0) * (lucks - 1.0));
        return Math.Max(0, (lucks * ofDraws / (draws - 1.0) - rest) / lucks);
    }
}
