using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Zyz.Sim.Model.Draws;
using Zyz.Sim.Model.Numerics;
using Zyz.Sim.Model.Simulation.Phases;

namespace Zyz.Sim.Model.Simulation;

/// <summary>The fast way to play a slot: 64 replications at a time in lanes of the widest registers there are.</summary>
/// <param name="town">Draws of the town.</param>
/// <param name="memory">Where shocks come from.</param>
/// <typeparam name="T">Lanes; never changes a bit.</typeparam>
internal sealed class SlotRunner<T>(TownDraws town, ShockMemory memory) : ISlotRunner
    where T : struct, ILanes<T>
{
    private readonly SlotAges ages = new(town.Setting.Sampler.Median(Parameter.YouthYears));
    private readonly LaneTable words = new(1);
    private readonly LaneTable next = new(1);
    private readonly LaneTable lnNormal = new(1);
    private readonly LaneTable pipeline = new(1);

    public void Begin(EnterpriseBlock slot, TownSums sums, Span<int> signed) => SlotStart.Begin<T>(slot, town, sums, signed, () =>
    {
        ExitPhase.SumPipeline<T>(slot, ref pipeline.First(0));
        ExitPhase.Tally<T>(slot, sums, ref pipeline.First(0));
    });

    public void CountBase(EnterpriseBlock slot, TownQuarterBlock quarter, TownSums sums)
    {
        BirthPhase.Rise<T>(slot, quarter);
        AnnualPhase.Count<T>(slot, quarter, sums);
    }

    public bool Bear(EnterpriseBlock slot, TownQuarterBlock quarter, Span<double> ramp) => SlotStart.Bear<T>(slot, town, quarter, ramp);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Advance(EnterpriseBlock slot, TownQuarterBlock quarter, TownSums sums)
    {
        ages.Set(slot, quarter.Step);
        ref double shocks = ref memory.Of<T>(town.Address, slot, quarter);
        ulong small = OrdersPhase.Move<T>(slot, quarter, ref shocks, ages, ref next.First(0)) & slot.Exposed;
        OrdersPhase.Arrive<T>(slot, quarter, ref lnNormal.First(0), sums);
        OrdersPhase.Produce<T>(slot, quarter, ref next.First(0), ref lnNormal.First(0), ref pipeline.First(0), sums);

        ExitPhase.Close<T>(slot, quarter, ref Words(slot, quarter, Purpose.Closure), ages);
        slot.Merging = 0;
        if (small != 0)
        {
            ExitPhase.Merge<T>(slot, quarter, ref Words(slot, quarter, Purpose.Merger), small);
        }

        ExitPhase.Tally<T>(slot, sums, ref pipeline.First(0));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Finish(EnterpriseBlock slot, TownQuarterBlock quarter, TownSums sums) => OutputPhase.Run<T>(slot, quarter, sums);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void CloseYear(EnterpriseBlock slot, TownQuarterBlock quarter, TownSums sums)
    {
        AnnualPhase.Transit<T>(slot, quarter, town.Parameters, town.Address);
        AnnualPhase.Count<T>(slot, quarter, sums);
    }

    private ref ulong Words(EnterpriseBlock slot, TownQuarterBlock quarter, Purpose purpose)
    {
        Span<ulong> drawn = MemoryMarshal.Cast<double, ulong>(words[0]);
        town.Address.Words(drawn, slot.Profile.Address, quarter.Calendar, purpose);
        return ref MemoryMarshal.GetReference(drawn);
    }
}
