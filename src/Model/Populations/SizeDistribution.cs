using Zyz.Sim.Model.Numerics;

namespace Zyz.Sim.Model.Populations;

/// <summary>A lognormal size distribution in closed form from what statistics give of a town (docs/model.md §7).</summary>
/// <param name="LogMedian">m, ln of the median size [ln 亿元].</param>
/// <param name="LogSd">s, standard deviation of ln size [1].</param>
public readonly record struct SizeDistribution(double LogMedian, double LogSd)
{
    /// <summary>Size of a registered enterprise [亿元].</summary>
    public const double Threshold = 0.2;

    private const double FallbackLogSd = 1.2;

    /// <summary>
    /// The distribution with mean Y/N and the observed share above 0.2 亿元:
    /// z = Φ⁻¹(1 − (n₂₀ + ½)/(N + 1)), c = ln(Y/N) − ln 0.2, s = z + √(z² + 2c), m = ln 0.2 − z·s; where z² + 2c &lt; 1 or
    /// n₂₀ = 0, s = 1.2.
    /// </summary>
    /// <param name="enterprises">N [count]. &gt;= 1.</param>
    /// <param name="aboveScale">n₂₀ [count]. In [0, N].</param>
    /// <param name="output">Y [亿元]. &gt; 0.</param>
    /// <returns>m and s.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public static SizeDistribution Fit(int enterprises, int aboveScale, double output)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(enterprises, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(aboveScale, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(aboveScale, enterprises);
        return FitShare((aboveScale + 0.5) / (enterprises + 1.0), aboveScale, Require.Positive(output) / enterprises);
    }

    /// <summary>The same from a share above the threshold that is already corrected.</summary>
    /// <param name="share">Share of enterprises above 0.2 亿元. In (0, 1).</param>
    /// <param name="aboveScale">n₂₀, only asked whether it is 0.</param>
    /// <param name="mean">Mean size [亿元]. &gt; 0.</param>
    /// <returns>m and s.</returns>
    internal static SizeDistribution FitShare(double share, int aboveScale, double mean)
    {
        double z = Normal.Quantile(1 - share);
        double logMean = Elementary.Log(mean), logThreshold = Elementary.Log(Threshold);
        double inside = z * z + 2 * (logMean - logThreshold);
        if (inside < 1 || aboveScale == 0)
        {
            return new(logMean - FallbackLogSd * FallbackLogSd / 2, FallbackLogSd);
        }

        double s = z + Math.Sqrt(inside);
        return new(logThreshold - z * s, s);
    }
}
