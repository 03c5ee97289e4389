using System.Runtime.CompilerServices;
using Zyz.Sim.Model.Numerics;

namespace Zyz.Sim.Model.Towns;

/// <summary>What leavers leave and newcomers take, as one factor on every enterprise's orders (E3's R).</summary>
public static class Redistribution
{
    /// <summary>Largest share of the incumbents' orders newcomers may take in a quarter.</summary>
    public const double LargestTake = 0.5;

    /// <summary>Orders of those who stay, with what last quarter's leavers left to them.</summary>
    /// <param name="survivors">ΣD of the survivors [亿元]. &gt; 0.</param>
    /// <param name="closed">ΣD of the closed [亿元]. &gt;= 0.</param>
    /// <param name="merged">ΣD of the absorbed [亿元]. &gt;= 0.</param>
    /// <param name="retention">ω, share of a closed enterprise's orders that stays in the town. In [0, 1].</param>
    /// <param name="synergy">syn, change of an absorbed enterprise's orders [1]. &gt; −1.</param>
    /// <returns>ΣD of the incumbents before newcomers take theirs [亿元].</returns>
    public static double Incumbents(double survivors, double closed, double merged, double retention, double synergy) =>
        Incumbents<Lanes1>(new(survivors), new(closed), new(merged), new(retention), new(synergy)).Value;

    /// <summary>R = (incumbents/survivors)·(1 − taken/incumbents), taken at most half.</summary>
    /// <param name="survivors">ΣD of the survivors [亿元]. &gt; 0.</param>
    /// <param name="incumbents">Result of <see cref="Incumbents"/> [亿元].</param>
    /// <param name="taken">Orders newcomers would take [亿元]. &gt;= 0.</param>
    /// <returns>The factor R. &gt; 0.</returns>
    /// <remarks>docs/model.md E3.</remarks>
    public static double Factor(double survivors, double incumbents, double taken) =>
        Factor<Lanes1>(new(survivors), new(incumbents), new(taken)).Value;

    /// <summary>The same over lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static T Incumbents<T>(T survivors, T closed, T merged, T retention, T synergy)
        where T : struct, ILanes<T> =>
        survivors + (retention * closed + (T.All(1) + synergy) * merged);

    /// <summary>The same over lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static T Factor<T>(T survivors, T incumbents, T taken)
        where T : struct, ILanes<T> =>
        incumbents / survivors * (T.All(1) - T.Min(T.All(LargestTake), taken / incumbents));
}
