using System.Runtime.CompilerServices;
using Zyz.Sim.Model.Draws;
using Zyz.Sim.Model.Entry;
using Zyz.Sim.Model.Numerics;
using Zyz.Sim.Model.Projects;
using Zyz.Sim.Model.Time;
using Zyz.Sim.Model.Towns;

namespace Zyz.Sim.Model.Simulation.Phases;

/// <summary>What a town does before its enterprises move: steps 1 to 4 of a quarter (docs/model.md §3).</summary>
internal static class TownOpening
{
    /// <summary>What stays the same through a run, and the price level at the origin.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Prepare<T>(TownState town)
        where T : struct, ILanes<T>
    {
        ref double own = ref town.Numbers, told = ref town.Quarter.Numbers;
        ParameterDraws draws = town.Draws;
        for (int i = town.From; i < town.Until; i += T.Width)
        {
            T.Store(TownRules.P<T>(draws, Parameter.YouthPremium, i), ref told, QuarterField.YouthPremium.At(i));
            T.Store(Elementary.Exp((T.All(0) - TownRules.P<T>(draws, Parameter.Depreciation, i)) * T.All(Quarter.StepYears)), ref told, QuarterField.Keep.At(i));
            T.Store(TownRules.P<T>(draws, Parameter.NormalUtilisation, i), ref told, QuarterField.NormalUtilisation.At(i));
            T.Store(TownRules.P<T>(draws, Parameter.ClosureSizeExponent, i), ref told, QuarterField.ClosureExponent.At(i));
            T.Store(T.Load(ref town.Start.LnMedian[0], i), ref told, QuarterField.LnMedian.At(i));
            T.Store(PriceChange<T>(town, 0, i), ref own, TownField.LnPrice.At(i));
        }
    }

    /// <summary>Takes over the sums of the base date (§7).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Begin<T>(TownState town)
        where T : struct, ILanes<T>
    {
        ref double own = ref town.Numbers, told = ref town.Quarter.Numbers, sum = ref town.Sums.Numbers;
        for (int i = town.From; i < town.Until; i += T.Width)
        {
            T orders = T.Load(ref sum, SumField.Orders.At(i)), produced = T.Load(ref sum, SumField.Produced.At(i)), slack = T.Load(ref sum, SumField.Slack.At(i));
            T sharing = Sharing.Factor(orders - produced, slack, TownRules.OverflowSharing<T>(town.Setting, town.Draws, i, 0));
            T scale = orders / (produced + sharing * slack);
            T.Store(scale, ref told, QuarterField.StartScale.At(i));
            T.Store(Elementary.Log(scale), ref told, QuarterField.LnStartScale.At(i));
            T.Store(orders * scale, ref own, TownField.Survivors.At(i));
            T.Store(T.Load(ref sum, SumField.Capacity.At(i)) * scale, ref own, TownField.HeldCapacity.At(i));
            T.Store(T.Load(ref sum, SumField.PipelineGrowth.At(i)) * scale, ref own, TownField.HeldPipeline.At(i));
            T.Store(orders, ref own, TownField.LastOutput.At(i));
            T.Store(T.All(town.Setting.Town.Enterprises), ref own, TownField.Living.At(i));
        }
    }

    /// <summary>Steps 1 to 3: levers, shocks, price; and how many entrants there are.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Open<T>(TownState town)
        where T : struct, ILanes<T>
    {
        ref double own = ref town.Numbers;
        ref double shocks = ref town.Luck.First(TownDraw.RegionalShock, town.Quarter.Step);
        for (int i = town.From; i < town.Until; i += T.Width)
        {
            T sd = TownRules.P<T>(town.Draws, Parameter.RegionalLoading, i) * TownRules.P<T>(town.Draws, Parameter.RegionalShock, i);
            T.Store(TownRules.Shock(sd, T.Load(ref shocks, i)), ref own, TownField.Common.At(i));
        }

        bool statusQuo = town.Setting.Levers.IsStatusQuo(town.Quarter.Step);
        for (int i = town.From; i < town.Until; i += T.Width)
        {
            MoveTown<T>(town, statusQuo, i);
        }

        MovePrice<T>(town);
        TellPolicy<T>(town);
        town.Luck[TownDraw.Entrants, town.Quarter.Step].CopyTo(town.Quarter[QuarterField.EntrantCount]);
    }

    /// <summary>What leavers left and newcomers take (R), and spillovers, once the newborn are known.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Redistribute<T>(TownState town)
        where T : struct, ILanes<T>
    {
        ref double own = ref town.Numbers, told = ref town.Quarter.Numbers, sum = ref town.Sums.Numbers;
        ParameterDraws draws = town.Draws;
        for (int i = town.From; i < town.Until; i += T.Width)
        {
            T survivors = T.Load(ref own, TownField.Survivors.At(i));
            T incumbents = Redistribution.Incumbents(
                survivors, T.Load(ref own, TownField.Closed.At(i)), T.Load(ref own, TownField.Merged.At(i)),
                TownRules.P<T>(draws, Parameter.OrderRetention, i), TownRules.P<T>(draws, Parameter.MergerSynergy, i));
            T taken = TownRules.P<T>(draws, Parameter.EntrantDisplacement, i) * T.Load(ref sum, SumField.NewOrders.At(i))
                + TownRules.P<T>(draws, Parameter.ProjectDisplacement, i) * T.Load(ref sum, SumField.RampOrders.At(i));
            T factor = Redistribution.Factor(survivors, incumbents, taken);
            T rate = TownRules.P<T>(draws, Parameter.ProjectSpillover, i) * T.Load(ref own, TownField.Spilling.At(i)) / T.All(ProjectRules.SpilloverYears);
            T spilled = T.Min(T.All(ProjectRules.LargestSpillover), T.Max(T.All(0), rate));
            T.Store(T.All(Quarter.StepYears) * spilled, ref told, QuarterField.Spillover.At(i));
            T.Store(T.Load(ref own, TownField.Common.At(i)) + Elementary.Log(factor), ref told, QuarterField.Common.At(i));

            // What sums are measured against: a town that stands still or has lost its capacity still has its orders.
            T held = survivors + T.Load(ref own, TownField.Closed.At(i)) + T.Load(ref own, TownField.Merged.At(i)) + T.Load(ref own, TownField.HeldCapacity.At(i));
            T size = T.All(SumGrid.ShareOfHeld) * (held + T.Load(ref sum, SumField.NewOrders.At(i)) + T.Load(ref sum, SumField.RampOrders.At(i)));
            T.Store(T.Max(T.Load(ref own, TownField.LastOutput.At(i)), size), ref told, QuarterField.Grid.At(i));
        }
    }

