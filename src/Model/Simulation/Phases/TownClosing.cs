using System.Runtime.CompilerServices;
using Zyz.Sim.Model.Draws;
using Zyz.Sim.Model.Numerics;
using Zyz.Sim.Model.Projects;
using Zyz.Sim.Model.Towns;

namespace Zyz.Sim.Model.Simulation.Phases;

/// <summary>What a town does after its enterprises have moved: sharing, yearly chances, identities, the step to the next quarter.</summary>
internal static class TownClosing
{
    /// <summary>Overflow sharing (E7), what the town makes, and whether anyone would be left.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Share<T>(TownState town)
        where T : struct, ILanes<T>
    {
        ref double told = ref town.Quarter.Numbers, sum = ref town.Sums.Numbers;
        ulong emptied = 0;
        for (int i = town.From; i < town.Until; i += T.Width)
        {
            T produced = T.Load(ref sum, SumField.Produced.At(i)), slack = T.Load(ref sum, SumField.Slack.At(i));
            T overflow = T.Load(ref sum, SumField.Orders.At(i)) - produced;
            T shared = TownRules.OverflowSharing<T>(town.Setting, town.Draws, i, town.Quarter.Step);
            T sharing = Sharing.Factor(overflow, slack, shared);
            T.Store(sharing, ref told, QuarterField.Sharing.At(i));
            T.Store(T.Fma(slack, sharing, produced), ref sum, SumField.Output.At(i)); // ΣQ = Σq + φ·Σslack: nobody has to be asked again
            T.Store(T.Load(ref told, QuarterField.Usable.At(i)) * T.Load(ref sum, SumField.Capacity.At(i)), ref sum, SumField.Usable.At(i));
            T staying = T.Load(ref sum, SumField.Alive.At(i)) - T.Load(ref sum, SumField.Closed.At(i)) - T.Load(ref sum, SumField.Merged.At(i));
            emptied |= (ulong)T.Below(staying, T.All(0.5)) << i;
        }

        town.Quarter.Void = emptied;
    }

    /// <summary>Chances of registration and awards, R&amp;D of the year (E13, E14).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void OpenAnnual<T>(TownState town, int step)
        where T : struct, ILanes<T>
    {
        ref double own = ref town.Numbers, told = ref town.Quarter.Numbers;
        (TownSetting setting, ParameterDraws draws) = (town.Setting, town.Draws);
        T Levered(Parameter slope, int lever, int i) => TownRules.P<T>(draws, slope, i) * TownRules.Gain<T>(setting, lever, step);
        for (int i = town.From; i < town.Until; i += T.Width)
        {
            T shift = T.Load(ref own, TownField.RdShift.At(i));
            shift += step == 0 ? T.All(0) : T.All(0.5) * (Levered(Parameter.RdTargetSlope3, 3, i) - shift);
            T.Store(shift, ref own, TownField.RdShift.At(i));
            T.Store(shift, ref told, QuarterField.RdShift.At(i));
            T.Store(TownRules.Registration<T>(setting, draws, i, step), ref told, QuarterField.RegistrationChance.At(i));
            T.Store(Levered(Parameter.SrdiSlope6, 6, i) + Levered(Parameter.SrdiSlope3, 3, i), ref told, QuarterField.SrdiLevers.At(i));
            T.Store(Levered(Parameter.TechCentreSlope3, 3, i), ref told, QuarterField.TechCentreLevers.At(i));
            T.Store(Levered(Parameter.GreenSlope9, 9, i), ref told, QuarterField.GreenLevers.At(i));
        }
    }

    /// <summary>Identities of the quarter, and what the next begins with.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Close<T>(TownState town)
        where T : struct, ILanes<T>
    {
        ref double own = ref town.Numbers, told = ref town.Quarter.Numbers, sum = ref town.Sums.Numbers;
        IdentityCheck.Guard<T>(town);
        ulong played = town.Drawn.Played;
        for (int i = town.From; i < town.Until; i += T.Width)
        {
            uint lanes = (uint)(played >> i) & (uint)((1UL << T.Width) - 1);
            if (lanes != 0)
            {
                T output = T.Choose(lanes, T.Load(ref sum, SumField.Output.At(i)), T.All(1)); // what is not played holds zeros
                T lnOutput = Elementary.Log(output), lnNominal = Elementary.Log(T.Choose(lanes, T.Load(ref told, QuarterField.Price.At(i)) * output, T.All(1)));
                town.Identities.Check(town, i, lanes, lnOutput, lnNominal);
                T.Store(lnOutput, ref own, TownField.HeldLnOutput.At(i));
                T.Store(lnNominal, ref own, TownField.HeldLnNominal.At(i));
                T.Store(T.Load(ref own, TownField.LnPrice.At(i)), ref own, TownField.HeldLnPrice.At(i));
                T.Store(output, ref own, TownField.LastOutput.At(i));
                Pass<T>(town, i);
            }
        }
    }

    /// <summary>What leavers leave to those who stay, from the next quarter on (E11, E12); and whose spillover runs (E9).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Pass<T>(TownState town, int i)
        where T : struct, ILanes<T>
    {
        ref double own = ref town.Numbers, told = ref town.Quarter.Numbers;
        uint leave = (uint)(~town.Quarter.Void >> i);
        T closed = Of<T>(town, SumField.ClosedOrders, leave, i), merged = Of<T>(town, SumField.MergedOrders, leave, i);
        T survivors = All<T>(town, SumField.Orders, i) - closed - merged;
        T.Store(closed, ref own, TownField.Closed.At(i));
        T.Store(merged, ref own, TownField.Merged.At(i));
        T.Store(survivors, ref own, TownField.Survivors.At(i));
        T leavers = Of<T>(town, SumField.Closed, leave, i) + Of<T>(town, SumField.Merged, leave, i);
        T.Store(All<T>(town, SumField.Alive, i) - leavers, ref own, TownField.Living.At(i));
        T.Store(Of<T>(town, SumField.MergedCapacity, leave, i) / survivors, ref told, QuarterField.CapacityTransfer.At(i));
        for (int stage = 0; stage < 4; stage++)
        {
            T.Store(Of<T>(town, SumField.MergedPipeline0 + stage, leave, i) / survivors, ref told, (QuarterField.PipelineTransfer0 + stage).At(i));
        }

        T.Store(All<T>(town, SumField.Capacity, i) - Of<T>(town, SumField.ClosedCapacity, leave, i), ref own, TownField.HeldCapacity.At(i));
        T pipeline = All<T>(town, SumField.ReceivedPipeline, i) + All<T>(town, SumField.PipelineGrowth, i);
        T.Store(pipeline - Of<T>(town, SumField.ClosedPipeline, leave, i), ref own, TownField.HeldPipeline.At(i));

        int step = town.Quarter.Step;
        T spilling = T.Load(ref own, TownField.Spilling.At(i)) + T.Load(ref town.SpillOpened(step)[0], i);
        spilling = step > ProjectRules.SpilloverQuarters ? spilling - T.Load(ref town.SpillOpened(step - ProjectRules.SpilloverQuarters)[0], i) : spilling;
        T.Store(spilling, ref own, TownField.Spilling.At(i));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T All<T>(TownState town, SumField field, int i)
        where T : struct, ILanes<T> =>
        T.Load(ref town.Sums.Numbers, field.At(i));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Of<T>(TownState town, SumField field, uint lanes, int i)
        where T : struct, ILanes<T> =>
        T.Keep(lanes, T.Load(ref town.Sums.Numbers, field.At(i)));
}
