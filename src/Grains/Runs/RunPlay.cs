using Zyz.Sim.Contracts;
using Zyz.Sim.Grains.Plans;
using Zyz.Sim.Model.ReadOut;
using Zyz.Sim.Model.Results;
using Zyz.Sim.Model.Simulation;

namespace Zyz.Sim.Grains.Runs;

/// <summary>One playing of a run from its towns to its answer: both passes and what is read out of them. Who asked, who watches and what is kept is the grain's.</summary>
/// <param name="tools">What playing needs of the silo.</param>
/// <param name="settings">The plan.</param>
/// <param name="asked">What to play.</param>
/// <param name="report">Told where it stands: phase, work done, all work.</param>
/// <param name="cancelled">Nothing new begins once it says true.</param>
internal sealed class RunPlay(RunTools tools, PlanSettings settings, RunRequest asked, Action<RunPhase, long, long> report, Func<bool> cancelled)
{
    private const int WavePerThread = 8;
    private const int WavePerThreadAhead = 2; // what a change leaves behind when the next one comes
    private readonly RunClock clock = new();
    private RunPhase phase;
    private long done;
    private long total;

    /// <summary>Why there is no answer, or null.</summary>
    public RunFailure? Failure { get; private set; }

    /// <summary>Outcomes of the main pass, once it is played.</summary>
    public OutcomeTable? Outcomes { get; private set; }

    /// <summary>Time since it began [s].</summary>
    public double Seconds => clock.All;

    private string Region => settings.Plan.Region.Id;

    private int Wave => (asked.Interactive ? WavePerThreadAhead : WavePerThread) * tools.Width.Threads;

    /// <summary>Plays both passes and reads the answer out.</summary>
    /// <param name="cut">Told what the run consists of, before anything is played.</param>
    /// <param name="early">Receives the answer of an interactive run whose bands are pending.</param>
    /// <returns>The answer; null where it was cancelled or failed.</returns>
    /// <exception cref="GivenUpException">The cluster did not answer.</exception>
    public async Task<RunAnswer?> PlayAsync(Func<RunWork, Task> cut, Action<RunAnswer> early)
    {
        await Patience.TryAsync($"plan {settings.Hash}", () => tools.Grains.GetGrain<IRegionGrain>(Region).KeepPlanAsync(new PlanDocument(asked.PlanText)), stop: cancelled);
        RunWork work = await WorkAsync();
        await cut(work);
        total = work.Total;
        clock.Prepared();
        Outcomes = work.EmptyTable();
        OutcomeTable hits = work.EmptyEpistemicTable();
        var placed = new EvenSpread(tools.Width);
        RunPass main = new(tools, Region, asked.PlanText, Outcomes, placed), epistemic = new(tools, Region, asked.PlanText, hits, placed);
        Task mainPlayed = StartAsync(main, work.Main, RunPhase.Playing, cancelled), epistemicPlayed = Task.CompletedTask;
        bool Broken() => cancelled() || main.Failure is not null || mainPlayed is { IsCompleted: true, IsCompletedSuccessfully: false };
        if (work.Draws > 0 && !asked.Interactive)
        {
            await main.Ending; // while the last batches of one pass are played, other cores begin with the next
            epistemicPlayed = StartAsync(epistemic, work.Epistemic, RunPhase.Playing, Broken);
        }

        await Task.WhenAny(mainPlayed); // what it throws has to wait until the other pass has ended too
        Failure = main.Failure;
        if (Broken())
        {
            await Task.WhenAll(mainPlayed, epistemicPlayed); // nothing of a run goes on behind its end
            return null;
        }

        clock.MainPlayed();
        Report(RunPhase.ReadingOut);
        Task<RunResult> readOut = ReadOutAsync(new RunReadOut.Counts(main.IdentitiesChecked, main.IdentitiesViolated, main.Unplaced), early: asked.Interactive && work.Draws > 0);
        if (work.Draws == 0 || asked.Interactive)
        {
            RunResult result = await readOut;
            clock.ReadOut();
            if (work.Draws == 0)
            {
                return Answer(result, main, null, pending: false);
            }

            early(Answer(result, main, null, pending: true));
            epistemicPlayed = StartAsync(epistemic, work.Epistemic, RunPhase.PlayingEpistemic, cancelled);
        }

        Report(RunPhase.PlayingEpistemic);
        await epistemicPlayed;
        RunResult withoutBands = await readOut; // read out beside the pass: the other silos would have waited for it
        Failure = epistemic.Failure;
        if (Failure is not null || cancelled())
        {
            return null;
        }

        clock.EpistemicPlayed();
        done = total;
        Report(RunPhase.ReadingOut);
        RunResult banded = await tools.Gate.RunAsync(() => RunReadOut.WithBands(withoutBands, settings.Plan, Outcomes, new EpistemicHits(settings.Plan, hits, work.Draws)), asked.Interactive);
        clock.ReadOut();
        return Answer(banded, main, epistemic, pending: false);
    }

