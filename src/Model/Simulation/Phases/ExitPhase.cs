using System.Numerics;
using System.Runtime.CompilerServices;
using Zyz.Sim.Model.Draws;
using Zyz.Sim.Model.Enterprises;
using Zyz.Sim.Model.Numerics;
using Zyz.Sim.Model.Simulation.Seats;

namespace Zyz.Sim.Model.Simulation.Phases;

/// <summary>
/// Step 9 of a quarter for 64 seats of a replication: closure (E11), merger (E12), by one draw. What leavers leave takes effect next quarter.
/// </summary>
internal static class ExitPhase
{
    private const int Lanes = DrawAddress.GroupSize;
    private const double Margin = 1 + 1e-9;

    /// <summary>Decides who closes (E11), and who is absorbed (E12) of those below the base median that do not close.</summary>
    /// <param name="block">The seats.</param>
    /// <param name="told">The town's aggregates of the replication.</param>
    /// <param name="step">Step.</param>
    /// <param name="ages">What ages mean.</param>
    /// <param name="words">32-bit draws for exit.</param>
    /// <param name="small">Seats whose enterprise lies below the median.</param>
    [SkipLocalsInit, MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Decide<T>(SeatBlock block, ref double told, int step, AgeTable ages, ref ulong words, ulong small)
        where T : struct, ILanes<T>
    {
        double hazard = Unsafe.Add(ref told, QuarterField.ClosureHazard.Row()), chance = Unsafe.Add(ref told, QuarterField.MergerChance.Row());
        ulong living = block.Alive, below = 0, farBelow = 0, high = 0;

        // The chance to close is below the hazard, and that at most 2.5 times the age's, and at most the age's from the median on, since ζ is
        // not negative; the chance to be absorbed is below that of those who stay. Nearly all draws lie between: they need no more than
        // these comparisons. The margin covers rounding.
        T far = T.All(hazard * ClosureAge.LargestFactor * Margin * Uniform32.Count), near = T.All(2.5) * far, top = T.All(Uniform32.Count * (1 - chance * Margin) - 1);
        for (int i = 0; i < Lanes; i += T.Width)
        {
            if (!Told.IsEmpty(living, i, T.Width))
            {
                T word = T.FromWords(ref words, i);
                farBelow |= (ulong)T.Below(word, far) << i;
                below |= (ulong)T.Below(word, near) << i;
                high |= (ulong)T.Below(top, word) << i;
            }
        }

        ulong exposed = living & block.Exposed, candidates = (farBelow | below & small) & exposed;
        block.Closing = candidates == 0 ? 0 : candidates & Leaving<T>(block, ref told, step, ages, ref words, candidates, closes: true);
        candidates = high & small & exposed & ~block.Closing;
        block.Merging = candidates == 0 ? 0 : candidates & Leaving<T>(block, ref told, step, ages, ref words, candidates, closes: false);
    }

    /// <summary>Adds what leavers take with them or leave behind. Few leave: one by one.</summary>
    /// <param name="block">The seats.</param>
    /// <param name="told">The town's aggregates of the replication.</param>
    /// <param name="sums">The town's sums, at the replication.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Tally(SeatBlock block, ref double told, ref double sums)
    {
        double grid = Unsafe.Add(ref told, QuarterField.Grid.Row());
        for (ulong leaving = block.Closing | block.Merging; leaving != 0; leaving &= leaving - 1)
        {
            int seat = BitOperations.TrailingZeroCount(leaving);
            ref double mine = ref Unsafe.Add(ref block.Numbers, seat);
            bool closes = (block.Closing >> seat & 1) != 0;
            Unsafe.Add(ref sums, (closes ? SumField.Closed : SumField.Merged).Row()) += 1;
            Unsafe.Add(ref sums, (closes ? SumField.ClosedOrders : SumField.MergedOrders).Row()) += SumGrid.Round(Unsafe.Add(ref mine, Field.Orders.Row()), grid);
            Unsafe.Add(ref sums, (closes ? SumField.ClosedCapacity : SumField.MergedCapacity).Row()) += SumGrid.Round(Unsafe.Add(ref mine, Field.Capacity.Row()), grid);
            for (int stage = 0; stage < 4; stage++)
            {
                double amount = Unsafe.Add(ref mine, (Field.Pipeline0 + stage).Row());
                Unsafe.Add(ref sums, (closes ? SumField.ClosedPipeline : SumField.MergedPipeline0 + stage).Row()) += closes ? amount : SumGrid.Round(amount, grid);
            }
        }
    }

    /// <summary>Which of some candidates close, or are absorbed: their chances in full.</summary>
    [SkipLocalsInit, MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static ulong Leaving<T>(SeatBlock block, ref double told, int step, AgeTable ages, ref ulong words, ulong candidates, bool closes)
        where T : struct, ILanes<T>
    {
        Span<double> factors = CacheLine.Within<double>(stackalloc double[CacheLine.Row]);
        ulong leaving = 0;
        for (ulong left = candidates; left != 0; left &= left - 1)
        {
            int seat = BitOperations.TrailingZeroCount(left);
            factors[seat] = ages.Closure(step - (int)Unsafe.Add(ref block.First(Field.BornAt), seat));
        }

        for (ulong left = candidates; left != 0;)
        {
            int i = BitOperations.TrailingZeroCount(left) & -T.Width;
            left &= ~(((1UL << T.Width) - 1) << i);
            T uniform = Uniform32.Of<T>(ref words, i), chance = Chance(ref block.Numbers, ref told, T.Load(ref factors[0], i), i);
            uint leave = closes ? T.Below(uniform, chance) : T.Below(T.All(1) - Told.Of<T>(ref told, QuarterField.MergerChance) * (T.All(1) - chance), uniform);
            leaving |= (ulong)leave << i;
        }

        return leaving;
    }

    /// <summary>1 − e^(−h), h = λ_q s(a) r (E11).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Chance<T>(ref double own, ref double told, T factor, int i)
        where T : struct, ILanes<T>
    {
        T exponent = T.All(0) - Told.Of<T>(ref told, QuarterField.ClosureExponent) * (T.Load(ref own, Field.LnOrders.At(i)) - Told.Of<T>(ref told, QuarterField.LnMedian));
        T hazard = Told.Of<T>(ref told, QuarterField.ClosureHazard) * factor * T.Min(T.All(2.5), T.Max(T.All(0.25), Elementary.Exp(exponent)));
        return T.All(1) - Elementary.Exp(T.All(0) - hazard);
    }
}
