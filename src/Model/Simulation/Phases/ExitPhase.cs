using System.Runtime.CompilerServices;
using Zyz.Sim.Model.Draws;
using Zyz.Sim.Model.Numerics;

namespace Zyz.Sim.Model.Simulation.Phases;

/// <summary>Step 9 of a quarter for one slot: closure (E11), then merger (E12). What leavers leave takes effect next quarter.</summary>
internal static class ExitPhase
{
    private const int Lanes = DrawAddress.GroupSize;
    private const double Margin = 1 + 1e-9;

    /// <summary>Decides who leaves.</summary>
    /// <param name="slot">The slot.</param>
    /// <param name="quarter">The town's aggregates.</param>
    /// <param name="closure">32-bit draws for closure.</param>
    /// <param name="merger">32-bit draws for merger.</param>
    /// <param name="age">s(a) by replication.</param>
    /// <param name="below">Whether any replication may lie below the base median: else no merger draw is read.</param>
    [SkipLocalsInit, MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Decide<T>(EnterpriseBlock slot, TownQuarterBlock quarter, ref ulong closure, ref ulong merger, ref double age, bool below)
        where T : struct, ILanes<T>
    {
        ulong closing = 0, merging = 0;
        for (int i = 0; i < Lanes; i += T.Width)
        {
            T relative = T.Load(ref slot.First(Field.LnOrders), i) - T.Load(ref quarter.First(QuarterField.LnMedian), i);
            T hazard = T.Load(ref quarter.First(QuarterField.ClosureHazard), i) * T.Load(ref age, i);
            T uniform = Uniform<T>(ref closure, i);

            // The chance is below the hazard, and that below 2.5 times the age's: where no uniform lies under it, as in
            // most vectors, neither exponential is needed. The margin covers rounding; no bit of a decision changes.
            if (T.Below(uniform, hazard * T.All(2.5 * Margin)) != 0)
            {
                T bySize = Elementary.Exp(T.All(0) - T.Load(ref quarter.First(QuarterField.ClosureExponent), i) * relative);
                hazard *= T.Min(T.Max(bySize, T.All(0.25)), T.All(2.5));
                closing |= (ulong)T.Below(uniform, T.All(1) - Elementary.Exp(T.All(0) - hazard)) << i;
            }

            if (below)
            {
                uint small = T.Below(relative, T.All(0));
                merging |= (ulong)(small & T.Below(Uniform<T>(ref merger, i), T.Load(ref quarter.First(QuarterField.MergerChance), i))) << i;
            }
        }

        slot.Closing = closing & slot.Alive & slot.Exposed;
        slot.Merging = merging & slot.Alive & slot.Exposed & ~slot.Closing;
    }

    /// <summary>Whether a slot lies below the base median in any living replication.</summary>
    [SkipLocalsInit, MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static bool AnyBelowMedian<T>(EnterpriseBlock slot, TownQuarterBlock quarter)
        where T : struct, ILanes<T>
    {
        ulong small = 0;
        for (int i = 0; i < Lanes; i += T.Width)
        {
            T relative = T.Load(ref slot.First(Field.LnOrders), i) - T.Load(ref quarter.First(QuarterField.LnMedian), i);
            small |= (ulong)T.Below(relative, T.All(0)) << i;
        }

        return (small & slot.Alive & slot.Exposed) != 0;
    }

    /// <summary>Adds the slot to the sums of survivors and leavers.</summary>
    [SkipLocalsInit, MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Tally<T>(EnterpriseBlock slot, TownSums sums)
        where T : struct, ILanes<T>
    {
        ulong staying = slot.Alive & ~(slot.Closing | slot.Merging);
        for (int i = 0; i < Lanes; i += T.Width)
        {
            uint stays = (uint)(staying >> i);
            T pipeline = T.Load(ref slot.Pipeline(0), i) + T.Load(ref slot.Pipeline(1), i) + T.Load(ref slot.Pipeline(2), i) + T.Load(ref slot.Pipeline(3), i);
            Add(sums, SumField.SurvivorOrders, i, T.Keep(stays, T.Load(ref slot.First(Field.Orders), i)));
            Add(sums, SumField.SurvivorCapacity, i, T.Keep(stays, T.Load(ref slot.First(Field.Capacity), i)));
            Add(sums, SumField.SurvivorPipeline, i, T.Keep(stays, pipeline));
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
