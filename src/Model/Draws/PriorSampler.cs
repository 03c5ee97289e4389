using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
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
    public double At(double u) => Shape(new Lanes1(IsFixed ? 0 : Normal.Quantile(Fold(new Lanes1(u)).Value))).Value;

    /// <summary>Replaces 64 uniforms by draws.</summary>
    /// <param name="values">64 uniforms in (0, 1).</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Fill(Span<double> values)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Fill<Lanes8>(values);
        }
        else
        {
            Fill<Lanes4>(values);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Fill<T>(Span<double> values)
        where T : struct, ILanes<T>
    {
        ref double first = ref values[0];
        _ = values[DrawAddress.GroupSize - 1];
        for (int i = 0; i < DrawAddress.GroupSize; i += T.Width)
        {
            T.Store(Fold(T.Load(ref first, i)), ref first, i);
        }

        Normal.Quantiles<T>(values);
        for (int i = 0; i < DrawAddress.GroupSize; i += T.Width)
        {
            T.Store(Shape(T.Load(ref first, i)), ref first, i);
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
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private T Fold<T>(T u)
        where T : struct, ILanes<T>
    {
        T kept = Held(T.All(from) + T.All(to - from) * u, 1e-16, 1 - 1.2e-16);
        return prior.Family == PriorFamily.HalfNormal ? T.All(0.5) + T.All(0.5) * T.Min(T.All(1 - 2.3e-16), kept) : kept;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Held<T>(T value, double low, double high)
        where T : struct, ILanes<T> =>
        T.Min(T.All(high), T.Max(T.All(low), value));

    /// <summary>A normal score in the prior's shape.</summary>
    private T Shape<T>(T z)
        where T : struct, ILanes<T>
    {
        T value = T.All(prior.Offset) + prior.Family switch
        {
            PriorFamily.Fixed => T.All(prior.A),
            PriorFamily.Normal => T.All(prior.A) + T.All(prior.B) * z,
            PriorFamily.LogNormal => T.All(prior.A) * Elementary.Exp(T.All(prior.B) * z),
            PriorFamily.HalfNormal => T.All(prior.A) * z,
            PriorFamily.Beta => T.All(1) / (T.All(1) + Elementary.Exp(T.All(0) - betaLogit!.At(z))),
            _ => throw new InvalidOperationException($"unknown family {prior.Family}"),
        };
        return Held(value, lowest, highest);
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