    /// <summary>Effects of levers, shocks and demand common to all (E2, E3), saturation (E4), growth since the base year.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void MoveTown<T>(TownState town, bool statusQuo, int i)
        where T : struct, ILanes<T>
    {
        ref double own = ref town.Numbers, told = ref town.Quarter.Numbers;
        (TownSetting setting, ParameterDraws draws, int step) = (town.Setting, town.Draws, town.Quarter.Step);
        T before = T.Load(ref own, TownField.Effect.At(i)), priceBefore = T.Load(ref own, TownField.PriceEffect.At(i));
        (T orders, T price) = statusQuo ? (T.All(0), T.All(0)) : TownRules.Effects<T>(setting, draws, i, step);
        T shock = TownRules.Shock(TownRules.P<T>(draws, Parameter.TownShock, i), T.Load(ref town.Luck.First(TownDraw.TownShock, step), i));
        T demand = setting.Outlook.Demand(step, TownRules.P<T>(draws, Parameter.DemandElasticity, i));
        T.Store(orders - before + (T.Load(ref own, TownField.Common.At(i)) + shock + demand), ref own, TownField.Common.At(i));

        T last = T.Load(ref own, TownField.LastOutput.At(i)), start = TownRules.P<T>(draws, Parameter.BaseOutput, i);
        T.Store(Saturation.Factor(last, start, TownRules.P<T>(draws, Parameter.MarketRoom, i), Elementary.Exp(before)), ref told, QuarterField.Saturation.At(i));
        T.Store(Elementary.Log(last / start), ref told, QuarterField.LnGrowth.At(i));
        T.Store(orders, ref own, TownField.Effect.At(i));
        T.Store(T.Load(ref own, TownField.LnPrice.At(i)) + (PriceChange<T>(town, step, i) + (price - priceBefore)), ref own, TownField.LnPrice.At(i));
        T.Store(price, ref own, TownField.PriceEffect.At(i));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T PriceChange<T>(TownState town, int step, int i)
        where T : struct, ILanes<T> =>
        town.Setting.Outlook.PriceChange(step, TownRules.P<T>(town.Draws, Parameter.PriceDrift, i), TownRules.P<T>(town.Draws, Parameter.SeriesWeight, i));

    /// <summary>Noise of prices (E6): the town's own, and for metals what the region's metals share.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void MovePrice<T>(TownState town)
        where T : struct, ILanes<T>
    {
        ref double own = ref town.Numbers, told = ref town.Quarter.Numbers;
        bool metals = town.Setting.Town.SharesMetalsPrice;
        ref double scores = ref town.Luck.First(TownDraw.TownPrice, town.Quarter.Step), shared = ref town.Luck.First(TownDraw.MetalsPrice, town.Quarter.Step);
        for (int i = town.From; i < town.Until; i += T.Width)
        {
            T z = T.Load(ref scores, i);
            if (metals)
            {
                T share = TownRules.P<T>(town.Draws, Parameter.MetalsPriceShare, i);
                z = T.Sqrt(share) * T.Load(ref shared, i) + T.Sqrt(T.All(1) - share) * z;
            }

            T ln = T.Load(ref own, TownField.LnPrice.At(i)) + TownRules.Shock(TownRules.P<T>(town.Draws, Parameter.PriceNoise, i), z);
            T.Store(ln, ref own, TownField.LnPrice.At(i));
            T.Store(Elementary.Exp(ln), ref told, QuarterField.Price.At(i));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void TellPolicy<T>(TownState town)
        where T : struct, ILanes<T>
    {
        ref double told = ref town.Quarter.Numbers;
        (TownSetting setting, ParameterDraws draws, int step) = (town.Setting, town.Draws, town.Quarter.Step);
        bool merging = step == 1 || setting.Levers.Gain(2, step) != setting.Levers.Gain(2, step - 1);
        for (int i = town.From; i < town.Until; i += T.Width)
        {
            T.Store(TownRules.Usable<T>(setting, draws, i, step), ref told, QuarterField.Usable.At(i));
            T.Store(TownRules.Reinvest<T>(setting, draws, i, step), ref told, QuarterField.Reinvest.At(i));
            T.Store(TownRules.ClosureHazard<T>(setting, draws, i, step), ref told, QuarterField.ClosureHazard.At(i));
            if (merging)
            {
                T.Store(TownRules.MergerChance<T>(setting, draws, i, step), ref told, QuarterField.MergerChance.At(i));
            }
        }
    }
}
