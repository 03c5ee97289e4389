using System.Numerics;
using System.Runtime.CompilerServices;
using Zyz.Sim.Model.Draws;
using Zyz.Sim.Model.Numerics;

namespace Zyz.Sim.Model.Simulation.Seats;

/// <summary>
/// The fast way to play a town: its enterprises sit densely, replication by replication. How they come to life is settled slot by slot, for all
/// replications at once; then each takes its seat.
/// </summary>
/// <typeparam name="T">Lanes; never changes a bit.</typeparam>
internal sealed class SeatWay<T> : ITownWay
    where T : struct, ILanes<T>
{
    private const int Lanes = DrawAddress.GroupSize;
    private const int EnterprisesNear = 1 << 12, EnterprisesFar = 1 << 17; // of all replications that are played at a time: half a megabyte, 16
    private readonly EnterpriseBlock[] projects;
    private readonly int[] places; // of the projects among all slots
    private readonly Arrivals arrivals;
    private readonly IncumbentGroup[] incumbents;
    private readonly StartDraws drawn;
    private readonly SeatMap seats = new();
    private readonly SeatScratch scratch = new();
    private readonly int[] signings = new int[Lanes];
    private readonly double[] ramp = new double[Lanes];
    private readonly List<int> ever = []; // which projects open in some replication

    /// <summary>A way to play a town.</summary>
    /// <param name="setting">The town; or one with the same places under another plan.</param>
    public SeatWay(TownSetting setting)
    {
        places = [.. Enumerable.Range(0, setting.Slots.Length).Where(i => setting.Slots[i].IsProject)];
        projects = [.. places.Select(i => new EnterpriseBlock { Profile = setting.Slots[i], Seats = new (SeatBlock, int)[Lanes] })];
        incumbents = IncumbentGroup.Of(setting);
        drawn = new StartDraws(incumbents.Length);
        arrivals = new Arrivals(setting);
    }

    public void Play(TownState town, TownOutcomes outcomes, LaneMemory lanes, Action<TownState, EnterpriseBlock[]>? observe)
    {
        try
        {
            PlayOut(town, outcomes, lanes, observe);
        }
        finally
        {
            seats.Clear();
            arrivals.Release();
            foreach (EnterpriseBlock slot in projects)
            {
                slot.Release();
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void PlayOut(TownState town, TownOutcomes outcomes, LaneMemory lanes, Action<TownState, EnterpriseBlock[]>? observe)
    {
        AgeTable ages = scratch.Ages(town.Setting.Sampler.Median(Parameter.YouthYears), town.Setting.Steps);
        var run = new SeatRunner<T>(town, seats, scratch, ages);
        var tally = new AnnualTally(town, outcomes);
        var start = new SeatStart<T>(town, incumbents, drawn);
        start.Draw();
        Begin(town, tally, lanes, ages);
        int together = observe is null ? Together(town.Setting) : Lanes;
        for (int first = 0; first < Lanes; first += together)
        {
            town.TurnTo(first, first + together);
            if ((town.Inside & town.Drawn.Played) != 0)
            {
                seats.Open(town.Setting.Population.Sizes.Length, town.Inside & town.Drawn.Played, lanes);
                start.Seat(seats);
                town.BeginAtOrigin();
                town.OpenAnnual(0);
                run.CountBase();
                tally.WriteBase();
                PlayQuarters(town, run, tally, outcomes, lanes, ages, observe);
                seats.Clear();
            }
        }
    }

    /// <summary>
    /// How many replications are played at a time, through all quarters: as many as the second cache holds the enterprises of. With all 64
    /// together a large town's came anew from the third for each quarter, an eighth of a run. A town that is too large even for the third
    /// plays one.
    /// </summary>
    private static int Together(TownSetting setting)
    {
        int together = Lanes, enterprises = setting.Population.Sizes.Length;
        while (together > SeatSums.Together && together * enterprises > EnterprisesNear)
        {
            together /= 2;
        }

        return together * enterprises > EnterprisesFar ? 1 : together;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void PlayQuarters(TownState town, SeatRunner<T> run, AnnualTally tally, TownOutcomes outcomes, LaneMemory lanes, AgeTable ages, Action<TownState, EnterpriseBlock[]>? observe)
    {
        SlotViews? views = observe is null ? null : new SlotViews(town.Setting);
        for (int step = 1; step <= town.Setting.Steps; step++)
        {
            town.Open(step);
            Bear(town, lanes, ages);
            town.Redistribute();
            outcomes.EnterpriseQuarters += run.Advance();
            town.Share();
            bool fourth = step % 4 == 0;
            if (fourth)
            {
                town.OpenAnnual(step);
            }

            run.Finish(fourth);
            observe?.Invoke(town, views!.Of(seats, projects, places, scratch.Terms, fourth));
            tally.AddQuarter();
            town.Close();
            if (fourth)
            {
                tally.WriteYear();
            }
        }
    }

    private void Begin(TownState town, AnnualTally tally, LaneMemory lanes, AgeTable ages)
    {
        ever.Clear();
        foreach (IncumbentGroup group in incumbents)
        {
            group.Age(town.Setting, ages);
        }

        for (int project = 0; project < projects.Length; project++)
        {
            Schedule(town, tally, lanes, project);
        }

        arrivals.Draw<T>(town, lanes);
    }

    private void Schedule(TownState town, AnnualTally tally, LaneMemory lanes, int project)
    {
        EnterpriseBlock slot = projects[project];
        slot.Reset(town.Setting.Slots[places[project]], lanes);
        SlotStart.Begin<T>(slot, town.Drawn, town.Quarter, town.Sums, signings);
        if (signings.AsSpan().ContainsAnyExcept(ProjectSchedule.Never))
        {
            tally.Register(signings, slot.Opening!);
        }

        if (slot.Ever != 0)
        {
            ever.Add(project);
        }
    }

    /// <summary>Births and ramps, in the order of slots, so that what newcomers bring adds up in the same order whichever way they are played.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Bear(TownState town, LaneMemory lanes, AgeTable ages)
    {
        seats.GrowUp(town.From, town.Until, town.Quarter.Step % 4 == 1);
        if (town.Until - town.From < T.Width)
        {
            arrivals.Seat<Lanes1>(town, seats, ages, lanes);
        }
        else
        {
            arrivals.Seat<T>(town, seats, ages, lanes);
        }

        foreach (int project in ever)
        {
            EnterpriseBlock slot = projects[project];
            Phases.BirthPhase.Project(slot, town.Quarter, town.Draws, town.Inside);
            bool ramps = Ramp(slot, town.Quarter.Step, town.Inside);
            for (ulong born = slot.Born; born != 0; born &= born - 1)
            {
                int lane = BitOperations.TrailingZeroCount(born);
                (SeatBlock block, int seat) = slot.Seats![lane] = seats.Seat(slot, lane, places[project], slot.Profile.Address, town.Quarter.Step, ages, lanes);
                block.Project |= 1UL << seat;
                block.Exposed &= ~(1UL << seat);
            }

            if (slot.Born != 0 || ramps)
            {
                town.Welcome(new Newborn(true, slot.Born, slot.Born == 0 ? [] : slot[Field.Orders], slot.LnOutput, ramp));
            }
        }
    }

    /// <summary>Steps up the ramp of a project where it sits. Until it is fully ramped up it is exposed to nothing, so it sits there still.</summary>
    private bool Ramp(EnterpriseBlock slot, int step, ulong inside)
    {
        bool ramps = false;
        ramp.AsSpan().Clear();
        for (ulong left = slot.Alive & inside & ~slot.Born; left != 0; left &= left - 1)
        {
            int lane = BitOperations.TrailingZeroCount(left);
            (double factor, bool exposed) = Phases.BirthPhase.Ramp(slot, step, lane);
            if (factor != 1)
            {
                (SeatBlock block, int seat) = slot.Seats![lane];
                ramp[lane] = block[Field.Orders][seat] * (factor - 1);
                block[Field.LnOrders][seat] += Elementary.Log(factor);
                block.Exposed |= exposed ? 1UL << seat : 0;
                ramps = true;
            }
        }

        return ramps;
    }
}
