using System.Runtime.CompilerServices;
using Zyz.Sim.Model.Numerics;
using Zyz.Sim.Model.Regions;

namespace Zyz.Sim.Model.Draws;

/// <summary>Turns a uniform into a draw of a prior by its quantile: monotone, so a common uniform means common luck.</summary>
internal sealed class PriorSampler
{
    private const int BetaTerms = 56;
    private const double BetaReach = 8.5; // standard deviations of the normal score a 53-bit uniform can reach

    private readonly Prior prior;
    private readonly double lowest;
    private readonly double highest;
    private readonly double from;
    private readonly double to;
    private readonly ChebyshevSeries? betaLogit;

    /// <summary>Prepares a prior.</summary>
    /// <param name="prior">The prior.</param>
    /// <param name="info">Its parameter: every draw is held inside its range.</param>
    public PriorSampler(Prior prior, ParameterInfo info)
    {
        this.prior = prior;
        lowest = Math.Max(prior.Low ?? info.Low, info.Low);
        highest = Math.Min(prior.High ?? info.High, info.High);
        from = prior.Low is { } low ? Below(low - prior.Offset) : 0;
        to = prior.High is { } high ? Below(high - prior.Offset) : 1;
        if (prior.Family == PriorFamily.Beta)
        {
            betaLogit = new ChebyshevSeries(BetaLogit, -BetaReach, BetaReach, BetaTerms);
        }
    }

    /// <summary>True where every draw is the same.</summary>
    public bool IsFixed => prior.Family == PriorFamily.Fixed;

    /// <summary>The draw at a uniform.</summary>
    /// <param name="u">Uniform. In (0, 1).</param>
    /// <returns>The quantile, truncated where the prior says so and held in the parameter's range.</returns>
    public double At(double u) => IsFixed ? Shape(0) : Shape(Normal.Quantile(Fold(u)));

    /// <summary>Replaces 64 uniforms by draws.</summary>
    /// <param name="values">64 uniforms in (0, 1).</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Fill(Span<double> values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = Fold(values[i]);
        }

        Normal.Quantiles(values);
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = Shape(values[i]);
        }
    }

    /// <summary>P(X ≤ value) of the family before truncation.</summary>
    private double Below(double value) => prior.Family switch
    {
        PriorFamily.Normal => prior.B > 0 ? Normal.Distribution((value - prior.A) / prior.B) : value >= prior.A ? 1 : 0,
        PriorFamily.LogNormal => value <= 0 ? 0 : prior.B > 0 ? Normal.Distribution(Elementary.Log(value / prior.A) / prior.B) : value >= prior.A ? 1 : 0,
        PriorFamily.HalfNormal => value <= 0 ? 0 : 2 * Normal.Distribution(value / prior.A) - 1,
        PriorFamily.Beta => Beta.Distribution(prior.A, prior.B, value),
        _ => value >= prior.A ? 1 : 0,
    };

    /// <summary>The part of the family's range the prior keeps; inside (0, 1) whatever rounding does.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double Fold(double u)
    {
        double kept = Math.Clamp(from + (to - from) * u, 1e-16, 1 - 1.2e-16);
        return prior.Family == PriorFamily.HalfNormal ? 0.5 + 0.5 * Math.Min(kept, 1 - 2.3e-16) : kept;
    }

    /// <summary>A normal score in the prior's shape.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double Shape(double z)
    {
        double value = prior.Offset + prior.Family switch
        {
            PriorFamily.Fixed => prior.A,
            PriorFamily.Normal => prior.A + prior.B * z,
            PriorFamily.LogNormal => prior.A * Elementary.Exp(prior.B * z),
            PriorFamily.HalfNormal => prior.A * z,
            PriorFamily.Beta => Elementary.Logistic(betaLogit!.At(z)),
            _ => throw new InvalidOperationException($"unknown family {prior.Family}"),
        };
        return Math.Clamp(value, lowest, highest);
    }

    private double BetaLogit(double z)
    {
        double x = z <= 0
            ? Beta.Quantile(prior.A, prior.B, Normal.Distribution(z))
            : 1 - Beta.Quantile(prior.B, prior.A, Normal.Distribution(-z));
        x = Math.Clamp(x, 1e-300, 1 - 1.2e-16);
        return Elementary.Log(x / (1 - x));
    }
}
