using System.Runtime.CompilerServices;
using Zyz.Sim.Model.Numerics;
using Zyz.Sim.Model.Simulation.Seats;
using Zyz.Sim.Model.Time;

namespace Zyz.Sim.Model.Simulation.Phases;

/// <summary>
/// Steps 5 to 8 of a quarter for 64 seats of a replication: orders (E3), arriving capacity, production before sharing (E7), investment
/// (E8). One text for every vector width; the readable form is <see cref="Reference.EnterpriseQuarter"/>.
/// </summary>
/// <remarks>
/// An empty seat holds zeros. The loops keep them zeros by their arithmetic and mask only what would not: orders, the exponential of 0.
/// </remarks>
internal static class OrdersPhase
{
    private const double Tiny = 1e-300; // stands for the normal use of capacity that is not there, so that its logarithm is a number

    /// <summary>Orders move: drift, youth, saturation, effects, shocks. The orders before stay where they are until <see cref="Produce"/>.</summary>
    /// <param name="block">The seats.</param>
    /// <param name="told">The town's aggregates of the replication.</param>
    /// <param name="decay"><see cref="AgeTable.Decay"/> of the quarter.</param>
    /// <param name="shocks">X of E5 by seat.</param>
    /// <param name="next">Receives orders by seat; anything where it is empty.</param>
    /// <returns>Seats whose enterprise lies below the base median.</returns>
    [SkipLocalsInit, MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static ulong Move<T>(SeatBlock block, ref double told, double decay, ref double shocks, ref double next)
        where T : struct, ILanes<T>
    {
        ref double firstOwn = ref block.Numbers;
        ulong living = block.Alive, born = block.Born, project = block.Project, small = 0;
        T drift = Told.Of<T>(ref told, QuarterField.Drift), premium = Told.Of<T>(ref told, QuarterField.YouthPremium), limit = Told.Of<T>(ref told, QuarterField.Saturation);
        T own = Told.Of<T>(ref told, QuarterField.Common), all = own + Told.Of<T>(ref told, QuarterField.Spillover), median = Told.Of<T>(ref told, QuarterField.LnMedian), now = T.All(decay);
        for (int i = 0; Told.Any(living, i); i += T.Width)
        {
            ref double seats = ref Unsafe.Add(ref firstOwn, i);
            T ln = T.Load(ref seats, Field.LnOrders.Row());
            T bracket = T.Fma(premium, T.Load(ref seats, Field.Youth.Row()) * now, drift);
            T saturation = T.WhereBelow(T.All(0), bracket, limit, T.All(1));
            T common = project == 0 ? all : T.Choose((uint)(project >> i), own, all);
            T shock = T.Fma(T.Load(ref seats, Field.Sigma.Row()), T.Load(ref shocks, i), T.Load(ref seats, Field.Centre.Row()));
            T moved = ln + (T.Fma(T.All(Quarter.StepYears) * bracket, saturation, common) + shock);
            ln = T.Choose((uint)((living & ~born) >> i), moved, ln);
            T.Store(ln, ref seats, Field.LnOrders.Row());
            small |= (ulong)T.Below(ln, median) << i;
            T.Store(ln, ref next, i);
        }

        Elementary.ExpAll<T>(ref next, living);
        return small & living;
    }

    /// <summary>What the absorbed left last quarter reaches those who lived then (E12); capacity arrives.</summary>
    /// <param name="block">The seats.</param>
    /// <param name="told">The town's aggregates of the replication.</param>
    /// <param name="step">Step.</param>
    /// <param name="lnNormal">Receives ln(ūK) by seat.</param>
    /// <param name="sums">The replication's sums.</param>
    [SkipLocalsInit, MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Arrive<T>(SeatBlock block, ref double told, int step, ref double lnNormal, ref double sums)
        where T : struct, ILanes<T>
    {
        ref double firstOwn = ref block.Numbers;
        ulong living = block.Alive, born = block.Born;
        int arrives = (Field.Pipeline0 + (step & 3)).Row();
        bool handed = Unsafe.Add(ref told, QuarterField.CapacityTransfer.Row()) != 0; // in most quarters of most towns no one was absorbed
        T keep = Told.Of<T>(ref told, QuarterField.Keep), normal = Told.Of<T>(ref told, QuarterField.NormalUtilisation);
        T capacities = T.All(0), pipelines = T.All(0), brought = T.All(0);
        for (int i = 0; Told.Any(living, i); i += T.Width)
        {
            ref double seats = ref Unsafe.Add(ref firstOwn, i);
            if (handed)
            {
                Receive<T>(ref seats, ref told, ~born >> i);
            }

            T before = T.Load(ref seats, Field.Capacity.Row());
            T pipeline = T.Load(ref seats, Field.Pipeline0.Row()) + T.Load(ref seats, Field.Pipeline1.Row()) + T.Load(ref seats, Field.Pipeline2.Row()) + T.Load(ref seats, Field.Pipeline3.Row());
            if (born == 0)
            {
                capacities += before;
                pipelines += pipeline;
            }
            else
            {
                capacities += T.Keep((uint)(~born >> i), before);
                pipelines += T.Keep((uint)(~born >> i), pipeline);
                brought += T.Keep((uint)(born >> i), pipeline);
            }

            T capacity = T.Fma(before, keep, T.Load(ref seats, arrives));
            T.Store(capacity, ref seats, Field.Capacity.Row());
            T.Store(T.Max(T.All(Tiny), normal * capacity), ref lnNormal, i);
        }

        SeatSums.Add(ref sums, SumField.ReceivedCapacity, capacities);
        SeatSums.Add(ref sums, SumField.ReceivedPipeline, pipelines);
        SeatSums.Add(ref sums, SumField.PipelineGrowth, brought);
        Elementary.LogAll<T>(ref lnNormal, living);
    }

    /// <summary>Production begins, capacity is ordered; the town's sums grow.</summary>
    /// <param name="block">The seats.</param>
    /// <param name="told">The town's aggregates of the replication.</param>
    /// <param name="step">Step.</param>
    /// <param name="next">Orders of this quarter by seat, from <see cref="Move"/>.</param>
    /// <param name="lnNormal">ln(ūK) by seat, from <see cref="Arrive"/>.</param>
    /// <param name="sums">The replication's sums.</param>
    [SkipLocalsInit, MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Produce<T>(SeatBlock block, ref double told, int step, ref double next, ref double lnNormal, ref double sums)
        where T : struct, ILanes<T>
    {
        ref double firstOwn = ref block.Numbers;
        ulong living = block.Alive;
        int ordered = (Field.Pipeline0 + (step & 3)).Row();
        T normalUse = Told.Of<T>(ref told, QuarterField.NormalUtilisation), keep = Told.Of<T>(ref told, QuarterField.Keep), reinvest = Told.Of<T>(ref told, QuarterField.Reinvest);
        T use = Told.Of<T>(ref told, QuarterField.Usable), grid = Told.Of<T>(ref told, QuarterField.Grid);
        T sumOrders = T.All(0), sumProduced = T.All(0), sumSlack = T.All(0), sumCapacity = T.All(0), growth = T.All(0);
        for (int i = 0; Told.Any(living, i); i += T.Width)
        {
            ref double seats = ref Unsafe.Add(ref firstOwn, i);
            T capacity = T.Load(ref seats, Field.Capacity.Row());
            T orders = T.Keep((uint)(living >> i), T.Load(ref next, i));
            T pressure = T.Load(ref seats, Field.LnOrders.Row()) - T.Load(ref lnNormal, i);
            T normal = T.Max(T.All(Tiny), normalUse * capacity);
            T order = Invest(capacity, orders / normal, pressure, keep, reinvest);
            growth += order - T.Load(ref seats, ordered); // what has arrived still stands there
            T.Store(order, ref seats, ordered);
            T.Store(orders, ref seats, Field.Orders.Row());

            // On the grid what is made is one of two numbers of the grid, and what remains their difference: both are exact.
            T usable = SumGrid.Round(use * capacity, grid);
            orders = SumGrid.Round(orders, grid);
            T produced = T.Min(usable, orders);
            sumOrders += orders;
            sumProduced += produced;
            sumSlack += usable - produced;
            sumCapacity += SumGrid.Round(capacity, grid);
        }

        SeatSums.Add(ref sums, SumField.Orders, sumOrders);
        SeatSums.Add(ref sums, SumField.Produced, sumProduced);
        SeatSums.Add(ref sums, SumField.Slack, sumSlack);
        SeatSums.Add(ref sums, SumField.Capacity, sumCapacity);
        SeatSums.Add(ref sums, SumField.PipelineGrowth, growth);
    }

    /// <summary>Adds what the absorbed left, by orders as they stood at the end of last quarter; newborns receive nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Receive<T>(ref double seats, ref double told, ulong old)
        where T : struct, ILanes<T>
    {
        T weight = T.Keep((uint)old, T.Load(ref seats, Field.Orders.Row()));
        T.Store(T.Fma(Told.Of<T>(ref told, QuarterField.CapacityTransfer), weight, T.Load(ref seats, Field.Capacity.Row())), ref seats, Field.Capacity.Row());
        for (int stage = 0; stage < 4; stage++)
        {
            T.Store(
                T.Fma(Told.Of<T>(ref told, QuarterField.PipelineTransfer0 + stage), weight, T.Load(ref seats, (Field.Pipeline0 + stage).Row())), ref seats, (Field.Pipeline0 + stage).Row());
        }
    }

    /// <summary>Capacity ordered in a quarter (E8): renewal in step with use, extension under pressure.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Invest<T>(T capacity, T use, T pressure, T keep, T reinvest)
        where T : struct, ILanes<T>
    {
        T extension = reinvest * T.Min(T.All(2), T.Max(T.All(0), pressure));
        return capacity * T.Fma(T.All(1) - keep, T.Min(T.All(1), use), extension);
    }
}
