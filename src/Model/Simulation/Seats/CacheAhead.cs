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

    /// <summary>
    /// Asks for some rows. A few between one phase of the block before it and the next: all of them at once are more than a core can wait for, and
    /// it stood still until most had come.
    /// </summary>
    /// <param name="next">The block that is played next, or null.</param>
    /// <param name="first">The first row.</param>
    /// <param name="last">The last row.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static unsafe void Rows(SeatBlock? next, Field first, Field last)
    {
        if (next is null || !Sse.IsSupported)
        {
            return;
        }

        double* numbers = (double*)Unsafe.AsPointer(ref next.Numbers), until = numbers + last.Row(); // pinned
        int taken = 64 - System.Numerics.BitOperations.LeadingZeroCount(next.Alive);
        for (double* row = numbers + first.Row(); row <= until; row += LaneTable.Stride)
        {
            for (int at = 0; at < taken; at += Line)
            {
                Sse.Prefetch0(row + at);
            }
        }
    }
}
