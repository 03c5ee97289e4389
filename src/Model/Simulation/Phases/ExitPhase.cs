using System.Runtime.CompilerServices;
using Zyz.Sim.Model.Draws;
using Zyz.Sim.Model.Numerics;

namespace Zyz.Sim.Model.Simulation.Phases;

/// <summary>Step 9 of a quarter for one slot: closure (E11), merger (E12), by one draw. What leavers leave takes effect next quarter.</summary>
internal static class ExitPhase
{
    private const int Lanes = DrawAddress.GroupSize;
    private const double Margin = 1 + 1e-9;

    /// <summary>Decides who closes (E11).</summary>
    /// <param name="slot">The slot.</param>
    /// <param name="quarter">The town's aggregates.</param>
    /// <param name="words">32-bit draws for exit.</param>
    /// <param name="small">Replications in which the slot lies below the median.</param>
    [SkipLocalsInit, MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Close<T>(EnterpriseBlock slot, TownQuarterBlock quarter, ref ulong words, ulong small)
        where T : struct, ILanes<T>
    {
        ref double told = ref quarter.Numbers;
        SlotAges ages = slot.Ages;
        ulong living = slot.Alive, below = 0, farBelow = 0;

        // The chance is below the hazard, and that at most 2.5 times the age's, and at most the age's from the median on, since ζ is not
        // negative: nearly all draws lie above, and need no more than these comparisons. The margin covers rounding.
        for (int i = 0; i < Lanes; i += T.Width)
        {
            if (!EnterpriseBlock.IsEmpty(living, i, T.Width))
            {
                T word = T.FromWords(ref words, i), bound = Hazard<T>(ref told, ages, i) * T.All(Margin * Uniform32.Count);
                farBelow |= (ulong)T.Below(word, bound) << i;
                below |= (ulong)T.Below(word, T.All(2.5) * bound) << i;
            }
        }

        ulong closing = 0, candidates = (farBelow | below & small) & living & slot.Exposed;
        for (ulong left = candidates; left != 0;)
        {
            int i = System.Numerics.BitOperations.TrailingZeroCount(left) & -T.Width;
            left &= ~(((1UL << T.Width) - 1) << i);
            closing |= (ulong)Leaves<T>(ref slot.Numbers, ref told, Uniform32.Of<T>(ref words, i), Hazard<T>(ref told, ages, i), i) << i;
        }

        slot.Closing = closing & candidates;
    }

    /// <summary>Whether the draws of some lanes lie below the chance 1 − e^(−h).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Leaves<T>(ref double own, ref double told, T uniform, T byAge, int i)
        where T : struct, ILanes<T>
    {
        T hazard = BySize(ref own, ref told, byAge, i);

        // h − h²/2 < 1 − e^−h < h: only a uniform between them asks for the second exponential.
        uint below = T.Below(uniform, hazard * (T.All(1) - T.All(0.5) * hazard) * T.All(2 - Margin));
        return below == T.Below(uniform, hazard * T.All(Margin)) ? below : T.Below(uniform, T.All(1) - Elementary.Exp(T.All(0) - hazard));
    }

    /// <summary>
    /// Decides who is absorbed (E12), among those below the base median that do not close: of the draw's values that let the enterprise stay,
    /// the uppermost. So one draw decides both, with the chances two would have.
    /// </summary>
    /// <param name="slot">The slot.</param>
    /// <param name="quarter">The town's aggregates.</param>
    /// <param name="words">32-bit draws for exit.</param>
    /// <param name="small">Replications in which the slot lies below the median.</param>
    [SkipLocalsInit, MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Merge<T>(EnterpriseBlock slot, TownQuarterBlock quarter, ref ulong words, ulong small)
        where T : struct, ILanes<T>
    {
        ref double told = ref quarter.Numbers;
        ulong high = 0, merging = 0, candidates = small & slot.Exposed & ~slot.Closing;
        for (int i = 0; i < Lanes && candidates != 0; i += T.Width)
        {
            if (!EnterpriseBlock.IsEmpty(candidates, i, T.Width))
            {
                // Above 1 − chance of merging, and so few that they are asked again.
                T bound = T.Load(ref told, QuarterField.MergerChance.At(i)) * T.All(Margin * Uniform32.Count) + T.All(1);
                high |= (ulong)T.Below(T.All(Uniform32.Count), T.FromWords(ref words, i) + bound) << i;
            }
        }

        candidates &= high;
        for (ulong left = candidates; left != 0;)
        {
            int i = System.Numerics.BitOperations.TrailingZeroCount(left) & -T.Width;
            left &= ~(((1UL << T.Width) - 1) << i);
            T hazard = BySize(ref slot.Numbers, ref told, Hazard<T>(ref told, slot.Ages, i), i);
            T stays = T.All(1) - (T.All(1) - Elementary.Exp(T.All(0) - hazard));
            merging |= (ulong)T.Below(T.All(1) - T.Load(ref told, QuarterField.MergerChance.At(i)) * stays, Uniform32.Of<T>(ref words, i)) << i;
        }

        slot.Merging = merging & candidates;
    }

    /// <summary>Adds what leavers take with them or leave behind. Few leave: lane by lane.</summary>
    /// <param name="slot">The slot.</param>
    /// <param name="quarter">The town's aggregates.</param>
    /// <param name="sums">The town's sums.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Tally(EnterpriseBlock slot, TownQuarterBlock quarter, TownSums sums)
    {
        ulong left = slot.Closing | slot.Merging;
        if (left == 0)
        {
            return;
        }

        ref double own = ref slot.Numbers, sum = ref sums.Numbers;
        for (ulong leaving = left; leaving != 0; leaving &= leaving - 1)
        {
            int lane = System.Numerics.BitOperations.TrailingZeroCount(leaving);
            ref double mine = ref Unsafe.Add(ref own, lane), its = ref Unsafe.Add(ref sum, lane);
            double grid = quarter[QuarterField.Grid][lane];
            if ((slot.Closing >> lane & 1) != 0)
            {
                Unsafe.Add(ref its, SumField.Closed.Row()) += 1;
                Unsafe.Add(ref its, SumField.ClosedOrders.Row()) += SumGrid.Round(Unsafe.Add(ref mine, Field.Orders.Row()), grid);
                Unsafe.Add(ref its, SumField.ClosedCapacity.Row()) += SumGrid.Round(Unsafe.Add(ref mine, Field.Capacity.Row()), grid);
                Unsafe.Add(ref its, SumField.ClosedPipeline.Row()) += Unsafe.Add(ref mine, Field.Pipeline0.Row()) + Unsafe.Add(ref mine, Field.Pipeline1.Row())
                    + Unsafe.Add(ref mine, Field.Pipeline2.Row()) + Unsafe.Add(ref mine, Field.Pipeline3.Row());
                continue;
            }

            Unsafe.Add(ref its, SumField.Merged.Row()) += 1;
            Unsafe.Add(ref its, SumField.MergedOrders.Row()) += SumGrid.Round(Unsafe.Add(ref mine, Field.Orders.Row()), grid);
            Unsafe.Add(ref its, SumField.MergedCapacity.Row()) += SumGrid.Round(Unsafe.Add(ref mine, Field.Capacity.Row()), grid);
            for (int stage = 0; stage < 4; stage++)
            {
                Unsafe.Add(ref its, (SumField.MergedPipeline0 + stage).Row()) += SumGrid.Round(Unsafe.Add(ref mine, (Field.Pipeline0 + stage).Row()), grid);
            }
        }
    }

    /// <summary>h = λ_q s(a) r (E11).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T BySize<T>(ref double own, ref double told, T byAge, int i)
        where T : struct, ILanes<T>
    {
        T exponent = T.All(0) - T.Load(ref told, QuarterField.ClosureExponent.At(i))
            * (T.Load(ref own, Field.LnOrders.At(i)) - T.Load(ref told, QuarterField.LnMedian.At(i)));
        return byAge * T.Min(T.All(2.5), T.Max(T.All(0.25), Elementary.Exp(exponent)));
    }

    /// <summary>λ_q s(a): the hazard of an enterprise of median size.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Hazard<T>(ref double told, SlotAges ages, int i)
        where T : struct, ILanes<T> =>
        T.Load(ref told, QuarterField.ClosureHazard.At(i)) * (ages.Vary ? T.Load(ref ages.Closure[0], i) : T.All(ages.SharedClosure));
}
