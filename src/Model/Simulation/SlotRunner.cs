using System.Runtime.CompilerServices;
using Zyz.Sim.Model.Draws;
using Zyz.Sim.Model.Numerics;
using Zyz.Sim.Model.Shocks;
using Zyz.Sim.Model.Simulation.Phases;

namespace Zyz.Sim.Model.Simulation;

/// <summary>The fast way to play a slot: 64 replications at a time in lanes of the widest registers there are.</summary>
/// <param name="town">Draws of the town.</param>
/// <param name="scratch">Rows to work in.</param>
/// <typeparam name="T">Lanes; never changes a bit.</typeparam>
internal sealed class SlotRunner<T>(TownDraws town, SlotScratch scratch) : ISlotRunner
    where T : struct, ILanes<T>
{
    private readonly AgeTable ages = scratch.Ages(town.Setting.Sampler.Median(Parameter.YouthYears), town.Setting.Steps);

    public void Begin(EnterpriseBlock slot, TownQuarterBlock quarter, TownSums sums, Span<int> signed) => SlotStart.Begin<T>(slot, town, quarter, sums, signed);

    public void CountBase(EnterpriseBlock slot, TownQuarterBlock quarter, TownSums sums)
    {
        BirthPhase.Rise<T>(slot, quarter);
        AnnualPhase.Count<T>(slot, quarter, town, sums);
    }

    public bool Bear(EnterpriseBlock slot, TownQuarterBlock quarter, Span<double> ramp) => SlotStart.Bear<T>(slot, town, quarter, ramp);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Advance(EnterpriseBlock slot, TownQuarterBlock quarter, TownSums sums)
    {
        slot.Ages.Set(slot, quarter.Step, ages);
        scratch.Draw(town.Address, slot, quarter.Calendar);
        EnterpriseShockTable.Fill<T>(ref scratch.ShockWords, slot.Alive, ref scratch.Shocks);
        ulong small = OrdersPhase.Move<T>(slot, quarter, ref scratch.Shocks, ref scratch.Orders);
        OrdersPhase.Arrive<T>(slot, quarter, ref scratch.LnNormal, sums);
        OrdersPhase.Produce<T>(slot, quarter, ref scratch.Orders, ref scratch.LnNormal, sums);
        ExitPhase.Close<T>(slot, quarter, ref scratch.ExitWords, small);
        ExitPhase.Merge<T>(slot, quarter, ref scratch.ExitWords, small);
        ExitPhase.Tally(slot, quarter, sums);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Finish(EnterpriseBlock slot, TownQuarterBlock quarter, TownSums sums) => OutputPhase.Run<T>(slot, quarter, sums, scratch.Observed);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void CloseYear(EnterpriseBlock slot, TownQuarterBlock quarter, TownSums sums)
    {
        AnnualPhase.Transit<T>(slot, quarter, town.Parameters, town.Address);
        AnnualPhase.Count<T>(slot, quarter, town, sums);
    }
}
