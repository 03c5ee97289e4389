using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;
using Zyz.Sim.Model.Numerics;

namespace Zyz.Sim.Model.Simulation.Seats;

/// <summary>
/// Asks the caches for what the next block of seats will read. A block is a dozen short rows, over before the processor has noticed that they
/// are rows; where the blocks of a town do not fit into the nearer caches, half of a quarter was waiting for memory. No number depends on it.
/// </summary>
internal static class CacheAhead
{
    private const int Line = CacheLine.Bytes / sizeof(double);

    /// <summary>Blocks that the nearer caches hold: up to there it would only cost its instructions.</summary>
    public const int Fits = 96;

    /// <summary>Before the block before it plays its quarter.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void BeforeQuarter(SeatBlock next)
    {
        if (Sse.IsSupported)
        {
            Rows(next, Field.LnOrders, Field.Pipeline3);
            Rows(next, Field.Sigma, Field.Centre);
            Rows(next, Field.Later, Field.Youth);
            Rows(next, Field.Who, Field.Who);
        }
    }

    /// <summary>Before the block before it ends its quarter.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void BeforeEnd(SeatBlock next)
    {
        if (Sse.IsSupported)
        {
            Rows(next, Field.Orders, Field.Capacity);
            Rows(next, Field.YearOutput, Field.YearOutput);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static unsafe void Rows(SeatBlock block, Field first, Field last)
    {
        double* numbers = (double*)Unsafe.AsPointer(ref block.Numbers); // pinned
        for (int at = first.Row(); at < last.Row() + LaneTable.Stride - Line; at += Line)
        {
            Sse.Prefetch1(numbers + at);
        }
    }
}