    /// <summary>A town's outcomes of a run that has let go of them: taken where they are at hand, else played again.</summary>
    /// <param name="town">Town id.</param>
    public async Task<OutcomeTable> PlayAgainAsync(string town)
    {
        RunWork work = await WorkAsync();
        OutcomeTable table = work.EmptyTable();
        await PlayAloneAsync(table, work.Main.Where(b => b.Town == town));
        return Failure is null ? table : throw new InvalidOperationException(Failure.Message);
    }

    /// <summary>Plays the first chunk of the smallest town, which fails where the store holds what this program does not compute.</summary>
    public async Task CheckStoreAsync()
    {
        string town = settings.Plan.Region.Towns.MinBy(t => t.Enterprises)!.Id;
        var order = new TownOrder(new PlanReference(Region, settings.Hash), 0, 1, false, [], [], false, settings.TownHash(town), Keep: true);
        var table = new OutcomeTable([town], [.. Enumerable.Range(0, TownOutcomes.PlaneCount)], [.. Enumerable.Range(0, settings.Town(town).Years + 1)], Model.Draws.DrawAddress.GroupSize);
        await PlayAloneAsync(table, [new BatchPlan.Batch(town, order, 1)]);
    }

    private async Task<RunWork> WorkAsync() => RunWork.Of(settings, await tools.Gate.RunAsync(
        () =>
        {
            TownSetting[] towns = [.. settings.Plan.Region.Towns.AsParallel().AsOrdered().Select(t => settings.Town(t.Id))];
            TownSetting.RequireDistinctAddresses(towns);
            return towns;
        },
        asked.Interactive), asked);

    private Task<RunResult> ReadOutAsync(RunReadOut.Counts counts, bool early)
    {
        OutcomeTable table = Outcomes!;
        return tools.Gate.RunAsync(() => RunReadOut.Of(settings.Plan, settings.Hash, table, null, counts, early), asked.Interactive);
    }

    private async Task PlayAloneAsync(OutcomeTable table, IEnumerable<BatchPlan.Batch> batches)
    {
        var pass = new RunPass(tools, Region, asked.PlanText, table);
        await StartAsync(pass, batches, RunPhase.Playing, cancelled);
        Failure = pass.Failure;
    }

    private Task StartAsync(RunPass pass, IEnumerable<BatchPlan.Batch> batches, RunPhase now, Func<bool> stop)
    {
        Report(now);
        return pass.PlayAsync(batches, Wave, Played, stop);

        void Played(long work)
        {
            done += work;
            Report(phase);
        }
    }

    private void Report(RunPhase now)
    {
        phase = now;
        report(now, done, total);
    }

    private RunAnswer Answer(RunResult result, RunPass main, RunPass? epistemic, bool pending) => new(
        ResultText.Write(result), main.ComputeSeconds + (epistemic?.ComputeSeconds ?? 0), clock.All, main.EnterpriseQuarters + (epistemic?.EnterpriseQuarters ?? 0),
        clock.Times, pending, PlayedQuarters: main.PlayedQuarters + (epistemic?.PlayedQuarters ?? 0));
}
