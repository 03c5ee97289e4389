using System.Runtime.CompilerServices;
using Zyz.Sim.Model.Numerics;

namespace Zyz.Sim.Model.Enterprises;

/// <summary>How an enterprise's shocks shrink with its size (E5).</summary>
public static class NoiseScale
{
    /// <summary>Size at which σ₀ holds [亿元]: the threshold of registration.</summary>
    public const double ReferenceSize = 0.2;

    /// <summary>σ_i = clip(σ₀ (size/0.2)^(−β), 0.08, 0.60), fixed at the base date or at birth: a lever never changes the noise.</summary>
    /// <param name="noise">σ₀ [1/√year]. 0 switches noise off.</param>
    /// <param name="exponent">β [1]. &gt;= 0.</param>
    /// <param name="logSize">ln of orders at the base date or at birth [ln 亿元].</param>
    /// <returns>σ_i [1/√year].</returns>
    /// <remarks>docs/model.md E5.</remarks>
    public static double Of(double noise, double exponent, double logSize) =>
        Of(new Lanes1(noise), new Lanes1(exponent), new Lanes1(logSize)).Value;

    /// <summary>Δ·ln(1 − σ²/2): the centre that makes E[e^ε] = 1 for a variance-gamma shock.</summary>
    /// <param name="sigma">σ_i [1/√year]. In [0, 0.6].</param>
    /// <param name="stepYears">Step [years].</param>
    /// <returns>The centre [log points].</returns>
    public static double Centre(double sigma, double stepYears) => Centre(new Lanes1(sigma), stepYears).Value;

    /// <summary>The same over lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static T Of<T>(T noise, T exponent, T logSize)
        where T : struct, ILanes<T>
    {
        T sigma = noise * Elementary.Exp((T.All(0) - exponent) * (logSize - T.All(LogReference)));
        uint some = T.Below(T.All(0), noise);
        return T.Keep(some, T.Min(T.All(0.60), T.Max(T.All(0.08), sigma)));
    }

    /// <summary>The same over lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static T Centre<T>(T sigma, double stepYears)
        where T : struct, ILanes<T> =>
        T.All(stepYears) * Elementary.Log(T.All(1) - T.All(0.5) * sigma * sigma);

    private static readonly double LogReference = Elementary.Log(ReferenceSize);
}
