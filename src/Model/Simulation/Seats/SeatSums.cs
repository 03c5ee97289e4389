using System.Runtime.CompilerServices;
using Zyz.Sim.Model.Numerics;

namespace Zyz.Sim.Model.Simulation.Seats;

/// <summary>
/// A replication's sums while its enterprises are played, block after block: a register for each. Sums on a grid do not depend on the order
/// (<see cref="SumGrid"/>), so what several lanes gathered may be added together at the end.
/// </summary>
internal sealed class SeatSums
{
    private const int Width = 8; // doubles of the widest register
    private readonly double[] held;
    private readonly int first;

    public SeatSums() => held = CacheLine.Doubles(Width * (int)SumField.Count, out first);

    /// <summary>Where they begin.</summary>
    public ref double Numbers => ref held[first];

    /// <summary>Adds what a block sums to.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Add<T>(ref double sums, SumField field, T value)
        where T : struct, ILanes<T> =>
        T.Store(T.Load(ref sums, (int)field * Width) + value, ref sums, (int)field * Width);

    /// <summary>Sets a sum to zero.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Clear<T>(ref double sums, SumField field)
        where T : struct, ILanes<T> =>
        T.Store(T.All(0), ref sums, (int)field * Width);

    /// <summary>A sum over all lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Of<T>(ref double sums, SumField field)
        where T : struct, ILanes<T>
    {
        ref double own = ref Unsafe.Add(ref sums, (int)field * Width);
        double sum = own;
        for (int i = 1; i < T.Width; i++)
        {
            sum += Unsafe.Add(ref own, i);
        }

        return sum;
    }
}
