using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Zyz.Sim.Model.Numerics;

namespace Zyz.Sim.Model.Simulation.Seats;

/// <summary>
/// Sums of eight replications while their enterprises are played, block after block: a register for each. Sums on a grid do not depend on the
/// order (<see cref="SumGrid"/>), so what several lanes gathered may be added together at the end: for eight replications at once, which takes
/// a fifth of what one after the other takes.
/// </summary>
internal sealed class SeatSums
{
    /// <summary>Replications that are summed together.</summary>
    public const int Together = 8;

    private const int Width = 8; // doubles of the widest register
    private const int Stride = Together * Width;
    private readonly double[] held;
    private readonly int first;

    public SeatSums() => held = CacheLine.Doubles(Stride * (int)SumField.Count, out first);

    /// <summary>Where those of a replication begin.</summary>
    public ref double Of(int replication) => ref held[first + replication % Together * Width];

    /// <summary>Adds what a block sums to.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Add<T>(ref double sums, SumField field, T value)
        where T : struct, ILanes<T> =>
        Store(ref sums, field, Load<T>(ref sums, field) + value);

    /// <summary>What the lanes gathered so far.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Load<T>(ref double sums, SumField field)
        where T : struct, ILanes<T> =>
        T.Load(ref sums, (int)field * Stride);

    /// <summary>Writes what the lanes gathered.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<T>(ref double sums, SumField field, T value)
        where T : struct, ILanes<T> =>
        T.Store(value, ref sums, (int)field * Stride);

    /// <summary>Sets some sums to zero.</summary>
    /// <param name="from">The first.</param>
    /// <param name="until">The first that is left as it is.</param>
    public void Clear(SumField from, SumField until) => held.AsSpan(first + (int)from * Stride, (until - from) * Stride).Clear();

    /// <summary>Writes a sum of eight replications.</summary>
    /// <param name="field">Which.</param>
    /// <param name="sums">The town's sums.</param>
    /// <param name="replication">The first of the eight.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Take<T>(SumField field, TownSums sums, int replication)
        where T : struct, ILanes<T>
    {
        ref double own = ref held[first + (int)field * Stride], target = ref Unsafe.Add(ref sums.First(field), replication);
        if (T.Width == Width && Avx512F.IsSupported)
        {
            const byte Lower = 0x44, Upper = 0xEE, Even = 0x88, Odd = 0xDD; // which quarters of two registers
            Vector512<double> ab = Pair(ref own, 0), cd = Pair(ref own, 2), ef = Pair(ref own, 4), gh = Pair(ref own, 6);
            Vector512<double> left = Avx512F.Shuffle4x128(ab, cd, Lower) + Avx512F.Shuffle4x128(ab, cd, Upper);
            Vector512<double> right = Avx512F.Shuffle4x128(ef, gh, Lower) + Avx512F.Shuffle4x128(ef, gh, Upper);
            (Avx512F.Shuffle4x128(left, right, Even) + Avx512F.Shuffle4x128(left, right, Odd)).StoreUnsafe(ref target);
            return;
        }

        for (int r = 0; r < Together; r++)
        {
            double sum = 0;
            for (int i = 0; i < T.Width; i++)
            {
                sum += Unsafe.Add(ref own, r * Width + i);
            }

            Unsafe.Add(ref target, r) = sum;
        }
    }

    /// <summary>The three largest of all lanes of a replication, the largest first.</summary>
    public (double First, double Second, double Third) Largest(int lanes, int replication)
    {
        double first = 0, second = 0, third = 0;
        ref double own = ref Of(replication);
        for (SumField field = SumField.Largest1; field <= SumField.Largest3; field++)
        {
            for (int i = 0; i < lanes; i++)
            {
                double year = Unsafe.Add(ref own, (int)field * Stride + i);
                if (year > third)
                {
                    double down = Math.Min(first, year);
                    third = Math.Max(third, Math.Min(second, down));
                    second = Math.Max(second, down);
                    first = Math.Max(first, year);
                }
            }
        }

        return (first, second, third);
    }

    /// <summary>Of two replications, sums of neighbouring lanes side by side.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Pair(ref double own, int replication)
    {
        Vector512<double> a = Vector512.LoadUnsafe(ref own, (nuint)(replication * Width)), b = Vector512.LoadUnsafe(ref own, (nuint)((replication + 1) * Width));
        return Avx512F.UnpackLow(a, b) + Avx512F.UnpackHigh(a, b);
    }
}
