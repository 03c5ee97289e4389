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
    private const int EnterprisesNear = 1 << 11, EnterprisesFar = 1 << 17; // of all replications that are played at a time: a quarter of a megabyte, 16
    private readonly int? together;
    private readonly SeatProjects projects;
    private readonly Arrivals arrivals;
    private readonly IncumbentGroup[] incumbents;
    private readonly StartDraws drawn;
    private readonly SeatMap seats = new();
    private readonly SeatScratch scratch = new();

    /// <summary>A way to play a town.</summary>
    /// <param name="setting">The town; or one with the same places under another plan.</param>
    /// <param name="together">Replications to play at a time: 1, or 8 and its doubles; as many as caches hold where not given.</param>
    public SeatWay(TownSetting setting, int? together = null)
    {
        this.together = together;
        projects = new SeatProjects(setting);
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
            projects.Release();
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void PlayOut(TownState town, TownOutcomes outcomes, LaneMemory lanes, Action<TownState, EnterpriseBlock[]>? observe)
    {
        AgeTable ages = scratch.Ages(town.Setting.Sampler.Median(Parameter.YouthYears), town.Setting.Steps);
        var run = new SeatRunner<T>(town, seats, scratch, ages);
        var tally = new AnnualTally(town, outcomes);
        foreach (IncumbentGroup group in incumbents)
        {
            group.Age(town.Setting, ages);
        }

        var start = new SeatStart<T>(town, incumbents, drawn);
        start.Draw();
        projects.Schedule(town, tally, lanes);
        arrivals.Draw<T>(town, lanes);
        int some = observe is null ? together ?? Together(town.Setting) : Lanes;
        for (int first = 0; first < Lanes; first += some)
        {
            town.TurnTo(first, first + some);
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
            observe?.Invoke(town, views!.Of(seats, projects, scratch.Terms, fourth));
            tally.AddQuarter();
            town.Close();
            if (fourth)
            {
                tally.WriteYear();
            }
        }
    }

    /// <summary>Births and ramps.</summary>
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

        projects.Bear(town, seats, ages, lanes);
    }
}
