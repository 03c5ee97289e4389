using System.Runtime.CompilerServices;
using Zyz.Sim.Model.Draws;
using Zyz.Sim.Model.Numerics;
using Zyz.Sim.Model.Time;

namespace Zyz.Sim.Model.Simulation.Phases;

/// <summary>
/// Steps 5 to 8 of a quarter for one slot: orders (E3), arriving capacity, production before sharing (E7), investment
/// (E8). One text for every vector width; the readable form is <see cref="Reference.EnterpriseQuarter"/>.
/// </summary>
/// <remarks>
/// A replication in which the slot is empty holds zeros. The loops keep them zeros by their arithmetic and mask only what
/// would not: orders, the exponential of 0.
/// </remarks>
internal static class OrdersPhase
{
    private const int Lanes = DrawAddress.GroupSize;
    private const double Tiny = 1e-300; // stands for the normal use of capacity that is not there, so that its logarithm is a number

    /// <summary>Orders move: drift, youth, saturation, effects, shocks. The orders before stay where they are until <see cref="Produce"/>.</summary>
    /// <param name="slot">The slot.</param>
    /// <param name="quarter">The town's aggregates.</param>
    /// <param name="shocks">X of E5 by replication.</param>
    /// <param name="next">Receives orders by replication; anything where the slot is empty.</param>
    /// <returns>Replications in which the slot lives and lies below the base median.</returns>
    [SkipLocalsInit, MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static ulong Move<T>(EnterpriseBlock slot, TownQuarterBlock quarter, ref double shocks, ref double next)
        where T : struct, ILanes<T>
    {
        ref double firstOwn = ref slot.Numbers, firstTold = ref quarter.Numbers;
        SlotAges ages = slot.Ages;
        ulong living = slot.Alive, moving = living & ~slot.Born, small = 0;
        bool spilled = !slot.Profile.IsProject;
        for (int i = 0; i < Lanes; i += T.Width)
        {
            if (EnterpriseBlock.IsEmpty(living, i, T.Width))
            {
                continue; // most places of entrants live in few replications
            }

            ref double own = ref Unsafe.Add(ref firstOwn, i), told = ref Unsafe.Add(ref firstTold, i);
            T ln = T.Load(ref own, Field.LnOrders.Row());
            T youth = ages.Vary ? T.Load(ref ages.Youth[0], i) : T.All(ages.SharedYouth);
            T bracket = T.Fma(T.Load(ref told, QuarterField.YouthPremium.Row()), youth, T.Load(ref told, QuarterField.Drift.Row()));
            T saturation = T.WhereBelow(T.All(0), bracket, T.Load(ref told, QuarterField.Saturation.Row()), T.All(1));
            T common = T.Load(ref told, QuarterField.Common.Row());
            common = spilled ? common + T.Load(ref told, QuarterField.Spillover.Row()) : common;
            T shock = T.Fma(T.Load(ref own, Field.Sigma.Row()), T.Load(ref shocks, i), T.Load(ref own, Field.Centre.Row()));
            T moved = ln + (T.Fma(T.All(Quarter.StepYears) * bracket, saturation, common) + shock);
            ln = T.Choose((uint)(moving >> i), moved, ln);
            T.Store(ln, ref own, Field.LnOrders.Row());
            small |= (ulong)T.Below(ln, T.Load(ref told, QuarterField.LnMedian.Row())) << i;
            T.Store(ln, ref next, i);
        }

        Elementary.ExpAll<T>(ref next, living);
        return small & living;
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
        ref double firstOwn = ref slot.Numbers, firstTold = ref quarter.Numbers, firstSum = ref sums.Numbers;
        ulong living = slot.Alive, born = slot.Born;
        int arrives = (Field.Pipeline0 + (quarter.Step & 3)).Row();
        for (int i = 0; i < Lanes; i += T.Width)
        {
            if (EnterpriseBlock.IsEmpty(living, i, T.Width))
            {
                continue;
            }

            ref double own = ref Unsafe.Add(ref firstOwn, i), told = ref Unsafe.Add(ref firstTold, i), sum = ref Unsafe.Add(ref firstSum, i);
            T weight = OfOld(born, i, T.Load(ref own, Field.Orders.Row())); // newborns receive nothing
            T before = T.Fma(T.Load(ref told, QuarterField.CapacityTransfer.Row()), weight, T.Load(ref own, Field.Capacity.Row()));
            T stage0 = T.Fma(T.Load(ref told, QuarterField.PipelineTransfer0.Row()), weight, T.Load(ref own, Field.Pipeline0.Row()));
            T stage1 = T.Fma(T.Load(ref told, QuarterField.PipelineTransfer1.Row()), weight, T.Load(ref own, Field.Pipeline1.Row()));
            T stage2 = T.Fma(T.Load(ref told, QuarterField.PipelineTransfer2.Row()), weight, T.Load(ref own, Field.Pipeline2.Row()));
            T stage3 = T.Fma(T.Load(ref told, QuarterField.PipelineTransfer3.Row()), weight, T.Load(ref own, Field.Pipeline3.Row()));
            TownSums.Add(ref sum, SumField.ReceivedCapacity, OfOld(born, i, before));
            T pipeline = stage0 + stage1 + stage2 + stage3;
            TownSums.Add(ref sum, SumField.ReceivedPipeline, OfOld(born, i, pipeline));
            if (born != 0)
            {
                TownSums.Add(ref sum, SumField.PipelineGrowth, T.Keep((uint)(born >> i), pipeline));
            }

            T.Store(stage0, ref own, Field.Pipeline0.Row());
            T.Store(stage1, ref own, Field.Pipeline1.Row());
            T.Store(stage2, ref own, Field.Pipeline2.Row());
            T.Store(stage3, ref own, Field.Pipeline3.Row());

            T capacity = T.Fma(before, T.Load(ref told, QuarterField.Keep.Row()), T.Load(ref own, arrives));
            T.Store(capacity, ref own, Field.Capacity.Row());
            T.Store(T.Max(T.All(Tiny), T.Load(ref told, QuarterField.NormalUtilisation.Row()) * capacity), ref lnNormal, i);
        }

        Elementary.LogAll<T>(ref lnNormal, living);
    }

    /// <summary>Production begins, capacity is ordered; the town's sums grow.</summary>
    /// <param name="slot">The slot.</param>
    /// <param name="quarter">The town's aggregates.</param>
    /// <param name="next">Orders of this quarter by replication, from <see cref="Move"/>.</param>
    /// <param name="lnNormal">ln(ūK) by replication, from <see cref="Arrive"/>.</param>
    /// <param name="sums">The town's sums.</param>
    [SkipLocalsInit, MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Produce<T>(EnterpriseBlock slot, TownQuarterBlock quarter, ref double next, ref double lnNormal, TownSums sums)
        where T : struct, ILanes<T>
    {
        ref double firstOwn = ref slot.Numbers, firstTold = ref quarter.Numbers, firstSum = ref sums.Numbers;
        ulong living = slot.Alive;
        int ordered = (Field.Pipeline0 + (quarter.Step & 3)).Row();
        for (int i = 0; i < Lanes; i += T.Width)
        {
            if (EnterpriseBlock.IsEmpty(living, i, T.Width))
            {
                continue;
            }

            ref double own = ref Unsafe.Add(ref firstOwn, i), told = ref Unsafe.Add(ref firstTold, i), sum = ref Unsafe.Add(ref firstSum, i);
            uint alive = (uint)(living >> i);
            T capacity = T.Load(ref own, Field.Capacity.Row());
            T orders = T.Keep(alive, T.Load(ref next, i));
            T pressure = T.Load(ref own, Field.LnOrders.Row()) - T.Load(ref lnNormal, i);
            T normal = T.Max(T.All(Tiny), T.Load(ref told, QuarterField.NormalUtilisation.Row()) * capacity);
            T order = Invest(capacity, orders / normal, pressure, T.Load(ref told, QuarterField.Keep.Row()), T.Load(ref told, QuarterField.Reinvest.Row()));
            TownSums.Add(ref sum, SumField.PipelineGrowth, order - T.Load(ref own, ordered)); // what has arrived still stands there
            T.Store(order, ref own, ordered);

            T grid = T.Load(ref told, QuarterField.Grid.Row());

            // On the grid what is made is one of two numbers of the grid, and what remains their difference: both are exact.
            T.Store(orders, ref own, Field.Orders.Row());
            T usable = SumGrid.Round(T.Load(ref told, QuarterField.Usable.Row()) * capacity, grid);
            orders = SumGrid.Round(orders, grid);
            T produced = T.Min(usable, orders), slack = usable - produced;
            TownSums.Add(ref sum, SumField.Orders, orders);
            TownSums.Add(ref sum, SumField.Produced, produced);
            TownSums.Add(ref sum, SumField.Slack, slack);
            TownSums.Add(ref sum, SumField.Capacity, SumGrid.Round(capacity, grid));
            TownSums.Add(ref sum, SumField.Alive, T.Keep(alive, T.All(1)));
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

    /// <summary>The lanes, but 0 where the slot is born this quarter.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T OfOld<T>(ulong born, int i, T lanes)
        where T : struct, ILanes<T> =>
        born == 0 ? lanes : T.Keep((uint)(~born >> i), lanes);
}
