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
        ulong moving = slot.Alive & ~slot.Born, small = 0;
        bool project = slot.Profile.IsProject;
        for (int i = 0; i < Lanes; i += T.Width)
        {
            if (slot.IsEmpty(i, T.Width))
            {
                continue; // most places of entrants live in few replications
            }

            T ln = T.Load(ref slot.First(Field.LnOrders), i);
            T youth = ages.Vary ? T.Load(ref ages.Youth[0], i) : T.All(ages.SharedYouth);
            T bracket = T.Fma(T.Load(ref quarter.First(QuarterField.YouthPremium), i), youth, T.Load(ref quarter.First(QuarterField.Drift), i));
            T saturation = T.Choose(T.Below(T.All(0), bracket), T.Load(ref quarter.First(QuarterField.Saturation), i), T.All(1));
            T common = T.Load(ref quarter.First(QuarterField.Common), i);
            common = project ? common : common + T.Load(ref quarter.First(QuarterField.Spillover), i);
            T shock = T.Fma(T.Load(ref slot.First(Field.Sigma), i), T.Load(ref shocks, i), T.Load(ref slot.First(Field.Centre), i));
            T moved = ln + (T.Fma(T.All(Quarter.StepYears) * bracket, saturation, common) + shock);
            ln = T.Choose((uint)(moving >> i), moved, ln);
            T.Store(ln, ref slot.First(Field.LnOrders), i);
            small |= (ulong)T.Below(ln, T.Load(ref quarter.First(QuarterField.LnMedian), i)) << i;
            T.Store(T.Keep((uint)(slot.Alive >> i), Elementary.Exp(ln)), ref next, i);
        }

        return small & slot.Alive;
    }

    /// <summary>
    /// What the absorbed left last quarter reaches those who lived then (E12), capacity arrives, production begins, capacity
    /// is ordered; the town's sums grow.
    /// </summary>
    /// <param name="slot">The slot.</param>
    /// <param name="quarter">The town's aggregates.</param>
    /// <param name="next">Orders of this quarter by replication, from <see cref="Move"/>.</param>
    /// <param name="pipeline">Receives capacity under construction by replication, all stages.</param>
    /// <param name="sums">The town's sums.</param>
    [SkipLocalsInit, MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Produce<T>(EnterpriseBlock slot, TownQuarterBlock quarter, ref double next, ref double pipeline, TownSums sums)
        where T : struct, ILanes<T>
    {
        int stage = quarter.Step & 3;
        ulong there = slot.Alive & ~slot.Born;
        for (int i = 0; i < Lanes; i += T.Width)
        {
            if (slot.IsEmpty(i, T.Width))
            {
                continue; // most places of entrants live in few replications
            }

            uint alive = (uint)(slot.Alive >> i), was = (uint)(there >> i);
            T weight = T.Keep(was, T.Load(ref slot.First(Field.Orders), i));
            T before = T.Fma(T.Load(ref quarter.First(QuarterField.CapacityTransfer), i), weight, T.Load(ref slot.First(Field.Capacity), i));
            T stage0 = T.Fma(T.Load(ref quarter.First(QuarterField.PipelineTransfer0), i), weight, T.Load(ref slot.Pipeline(0), i));
            T stage1 = T.Fma(T.Load(ref quarter.First(QuarterField.PipelineTransfer1), i), weight, T.Load(ref slot.Pipeline(1), i));
            T stage2 = T.Fma(T.Load(ref quarter.First(QuarterField.PipelineTransfer2), i), weight, T.Load(ref slot.Pipeline(2), i));
            T stage3 = T.Fma(T.Load(ref quarter.First(QuarterField.PipelineTransfer3), i), weight, T.Load(ref slot.Pipeline(3), i));
            Add(sums, SumField.ReceivedCapacity, i, T.Keep(was, before));
            Add(sums, SumField.ReceivedPipeline, i, T.Keep(was, stage0 + stage1 + stage2 + stage3));

            T keep = T.Load(ref quarter.First(QuarterField.Keep), i);
            T arriving = stage == 0 ? stage0 : stage == 1 ? stage1 : stage == 2 ? stage2 : stage3;
            T capacity = T.Choose(alive, T.Fma(before, keep, arriving), T.All(1));
            T orders = T.Load(ref next, i);
            T order = T.Keep(alive, Invest(capacity, orders, T.Load(ref slot.First(Field.LnOrders), i), keep,
                T.Load(ref quarter.First(QuarterField.Reinvest), i), T.Load(ref quarter.First(QuarterField.NormalUtilisation), i)));
            stage0 = stage == 0 ? order : stage0;
            stage1 = stage == 1 ? order : stage1;
            stage2 = stage == 2 ? order : stage2;
            stage3 = stage == 3 ? order : stage3;
            T.Store(stage0, ref slot.Pipeline(0), i);
            T.Store(stage1, ref slot.Pipeline(1), i);
            T.Store(stage2, ref slot.Pipeline(2), i);
            T.Store(stage3, ref slot.Pipeline(3), i);
            T.Store(stage0 + stage1 + stage2 + stage3, ref pipeline, i);

            T usable = T.Keep(alive, T.Load(ref quarter.First(QuarterField.Usable), i) * capacity);
            T produced = T.Min(orders, usable);
            T slack = usable - produced;
            capacity = T.Keep(alive, capacity);
            T.Store(orders, ref slot.First(Field.Orders), i);
            T.Store(capacity, ref slot.First(Field.Capacity), i);
            T.Store(produced, ref slot.First(Field.Produced), i);
            T.Store(slack, ref slot.First(Field.Slack), i);
            Add(sums, SumField.Orders, i, orders);
            Add(sums, SumField.Usable, i, usable);
            Add(sums, SumField.Produced, i, produced);
            Add(sums, SumField.Slack, i, slack);
            Add(sums, SumField.Capacity, i, capacity);
            Add(sums, SumField.Alive, i, T.Keep(alive, T.All(1)));
        }
    }

    /// <summary>Capacity ordered in a quarter (E8): renewal in step with use, extension under pressure.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Invest<T>(T capacity, T orders, T lnOrders, T keep, T reinvest, T normalUtilisation)
        where T : struct, ILanes<T>
    {
        T normal = normalUtilisation * capacity;
        T pressure = lnOrders - Elementary.Log(normal);
        T extension = reinvest * T.Min(T.Max(pressure, T.All(0)), T.All(2));
        return capacity * T.Fma(T.All(1) - keep, T.Min(orders / normal, T.All(1)), extension);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add<T>(TownSums sums, SumField field, int index, T value)
        where T : struct, ILanes<T>
    {
        ref double sum = ref sums.First(field);
        T.Store(T.Load(ref sum, index) + value, ref sum, index);
    }
}
