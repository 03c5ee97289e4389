using System.Runtime.CompilerServices;
using Zyz.Sim.Model.Numerics;

namespace Zyz.Sim.Model.Levers;

/// <summary>What an implemented intensity brings, with falling returns (E2).</summary>
public static class Response
{
    /// <summary>g(x) = (1 − e^(−κx))/(1 − e^(−κ)): 0 at no effort, 1 at full effort.</summary>
    /// <param name="intensity">Implemented intensity x [share of full effort]. In [0, 1].</param>
    /// <param name="curvature">κ [1]. &gt; 0.</param>
    /// <returns>The response. In [0, 1].</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is NaN, infinite or outside its range.</exception>
    /// <remarks>docs/model.md E2.</remarks>
    public static double Of(double intensity, double curvature) =>
        (1 - Elementary.Exp(-Require.Positive(curvature) * Require.InRange(intensity, 0, 1))) / (1 - Elementary.Exp(-curvature));

    /// <summary>The cap on the sum of effects: E = E_max(1 − e^(−e/E_max)) for a gain, E = e for a loss.</summary>
    /// <param name="effect">Sum of θ·ĝ over the levers [log points]. Finite.</param>
    /// <param name="cap">E_max [log points]. &gt; 0.</param>
    /// <returns>The level effect on orders [log points].</returns>
    /// <remarks>docs/model.md E2.</remarks>
    public static double Capped(double effect, double cap) =>
        Capped<Lanes1>(new(effect), new(cap)).Value;

    /// <summary>The same over lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static T Capped<T>(T effect, T cap)
        where T : struct, ILanes<T> =>
        T.WhereBelow(T.All(0), effect, cap * (T.All(1) - Elementary.Exp((T.All(0) - effect) / cap)), effect);
}
