using System.Runtime.CompilerServices;
using Zyz.Sim.Model.Numerics;

namespace Zyz.Sim.Model.Towns;

/// <summary>Overflow orders shared inside a town (E7).</summary>
public static class Sharing
{
    /// <summary>φ = min(1, κ_sub·Σoverflow/Σslack); 0 where there is no slack.</summary>
    /// <param name="overflow">Σ(D − q) [亿元]. &gt;= 0.</param>
    /// <param name="slack">Σ(uK − q) [亿元]. &gt;= 0.</param>
    /// <param name="sharing">κ_sub. In [0, 1].</param>
    /// <returns>Share of every enterprise's slack that is filled. In [0, 1].</returns>
    /// <remarks>docs/model.md E7.</remarks>
    public static double Factor(double overflow, double slack, double sharing) =>
        Factor<Lanes1>(new(overflow), new(slack), new(sharing)).Value;

    /// <summary>The same over lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static T Factor<T>(T overflow, T slack, T sharing)
        where T : struct, ILanes<T> =>
        T.WhereBelow(T.All(0), slack, T.Min(T.All(1), sharing * T.Max(T.All(0), overflow) / slack), T.All(0));
}
