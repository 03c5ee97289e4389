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
        ulong closing = 0;
        for (int i = 0; i < Lanes; i += T.Width)
        {
            if (slot.IsEmpty(i, T.Width))
            {
                continue; // most places of entrants live in few replications
            }

            T age = ages.Vary ? T.Load(ref ages.Closure[0], i) : T.All(ages.SharedClosure);
            T hazard = T.Load(ref quarter.First(QuarterField.ClosureHazard), i) * age;
            T uniform = Uniform<T>(ref words, i);

            // The chance is below the hazard, and that below 2.5 times the age's: where no uniform lies under it, as in
            // most vectors, neither exponential is needed. The margin covers rounding; no bit of a decision changes.
            if (T.Below(uniform, hazard * T.All(2.5 * Margin)) != 0)
            {
                T relative = T.Load(ref slot.First(Field.LnOrders), i) - T.Load(ref quarter.First(QuarterField.LnMedian), i);
                T bySize = Elementary.Exp(T.All(0) - T.Load(ref quarter.First(QuarterField.ClosureExponent), i) * relative);
                hazard *= T.Min(T.Max(bySize, T.All(0.25)), T.All(2.5));
                closing |= (ulong)T.Below(uniform, T.All(1) - Elementary.Exp(T.All(0) - hazard)) << i;
            }
        }

        slot.Closing = closing & slot.Alive & slot.Exposed;
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
        ulong merging = 0;
        for (int i = 0; i < Lanes; i += T.Width)
        {
            merging |= (ulong)T.Below(Uniform<T>(ref words, i), T.Load(ref quarter.First(QuarterField.MergerChance), i)) << i;
        }

        slot.Merging = merging & small & ~slot.Closing;
    }

    /// <summary>Capacity under construction, all stages.</summary>
    public static void SumPipeline<T>(EnterpriseBlock slot, ref double pipeline)
        where T : struct, ILanes<T>
    {
        for (int i = 0; i < Lanes; i += T.Width)
        {
            T.Store(T.Load(ref slot.Pipeline(0), i) + T.Load(ref slot.Pipeline(1), i) + T.Load(ref slot.Pipeline(2), i) + T.Load(ref slot.Pipeline(3), i), ref pipeline, i);
        }
    }

    /// <summary>Adds the slot to the sums of survivors and leavers.</summary>
    [SkipLocalsInit, MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Tally<T>(EnterpriseBlock slot, TownSums sums, ref double pipeline)
        where T : struct, ILanes<T>
    {
        ulong staying = slot.Alive & ~(slot.Closing | slot.Merging);
        for (int i = 0; i < Lanes; i += T.Width)
        {
            if (slot.IsEmpty(i, T.Width))
            {
                continue; // most places of entrants live in few replications
            }

            uint stays = (uint)(staying >> i);
            Add(sums, SumField.SurvivorOrders, i, T.Keep(stays, T.Load(ref slot.First(Field.Orders), i)));
            Add(sums, SumField.SurvivorCapacity, i, T.Keep(stays, T.Load(ref slot.First(Field.Capacity), i)));
            Add(sums, SumField.SurvivorPipeline, i, T.Keep(stays, T.Load(ref pipeline, i)));
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

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Uniform<T>(ref ulong words, int index)
        where T : struct, ILanes<T> =>
        (T.FromWords(ref words, index) + T.All(0.5)) * T.All(1.0 / 4294967296.0);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add<T>(TownSums sums, SumField field, int index, T value)
        where T : struct, ILanes<T>
    {
        ref double sum = ref sums.First(field);
        T.Store(T.Load(ref sum, index) + value, ref sum, index);
    }
}
