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

    /// <summary>What the absorbed left last quarter reaches those who lived then (E12): capacity and pipeline by orders.</summary>
    [SkipLocalsInit, MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Receive<T>(EnterpriseBlock slot, TownQuarterBlock quarter, TownSums sums)
        where T : struct, ILanes<T>
    {
        ulong there = slot.Alive & ~slot.Born;
        ref double orders = ref slot.First(Field.Orders);
        for (int i = 0; i < Lanes; i += T.Width)
        {
            T weight = T.Keep((uint)(there >> i), T.Load(ref orders, i));
            T capacity = T.Fma(T.Load(ref quarter.First(QuarterField.CapacityTransfer), i), weight, T.Load(ref slot.First(Field.Capacity), i));
            T.Store(capacity, ref slot.First(Field.Capacity), i);
            T pipeline = T.All(0);
            for (int stage = 0; stage < 4; stage++)
            {
                T held = T.Fma(T.Load(ref quarter.First(QuarterField.PipelineTransfer0 + stage), i), weight, T.Load(ref slot.Pipeline(stage), i));
                T.Store(held, ref slot.Pipeline(stage), i);
                pipeline += held;
            }

            uint bits = (uint)(there >> i);
            Add(sums, SumField.ReceivedCapacity, i, T.Keep(bits, capacity));
            Add(sums, SumField.ReceivedPipeline, i, T.Keep(bits, pipeline));
        }
    }

    /// <summary>Orders move: drift, youth, saturation, effects, shocks.</summary>
    /// <param name="slot">The slot.</param>
    /// <param name="quarter">The town's aggregates.</param>
    /// <param name="shocks">X of E5 by replication.</param>
    /// <param name="youth">e^(−a/τ_a) by replication.</param>
    [SkipLocalsInit, MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Move<T>(EnterpriseBlock slot, TownQuarterBlock quarter, ref double shocks, ref double youth)
        where T : struct, ILanes<T>
    {
        ulong moving = slot.Alive & ~slot.Born;
        bool project = slot.Profile.IsProject;
        for (int i = 0; i < Lanes; i += T.Width)
        {
            T ln = T.Load(ref slot.First(Field.LnOrders), i);
            T bracket = T.Fma(T.Load(ref quarter.First(QuarterField.YouthPremium), i), T.Load(ref youth, i), T.Load(ref quarter.First(QuarterField.Drift), i));
            T saturation = T.Choose(T.Below(T.All(0), bracket), T.Load(ref quarter.First(QuarterField.Saturation), i), T.All(1));
            T common = T.Load(ref quarter.First(QuarterField.Common), i);
            common = project ? common : common + T.Load(ref quarter.First(QuarterField.Spillover), i);
            T shock = T.Fma(T.Load(ref slot.First(Field.Sigma), i), T.Load(ref shocks, i), T.Load(ref slot.First(Field.Centre), i));
            T moved = ln + (T.Fma(T.All(Quarter.StepYears) * bracket, saturation, common) + shock);
            ln = T.Choose((uint)(moving >> i), moved, ln);
            T.Store(ln, ref slot.First(Field.LnOrders), i);
            T.Store(T.Keep((uint)(slot.Alive >> i), Elementary.Exp(ln)), ref slot.First(Field.Orders), i);
        }
    }

    /// <summary>Capacity arrives, production begins, capacity is ordered; the town's sums grow.</summary>
    [SkipLocalsInit, MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Produce<T>(EnterpriseBlock slot, TownQuarterBlock quarter, TownSums sums)
        where T : struct, ILanes<T>
    {
        int stage = quarter.Step & 3;
        for (int i = 0; i < Lanes; i += T.Width)
        {
            uint alive = (uint)(slot.Alive >> i);
            T keep = T.Load(ref quarter.First(QuarterField.Keep), i);
            T ring = T.Load(ref slot.Pipeline(stage), i);
            T held = T.Fma(T.Load(ref slot.First(Field.Capacity), i), keep, ring);
            T capacity = T.Choose(alive, held, T.All(1));
            T orders = T.Load(ref slot.First(Field.Orders), i);
            T usable = T.Keep(alive, T.Load(ref quarter.First(QuarterField.Usable), i) * capacity);
            T produced = T.Min(orders, usable);
            T slack = usable - produced;

            T normal = T.Load(ref quarter.First(QuarterField.NormalUtilisation), i) * capacity;
            T pressure = T.Load(ref slot.First(Field.LnOrders), i) - Elementary.Log(normal);
            T extension = T.Load(ref quarter.First(QuarterField.Reinvest), i) * T.Min(T.Max(pressure, T.All(0)), T.All(2));
            T order = capacity * T.Fma(T.All(1) - keep, T.Min(orders / normal, T.All(1)), extension);

            capacity = T.Keep(alive, capacity);
            order = T.Keep(alive, order);
            T.Store(capacity, ref slot.First(Field.Capacity), i);
            T.Store(order, ref slot.Pipeline(stage), i);
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

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add<T>(TownSums sums, SumField field, int index, T value)
        where T : struct, ILanes<T>
    {
        ref double sum = ref sums.First(field);
        T.Store(T.Load(ref sum, index) + value, ref sum, index);
    }
}
