using System.Runtime.CompilerServices;
using Zyz.Sim.Model.Draws;
using Zyz.Sim.Model.Enterprises;
using Zyz.Sim.Model.Numerics;
using Zyz.Sim.Model.Shocks;
using Zyz.Sim.Model.Simulation.Phases;

namespace Zyz.Sim.Model.Simulation;

/// <summary>The fast way to play a slot: 64 replications at a time in lanes of the widest registers there are.</summary>
/// <typeparam name="T">Lanes; never changes a bit.</typeparam>
internal sealed class SlotRunner<T>(TownDraws town) : ISlotRunner
    where T : struct, ILanes<T>
{
    private const int Lanes = DrawAddress.GroupSize;
    private readonly double youthYears = town.Setting.Sampler.Median(Parameter.YouthYears);
    private readonly ulong[] words = new ulong[Lanes];
    private readonly ulong[] mergerWords = new ulong[Lanes];
    private readonly double[] shocks = new double[Lanes];
    private readonly double[] youth = new double[Lanes];
    private readonly double[] closureAge = new double[Lanes];

    public void Begin(EnterpriseBlock slot, TownSums sums, Span<int> signed) => SlotStart.Begin<T>(slot, town, signed, () => ExitPhase.Tally<T>(slot, sums));

    public void CountBase(EnterpriseBlock slot, TownQuarterBlock quarter, TownSums sums) => AnnualPhase.Count<T>(slot, quarter, sums);

    public bool Bear(EnterpriseBlock slot, TownQuarterBlock quarter, Span<double> ramp) => SlotStart.Bear<T>(slot, town, quarter, ramp);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Advance(EnterpriseBlock slot, TownQuarterBlock quarter, TownSums sums)
    {
        SetAges(slot, quarter.Step);
        OrdersPhase.Receive<T>(slot, quarter, sums);
        town.Address.Words(words, slot.Profile.Address, quarter.Calendar, Purpose.EnterpriseShock);
        EnterpriseShockTable.Fill(words, shocks);
        OrdersPhase.Move<T>(slot, quarter, ref shocks[0], ref youth[0]);
        OrdersPhase.Produce<T>(slot, quarter, sums);

        town.Address.Words(words, slot.Profile.Address, quarter.Calendar, Purpose.Closure);
        bool below = ExitPhase.AnyBelowMedian<T>(slot, quarter);
        if (below)
        {
            town.Address.Words(mergerWords, slot.Profile.Address, quarter.Calendar, Purpose.Merger);
        }

        ExitPhase.Decide<T>(slot, quarter, ref words[0], ref mergerWords[0], ref closureAge[0], below);
        ExitPhase.Tally<T>(slot, sums);
    }

    public void Finish(EnterpriseBlock slot, TownQuarterBlock quarter, TownSums sums) => OutputPhase.Run<T>(slot, quarter, sums);

    public void CloseYear(EnterpriseBlock slot, TownQuarterBlock quarter, TownSums sums)
    {
        AnnualPhase.Transit<T>(slot, quarter, town.Parameters, town.Address);
        AnnualPhase.Count<T>(slot, quarter, sums);
    }

    private void SetAges(EnterpriseBlock slot, int step)
    {
        if (!slot.Profile.IsProject)
        {
            double age = slot.AgeYears(step, 0);
            Array.Fill(youth, Elementary.Exp(-age / youthYears));
            Array.Fill(closureAge, ClosureAge.Factor(age));
            return;
        }

        for (int lane = 0; lane < Lanes; lane++)
        {
            double age = slot.AgeYears(step, lane);
            youth[lane] = Elementary.Exp(-age / youthYears);
            closureAge[lane] = ClosureAge.Factor(age);
        }
    }
}
