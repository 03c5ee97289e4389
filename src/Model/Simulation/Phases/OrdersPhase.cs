using System.Runtime.CompilerServices;
using Zyz.Sim.Model.Draws;
using Zyz.Sim.Model.Numerics;
using Zyz.Sim.Model.Time;

namespace Zyz.Sim.Model.Simulation.Phases;

/// <summary>
/// Steps 5 to 8 of a quarter for one slot: orders (E3), arriving capacity, production before sharing (E7), investment
/// (E8). One text for every vector width; the readable form is <see cref="Reference.EnterpriseQuarter"/>.
/// </summary>
internal static class OrdersPhase
{
    private const int Lanes = DrawAddress.GroupSize;

    /// <summary>Orders move: drift, youth, saturation, effects, shocks. The orders before stay where they are until <see cref="Produce"/>.</summary>
    /// <param name="slot">The slot.</param>
    /// <param name="quarter">The town's aggregates.</param>
    /// <param name="shocks">X of E5 by replication.</param>
    /// <param name="ages">Youth of the slot.</param>
    /// <param name="next">Receives orders by replication; 0 where the slot is empty.</param>
    /// <returns>Replications in which the slot lives and lies below the base median.</returns>
    [SkipLocalsInit, MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static ulong Move<T>(EnterpriseBlock slot, TownQuarterBlock quarter, ref double shocks, SlotAges ages, ref double next)
        where T : struct, ILanes<T>
    {
        ref double own = ref slot.Numbers;
        ref double told = ref quarter.Numbers;
        ulong living = slot.Alive;
        ulong moving = slot.Alive & ~slot.Born, small = 0;
        bool project = slot.Profile.IsProject;
        for (int i = 0; i < Lanes; i += T.Width)
        {
            if (EnterpriseBlock.IsEmpty(living, i, T.Width))
            {
                continue; // most places of entrants live in few replications
            }

            T ln = T.Load(ref own, Field.LnOrders.At(i));
            T youth = ages.Vary ? T.Load(ref ages.Youth[0], i) : T.All(ages.SharedYouth);
            T bracket = T.Fma(T.Load(ref told, QuarterField.YouthPremium.At(i)), youth, T.Load(ref told, QuarterField.Drift.At(i)));
            T saturation = T.Choose(T.Below(T.All(0), bracket), T.Load(ref told, QuarterField.Saturation.At(i)), T.All(1));
            T common = T.Load(ref told, QuarterField.Common.At(i));
            common = project ? common : common + T.Load(ref told, QuarterField.Spillover.At(i));
            T shock = T.Fma(T.Load(ref own, Field.Sigma.At(i)), T.Load(ref shocks, i), T.Load(ref own, Field.Centre.At(i)));
            T moved = ln + (T.Fma(T.All(Quarter.StepYears) * bracket, saturation, common) + shock);
            ln = T.Choose((uint)(moving >> i), moved, ln);
            T.Store(ln, ref own, Field.LnOrders.At(i));
            small |= (ulong)T.Below(ln, T.Load(ref told, QuarterField.LnMedian.At(i))) << i;
            T.Store(ln, ref next, i);
        }

        Elementary.ExpAll<T>(ref next, slot.Alive);
        return small & slot.Alive;
    }

    /// <summary>What the absorbed left last quarter reaches those who lived then (E12); capacity arrives.</summary>
    /// <param name="slot">The slot.</param>
    /// <param name="quarter">The town's aggregates.</param>
    /// <param name="lnNormal">Receives ln(ūK) by replication.</param>
    /// <param name="sums">The town's sums.</param>
    [SkipLocalsInit, MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Arrive<T>(EnterpriseBlock slot, TownQuarterBlock quarter, ref double lnNormal, TownSums sums)
        where T : struct, ILanes<T>
    {
        ref double own = ref slot.Numbers;
        ref double told = ref quarter.Numbers;
        ref double sum = ref sums.Numbers;
        ulong living = slot.Alive;
        int stage = quarter.Step & 3;
        ulong there = slot.Alive & ~slot.Born;
        for (int i = 0; i < Lanes; i += T.Width)
        {
            if (EnterpriseBlock.IsEmpty(living, i, T.Width))
            {
                continue; // most places of entrants live in few replications
            }

            uint alive = (uint)(slot.Alive >> i), was = (uint)(there >> i);
            T weight = T.Keep(was, T.Load(ref own, Field.Orders.At(i)));
            T before = T.Fma(T.Load(ref told, QuarterField.CapacityTransfer.At(i)), weight, T.Load(ref own, Field.Capacity.At(i)));
            T stage0 = T.Fma(T.Load(ref told, QuarterField.PipelineTransfer0.At(i)), weight, T.Load(ref own, Field.Pipeline0.At(i)));
            T stage1 = T.Fma(T.Load(ref told, QuarterField.PipelineTransfer1.At(i)), weight, T.Load(ref own, Field.Pipeline1.At(i)));
            T stage2 = T.Fma(T.Load(ref told, QuarterField.PipelineTransfer2.At(i)), weight, T.Load(ref own, Field.Pipeline2.At(i)));
            T stage3 = T.Fma(T.Load(ref told, QuarterField.PipelineTransfer3.At(i)), weight, T.Load(ref own, Field.Pipeline3.At(i)));
            Add(ref sum, SumField.ReceivedCapacity.At(i), T.Keep(was, before));
            Add(ref sum, SumField.ReceivedPipeline.At(i), T.Keep(was, stage0 + stage1 + stage2 + stage3));

            T.Store(stage0, ref own, Field.Pipeline0.At(i));
            T.Store(stage1, ref own, Field.Pipeline1.At(i));
            T.Store(stage2, ref own, Field.Pipeline2.At(i));
            T.Store(stage3, ref own, Field.Pipeline3.At(i));

            T arriving = T.Load(ref own, (Field.Pipeline0 + stage).At(i));
            T capacity = T.Choose(alive, T.Fma(before, T.Load(ref told, QuarterField.Keep.At(i)), arriving), T.All(1));
            T.Store(capacity, ref own, Field.Capacity.At(i));
            T.Store(T.Load(ref told, QuarterField.NormalUtilisation.At(i)) * capacity, ref lnNormal, i);
        }

        Elementary.LogAll<T>(ref lnNormal, slot.Alive);
    }

    /// <summary>Production begins, capacity is ordered; the town's sums grow.</summary>
    /// <param name="slot">The slot.</param>
    /// <param name="quarter">The town's aggregates.</param>
    /// <param name="next">Orders of this quarter by replication, from <see cref="Move"/>.</param>
    /// <param name="lnNormal">ln(ūK) by replication, from <see cref="Arrive"/>.</param>
    /// <param name="pipeline">Receives capacity under construction by replication, all stages.</param>
    /// <param name="sums">The town's sums.</param>
    [SkipLocalsInit, MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Produce<T>(EnterpriseBlock slot, TownQuarterBlock quarter, ref double next, ref double lnNormal, ref double pipeline, TownSums sums)
        where T : struct, ILanes<T>
    {
        ref double own = ref slot.Numbers;
        ref double told = ref quarter.Numbers;
        ref double sum = ref sums.Numbers;
        ulong living = slot.Alive;
        int stage = quarter.Step & 3;
        for (int i = 0; i < Lanes; i += T.Width)
        {
            if (EnterpriseBlock.IsEmpty(living, i, T.Width))
            {
                continue; // most places of entrants live in few replications
            }

            uint alive = (uint)(slot.Alive >> i);
            T capacity = T.Load(ref own, Field.Capacity.At(i));
            T orders = T.Keep(alive, T.Load(ref next, i));
            T pressure = T.Load(ref own, Field.LnOrders.At(i)) - T.Load(ref lnNormal, i);
            T order = T.Keep(alive, Invest(capacity, orders, pressure, T.Load(ref told, QuarterField.Keep.At(i)),
                T.Load(ref told, QuarterField.Reinvest.At(i)), T.Load(ref told, QuarterField.NormalUtilisation.At(i))));
            T.Store(order, ref own, (Field.Pipeline0 + stage).At(i));
            T.Store(T.Load(ref own, Field.Pipeline0.At(i)) + T.Load(ref own, Field.Pipeline1.At(i)) + T.Load(ref own, Field.Pipeline2.At(i)) + T.Load(ref own, Field.Pipeline3.At(i)), ref pipeline, i);

            T usable = T.Keep(alive, T.Load(ref told, QuarterField.Usable.At(i)) * capacity);
            T produced = T.Min(orders, usable);
            T slack = usable - produced;
            capacity = T.Keep(alive, capacity);
            T.Store(orders, ref own, Field.Orders.At(i));
            T.Store(capacity, ref own, Field.Capacity.At(i));
            T.Store(produced, ref own, Field.Produced.At(i));
            T.Store(slack, ref own, Field.Slack.At(i));
            Add(ref sum, SumField.Orders.At(i), orders);
            Add(ref sum, SumField.Usable.At(i), usable);
            Add(ref sum, SumField.Produced.At(i), produced);
            Add(ref sum, SumField.Slack.At(i), slack);
            Add(ref sum, SumField.Capacity.At(i), capacity);
            Add(ref sum, SumField.Alive.At(i), T.Keep(alive, T.All(1)));
        }
    }

    /// <summary>Capacity ordered in a quarter (E8): renewal in step with use, extension under pressure.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Invest<T>(T capacity, T orders, T pressure, T keep, T reinvest, T normalUtilisation)
        where T : struct, ILanes<T>
    {
        T normal = normalUtilisation * capacity;
        T extension = reinvest * T.Min(T.Max(pressure, T.All(0)), T.All(2));
        return capacity * T.Fma(T.All(1) - keep, T.Min(orders / normal, T.All(1)), extension);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add<T>(ref double sum, int index, T value)
        where T : struct, ILanes<T>
    {
        T.Store(T.Load(ref sum, index) + value, ref sum, index);
    }
}
