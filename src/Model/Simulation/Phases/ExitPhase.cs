using System.Runtime.CompilerServices;
using Zyz.Sim.Model.Draws;
using Zyz.Sim.Model.Numerics;

namespace Zyz.Sim.Model.Simulation.Phases;

/// <summary>Step 9 of a quarter for one slot: closure (E11), then merger (E12). What leavers leave takes effect next quarter.</summary>
internal static class ExitPhase
{
    private const int Lanes = DrawAddress.GroupSize;
    private const double Margin = 1 + 1e-9;

    /// <summary>Decides who closes (E11).</summary>
    /// <param name="slot">The slot.</param>
    /// <param name="quarter">The town's aggregates.</param>
    /// <param name="words">32-bit draws for closure.</param>
    /// <param name="ages">Age of the slot.</param>
    [SkipLocalsInit, MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Close<T>(EnterpriseBlock slot, TownQuarterBlock quarter, ref ulong words, SlotAges ages)
        where T : struct, ILanes<T>
    {
        ref double own = ref slot.Numbers;
        ref double told = ref quarter.Numbers;
        ulong living = slot.Alive;
        // The chance is below the hazard, and that below 2.5 times the age's (or itself, for those above the median): most
        // uniforms lie above, and no exponential is needed. The margins cover rounding; no bit of a decision changes.
        ulong candidates = 0;
        for (int i = 0; i < Lanes; i += T.Width)
        {
            if (EnterpriseBlock.IsEmpty(living, i, T.Width))
            {
                continue; // most places of entrants live in few replications
            }

            T bound = T.Choose(T.Below(T.All(0), Exponent<T>(ref own, ref told, i)), T.All(2.5 * Margin), T.All(Margin));
            candidates |= (ulong)T.Below(Uniform<T>(ref words, i), Hazard<T>(ref told, ages, i) * bound) << i;
        }

        ulong closing = 0;
        candidates &= slot.Alive & slot.Exposed;
        for (ulong left = candidates; left != 0;)
        {
            int i = System.Numerics.BitOperations.TrailingZeroCount(left) & -T.Width;
            left &= ~(((1UL << T.Width) - 1) << i);
            T hazard = Hazard<T>(ref told, ages, i) * T.Min(T.Max(Elementary.Exp(Exponent<T>(ref own, ref told, i)), T.All(0.25)), T.All(2.5));

            // h − h²/2 < 1 − e^−h < h: only a uniform between them asks for the second exponential.
            T uniform = Uniform<T>(ref words, i);
            uint below = T.Below(uniform, hazard * (T.All(1) - T.All(0.5) * hazard) * T.All(2 - Margin));
            if (below != T.Below(uniform, hazard * T.All(Margin)))
            {
                below = T.Below(uniform, T.All(1) - Elementary.Exp(T.All(0) - hazard));
            }

            closing |= (ulong)below << i;
        }

        slot.Closing = closing & candidates;
    }

    /// <summary>Decides who is absorbed (E12), among those below the base median that do not close.</summary>
    /// <param name="slot">The slot.</param>
    /// <param name="quarter">The town's aggregates.</param>
    /// <param name="words">32-bit draws for merger.</param>
    /// <param name="small">Replications in which the slot lies below the median.</param>
    [SkipLocalsInit, MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Merge<T>(EnterpriseBlock slot, TownQuarterBlock quarter, ref ulong words, ulong small)
        where T : struct, ILanes<T>
    {
        ref double told = ref quarter.Numbers;
        ulong merging = 0;
        for (int i = 0; i < Lanes; i += T.Width)
        {
            merging |= (ulong)T.Below(Uniform<T>(ref words, i), T.Load(ref told, QuarterField.MergerChance.At(i))) << i;
        }

        slot.Merging = merging & small & ~slot.Closing;
    }

    /// <summary>Capacity under construction, all stages.</summary>
    public static void SumPipeline<T>(EnterpriseBlock slot, ref double pipeline)
        where T : struct, ILanes<T>
    {
        ref double own = ref slot.Numbers;
        for (int i = 0; i < Lanes; i += T.Width)
        {
            T.Store(T.Load(ref own, Field.Pipeline0.At(i)) + T.Load(ref own, Field.Pipeline1.At(i)) + T.Load(ref own, Field.Pipeline2.At(i)) + T.Load(ref own, Field.Pipeline3.At(i)), ref pipeline, i);
        }
    }

    /// <summary>Adds the slot to the sums of survivors and leavers.</summary>
    [SkipLocalsInit, MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Tally<T>(EnterpriseBlock slot, TownSums sums, ref double pipeline)
        where T : struct, ILanes<T>
    {
        ref double own = ref slot.Numbers;
        ref double sum = ref sums.Numbers;
        ulong living = slot.Alive;
        ulong staying = slot.Alive & ~(slot.Closing | slot.Merging);
        for (int i = 0; i < Lanes; i += T.Width)
        {
            if (EnterpriseBlock.IsEmpty(living, i, T.Width))
            {
                continue; // most places of entrants live in few replications
            }

            uint stays = (uint)(staying >> i);
            Add(ref sum, SumField.SurvivorOrders.At(i), T.Keep(stays, T.Load(ref own, Field.Orders.At(i))));
            Add(ref sum, SumField.SurvivorCapacity.At(i), T.Keep(stays, T.Load(ref own, Field.Capacity.At(i))));
            Add(ref sum, SumField.SurvivorPipeline.At(i), T.Keep(stays, T.Load(ref pipeline, i)));
        }

        for (ulong leaving = slot.Closing | slot.Merging; leaving != 0; leaving &= leaving - 1)
        {
            int lane = System.Numerics.BitOperations.TrailingZeroCount(leaving);
            if ((slot.Closing >> lane & 1) != 0)
            {
                sums[SumField.ClosedOrders][lane] += slot[Field.Orders][lane];
                sums[SumField.Closed][lane] += 1;
                continue;
            }

            sums[SumField.MergedOrders][lane] += slot[Field.Orders][lane];
            sums[SumField.MergedCapacity][lane] += slot[Field.Capacity][lane];
            for (int stage = 0; stage < 4; stage++)
            {
                sums[SumField.MergedPipeline0 + stage][lane] += slot[Field.Pipeline0 + stage][lane];
            }

            sums[SumField.Merged][lane] += 1;
        }
    }

    /// <summary>λ_q s(a): the hazard of an enterprise of median size.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Hazard<T>(ref double told, SlotAges ages, int i)
        where T : struct, ILanes<T> =>
        T.Load(ref told, QuarterField.ClosureHazard.At(i)) * (ages.Vary ? T.Load(ref ages.Closure[0], i) : T.All(ages.SharedClosure));

    /// <summary>−κ(ln D − ln D_med).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Exponent<T>(ref double own, ref double told, int i)
        where T : struct, ILanes<T> =>
        T.All(0) - T.Load(ref told, QuarterField.ClosureExponent.At(i)) * (T.Load(ref own, Field.LnOrders.At(i)) - T.Load(ref told, QuarterField.LnMedian.At(i)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Uniform<T>(ref ulong words, int index)
        where T : struct, ILanes<T> =>
        (T.FromWords(ref words, index) + T.All(0.5)) * T.All(1.0 / 4294967296.0);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add<T>(ref double sum, int index, T value)
        where T : struct, ILanes<T>
    {
        T.Store(T.Load(ref sum, index) + value, ref sum, index);
    }
}
