using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;
using Zyz.Sim.Model.Draws;
using Zyz.Sim.Model.Numerics;

namespace Zyz.Sim.Model.Simulation;

/// <summary>
/// Asks the caches for what slots further on will read. A slot is twelve short rows, over before the processor has noticed that they are
/// rows; in a town of ten thousand enterprises, whose state no cache holds, half of a quarter was waiting for memory. No number depends on it.
/// </summary>
/// <param name="slots">All slots.</param>
internal sealed class CacheAhead(EnterpriseBlock[] slots)
{
    private const int Ahead = 3; // slots: one slot's quarter takes as long as a few reads from memory
    private const int Fits = 256; // slots whose state the nearer caches hold: there it would only cost its instructions
    private const int Line = CacheLine.Bytes / sizeof(double);

    /// <summary>Before a slot plays its quarter.</summary>
    /// <param name="places">Places in the order in which they play.</param>
    /// <param name="at">Which of them is about to play.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void BeforeQuarter(ReadOnlySpan<int> places, int at)
    {
        if (Sse.IsSupported && places.Length > Fits && at + Ahead < places.Length)
        {
            EnterpriseBlock slot = slots[places[at + Ahead]];
            Rows(slot, Field.LnOrders, Field.Pipeline3);
            Rows(slot, Field.Sigma, Field.Centre);
        }
    }

    /// <summary>Before a slot ends its quarter, which is short: twice as far ahead.</summary>
    /// <param name="places">Places in the order in which they play.</param>
    /// <param name="at">Which of them is about to play.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void BeforeEnd(ReadOnlySpan<int> places, int at)
    {
        if (Sse.IsSupported && places.Length > Fits && at + 2 * Ahead < places.Length)
        {
            EnterpriseBlock slot = slots[places[at + 2 * Ahead]];
            Rows(slot, Field.Orders, Field.Capacity);
            Rows(slot, Field.YearOutput, Field.YearOutput);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static unsafe void Rows(EnterpriseBlock slot, Field first, Field last)
    {
        double* numbers = (double*)Unsafe.AsPointer(ref slot.Numbers); // pinned
        for (int row = first.Row(); row <= last.Row(); row += LaneTable.Stride)
        {
            for (int i = 0; i < DrawAddress.GroupSize; i += Line)
            {
                Sse.Prefetch1(numbers + row + i);
            }
        }
    }
}
