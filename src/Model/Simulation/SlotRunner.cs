using System.Runtime.CompilerServices;
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
    private const int Lanes = DrawAddress.GroupSize;
    private readonly SlotAges ages = new(town.Setting.Sampler.Median(Parameter.YouthYears));
    private readonly ulong[] words = new ulong[Lanes];
    private readonly double[] next = new double[Lanes];
    private readonly double[] pipeline = new double[Lanes];

    public void Begin(EnterpriseBlock slot, TownSums sums, Span<int> signed) => SlotStart.Begin<T>(slot, town, sums, signed, () =>
    {
        ExitPhase.SumPipeline<T>(slot, ref pipeline[0]);
        ExitPhase.Tally<T>(slot, sums, ref pipeline[0]);
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
        ref double shocks = ref memory.Of(town.Address, slot, quarter);
        ulong small = OrdersPhase.Move<T>(slot, quarter, ref shocks, ages, ref next[0]) & slot.Exposed;
        OrdersPhase.Produce<T>(slot, quarter, ref next[0], ref pipeline[0], sums);

        town.Address.Words(words, slot.Profile.Address, quarter.Calendar, Purpose.Closure);
        ExitPhase.Close<T>(slot, quarter, ref words[0], ages);
        slot.Merging = 0;
        if (small != 0)
        {
            town.Address.Words(words, slot.Profile.Address, quarter.Calendar, Purpose.Merger);
            ExitPhase.Merge<T>(slot, quarter, ref words[0], small);
        }

        ExitPhase.Tally<T>(slot, sums, ref pipeline[0]);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Finish(EnterpriseBlock slot, TownQuarterBlock quarter, TownSums sums) => OutputPhase.Run<T>(slot, quarter, sums);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void CloseYear(EnterpriseBlock slot, TownQuarterBlock quarter, TownSums sums)
    {
        AnnualPhase.Transit<T>(slot, quarter, town.Parameters, town.Address);
        AnnualPhase.Count<T>(slot, quarter, sums);
    }
}
