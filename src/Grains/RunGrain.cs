using Orleans.Concurrency;
using Zyz.Sim.Contracts;
using Zyz.Sim.Grains.Plans;
using Zyz.Sim.Grains.Runs;
using Zyz.Sim.Model;
using Zyz.Sim.Model.ReadOut;
using Zyz.Sim.Model.Results;
using Zyz.Sim.Model.Simulation;
using Zyz.Sim.Store;

namespace Zyz.Sim.Grains;

/// <summary>
/// One scenario's run: asks each town to play its chunks in bounded waves, puts outcomes in replication order, reads the
/// answer out. It computes nothing itself. A run that is kept begins, ends and is answered in the store too: whatever befalls the silo, it
/// goes on where it was.
/// </summary>
[GrainType("run"), Reentrant]
internal sealed class RunGrain : Grain, IRunGrain
{
    public const string StateName = "run";
    public const int LargestActorRun = 1000;
    private const int LargestNote = 1 << 20;
    private const int LargestRun = 10_000_000;
    private const int WavePerThread = 4;
    private const int WavePerThreadAhead = 2; // what a change leaves behind when the next one comes

    private readonly PlanCache plans;
    private readonly ComputeGate gate;
    private readonly ClusterWidth width;
    private readonly OutcomesAtHand atHand;
    private readonly RecentRuns recent;
    private readonly RunMeters meters;
    private readonly RunLedger ledger;

    private bool cancelled;
    private TaskCompletionSource changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private RunRequest? request;
    private RunProgress progress = new(RunPhase.Idle, 0, 0, 0, null);
    private RunAnswer? answer;
    private TaskCompletionSource<RunAnswer>? first;
    private OutcomeTable? outcomes;

    public RunGrain(
        PlanCache plans, ComputeGate gate, ClusterWidth width, OutcomesAtHand atHand, RecentRuns recent, RunMeters meters, IStore store, [PersistentState(StateName)] IPersistentState<RunState> state)
    {
        (this.plans, this.gate, this.width, this.atHand, this.recent, this.meters) = (plans, gate, width, atHand, recent, meters);
        ledger = new RunLedger(this.GetPrimaryKeyString(), state, store);
    }

    private bool IsUnderWay => progress.Phase is RunPhase.Playing or RunPhase.PlayingEpistemic or RunPhase.ReadingOut;

    public Task StartAsync(RunRequest asked)
    {
        bool running = IsUnderWay;
        bool same = request is not null && request.Replications == asked.Replications && request.EpistemicDraws == asked.EpistemicDraws
            && request.Interactive == asked.Interactive && (request.Keep || !asked.Keep);
        if (running && !same)
        {
            throw new InvalidOperationException($"run {this.GetPrimaryKeyString()} is under way with {request!.Replications} replications");
        }

        if (running || (progress.Phase == RunPhase.Done && same && request!.Actors == asked.Actors))
        {
            return Task.CompletedTask;
        }

        if (asked.Replications is < 1 or > LargestRun || (asked.Actors && asked.Replications > LargestActorRun))
        {
            throw new ArgumentOutOfRangeException(nameof(asked), asked.Replications, $"replications must lie in [1, {(asked.Actors ? LargestActorRun : LargestRun)}]");
        }

        if (asked.Note.Length > LargestNote)
        {
            throw new ArgumentOutOfRangeException(nameof(asked), asked.Note.Length, $"a note has at most {LargestNote} characters");
        }

        PlanSettings settings = plans.Keep(this.GetPrimaryKeyString(), asked.PlanText);
        request = asked;
        cancelled = false;
        answer = null;
        first = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Report(RunPhase.Playing, 0, 1);
        _ = RunAsync(settings, asked); // goes on in this grain's turns; its state is watched, not awaited
        return Task.CompletedTask;
    }

    public async Task<RunProgress> WatchAsync(long seen)
    {
        if (seen == progress.Step)
        {
            await Task.WhenAny(changed.Task, Task.Delay(TimeSpan.FromSeconds(1)));
        }

        return progress;
    }

    public Task<RunAnswer> ResultAsync() =>
        Task.FromResult(answer ?? throw new InvalidOperationException($"run {this.GetPrimaryKeyString()} has no answer: {progress.Phase}"));

    public Task<RunAnswer> FirstAnswerAsync() => first?.Task ?? ResultAsync();

    public async Task<OutcomeBlock> OutcomesAsync(string town)
    {
        if (answer is null || request is null)
        {
            throw new InvalidOperationException($"run {this.GetPrimaryKeyString()} has no outcomes: {progress.Phase}");
        }

        PlanSettings settings = plans.Keep(this.GetPrimaryKeyString(), request.PlanText);
        OutcomeTable table = outcomes ?? await PlayAgainAsync(settings, request, town);
        return new OutcomeBlock(town, settings.Plan.Region.BaseYear, table.Years, table.Replications, [.. table.Planes.Select(p => (byte)p)], table.Bytes(town));
    }

    public Task<RunAbout> AboutAsync() => ledger.AboutAsync(IsUnderWay);

    public Task<string[]> PartsAsync() => Task.FromResult<string[]>([.. ledger.Parts]);

    public async Task RemoveAsync(string actor)
    {
        if (IsUnderWay)
        {
            throw new InvalidOperationException($"run {this.GetPrimaryKeyString()} is under way");
        }

        await ledger.RemoveAsync(actor);
        DeactivateOnIdle();
    }

    public Task CancelAsync()
    {
        cancelled = true;
        return Task.CompletedTask;
    }

    private async Task RunAsync(PlanSettings settings, RunRequest asked)
    {
        var clock = new RunClock();
        try
        {
            if (asked.Keep)
            {
                await PersistAsync(() => ledger.BeginAsync(asked, settings.Plan));
                if (!asked.Actors && await FindAnswerAsync(settings, asked) is { } stored)
                {
                    answer = stored with { WallSeconds = clock.All };
                    first!.TrySetResult(answer);
                    await PersistAsync(() => ledger.EndAsync(RunPhase.Done, null));
                    Report(RunPhase.Done, 1, 1);
                    return;
                }
            }

            RunAnswer? played = await PlayAsync(settings, asked, clock);
            if (played is null)
            {
                return;
            }

            if (asked.Keep)
            {
                await PersistAsync(() => ledger.EndAsync(asked, played));
                played = played with { Pruned = await PruneAsync() };
            }

            answer = played;
            first!.TrySetResult(played);
            Report(RunPhase.Done, progress.WorkTotal, progress.WorkTotal);
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            string kind = failure is ModelException or ArgumentException or InvalidDataException ? "model" : "cluster";
            await FailAsync(asked, new RunFailure(kind, failure.Message));
        }
        finally
        {
            settings.Rest();
            first!.TrySetException(new InvalidOperationException($"run {this.GetPrimaryKeyString()} has no answer: {progress.Phase}")); // where it has none
            _ = first.Task.Exception; // nobody need have waited
            if (asked.Interactive || asked.ForgetOutcomes)
            {
                outcomes = null; // what of it is wanted again may still be at hand in batches
            }

            if (asked.Interactive || asked.Keep)
            {
                recent.Add(this.GetPrimaryKeyString(), DeactivateOnIdle);
            }
        }
    }

    /// <summary>The answer the store has, if it is of a program that computes as this one does: the first chunk of the smallest town tells.</summary>
    private async Task<RunAnswer?> FindAnswerAsync(PlanSettings settings, RunRequest asked)
    {
        string run = this.GetPrimaryKeyString(), region = settings.Plan.Region.Id;
        RunAnswer? stored = await Patience.TryAsync($"answer of {run}", () => ledger.FindAnswerAsync(asked.Replications, asked.EpistemicDraws), stop: () => cancelled);
        if (stored is not null)
        {
            string town = settings.Plan.Region.Towns.MinBy(t => t.Enterprises)!.Id;
            var order = new TownOrder(new PlanReference(region, run), 0, 1, false, [], [], false, settings.TownHash(town), Keep: true);
            var table = new OutcomeTable([town], [.. Enumerable.Range(0, TownOutcomes.PlaneCount)], [.. Enumerable.Range(0, settings.Town(town).Years + 1)], Model.Draws.DrawAddress.GroupSize);
            var pass = new RunPass(GrainFactory, atHand, region, asked.PlanText, table, meters);
            await pass.PlayAsync([new BatchPlan.Batch(town, order, 1)], 1, _ => { }, () => cancelled);
            if (pass.Failure is { } why)
            {
                throw new GivenUpException(why.Message);
            }
        }

        return stored;
    }

    /// <summary>Plays both passes and reads the answer out.</summary>
    /// <returns>The answer; null where the run was cancelled or failed, which it has said then.</returns>
    private async Task<RunAnswer?> PlayAsync(PlanSettings settings, RunRequest asked, RunClock clock)
    {
        string region = settings.Plan.Region.Id;
        await Patience.TryAsync($"plan of run {this.GetPrimaryKeyString()}", () => GrainFactory.GetGrain<IRegionGrain>(region).KeepPlanAsync(new PlanDocument(asked.PlanText)), stop: () => cancelled);
        TownSetting[] towns = await gate.RunAsync(() => Prepare(settings), asked.Interactive);
        RunWork work = RunWork.Of(settings, towns, asked);
        if (asked.Keep)
        {
            await PersistAsync(() => ledger.CutAsync(work));
        }

        Report(RunPhase.Playing, 0, work.Total);
        clock.Prepared();
        outcomes = work.EmptyTable();
        var mainPass = new RunPass(GrainFactory, atHand, region, asked.PlanText, outcomes, meters);
        if (!await PlayAsync(mainPass, work.Main, asked, RunPhase.Playing))
        {
            return null;
        }

        clock.MainPlayed();
        Report(RunPhase.ReadingOut, progress.WorkDone, work.Total);
        OutcomeTable table = outcomes;
        var counts = new RunReadOut.Counts(mainPass.IdentitiesChecked, mainPass.IdentitiesViolated, mainPass.Unplaced);
        RunResult result = await gate.RunAsync(() => RunReadOut.Of(settings.Plan, settings.Hash, table, null, counts), asked.Interactive);
        clock.ReadOut();
        if (work.Draws == 0)
        {
            return Answer(ResultText.Write(result), clock, mainPass, null, pending: false);
        }

        if (asked.Interactive)
        {
            answer = Answer(ResultText.Write(result), clock, mainPass, null, pending: true);
            first!.TrySetResult(answer);
        }

        OutcomeTable hitsTable = work.EmptyEpistemicTable();
        var epistemicPass = new RunPass(GrainFactory, atHand, region, asked.PlanText, hitsTable, meters);
        if (!await PlayAsync(epistemicPass, work.Epistemic, asked, RunPhase.PlayingEpistemic))
        {
            return null;
        }

        clock.EpistemicPlayed();
        Report(RunPhase.ReadingOut, work.Total, work.Total);
        result = await gate.RunAsync(() => RunReadOut.WithBands(result, new EpistemicHits(settings.Plan, hitsTable, work.Draws)), asked.Interactive);
        clock.ReadOut();
        return Answer(ResultText.Write(result), clock, mainPass, epistemicPass, pending: false);
    }

    /// <summary>Keeps the store within its limit; where that cannot be done now, the next run does it.</summary>
    private async Task<string[]> PruneAsync()
    {
        try
        {
            return await GrainFactory.GetGrain<IRunCatalogueGrain>(IRunCatalogueGrain.Key).PruneAsync();
        }
        catch (Exception later) when (later is StoreException or OrleansException or TimeoutException)
        {
            return [];
        }
    }

    private Task PersistAsync(Func<Task> write) => Patience.TryAsync(
        $"store of run {this.GetPrimaryKeyString()}",
        async () =>
        {
            await write();
            return true;
        },
        stop: () => cancelled);

    private async Task FailAsync(RunRequest asked, RunFailure failure)
    {
        try
        {
            if (asked.Keep)
            {
                await ledger.EndAsync(RunPhase.Failed, failure);
            }
        }
        catch (Exception unwritten) when (unwritten is StoreException or OrleansException)
        {
            // the store may be the very reason; whoever watches is told below
        }

        Report(RunPhase.Failed, progress.WorkDone, progress.WorkTotal, failure);
    }

    private static RunAnswer Answer(byte[] text, RunClock clock, RunPass main, RunPass? epistemic, bool pending) => new(
        text, main.ComputeSeconds + (epistemic?.ComputeSeconds ?? 0), clock.All, main.EnterpriseQuarters + (epistemic?.EnterpriseQuarters ?? 0), clock.Times, pending, PlayedQuarters: main.PlayedQuarters + (epistemic?.PlayedQuarters ?? 0));

    private static TownSetting[] Prepare(PlanSettings settings)
    {
        TownSetting[] towns = [.. settings.Plan.Region.Towns.AsParallel().AsOrdered().Select(t => settings.Town(t.Id))];
        TownSetting.RequireDistinctAddresses(towns);
        return towns;
    }

    /// <summary>A town's outcomes of a run that has let go of them: taken where they are at hand, else played again.</summary>
    private async Task<OutcomeTable> PlayAgainAsync(PlanSettings settings, RunRequest asked, string town)
    {
        RunWork work = RunWork.Of(settings, await gate.RunAsync(() => Prepare(settings), asked.Interactive), asked);
        OutcomeTable table = work.EmptyTable();
        await new RunPass(GrainFactory, atHand, settings.Plan.Region.Id, asked.PlanText, table, meters)
            .PlayAsync(work.Main.Where(b => b.Town == town), WavePerThread * width.Threads, _ => { }, () => false);
        return table;
    }

    private async Task<bool> PlayAsync(RunPass pass, IEnumerable<BatchPlan.Batch> batches, RunRequest asked, RunPhase phase)
    {
        Report(phase, progress.WorkDone, progress.WorkTotal);
        int wave = (asked.Interactive ? WavePerThreadAhead : WavePerThread) * width.Threads;
        await pass.PlayAsync(batches, wave, work => Report(phase, progress.WorkDone + work, progress.WorkTotal), () => cancelled);
        if (pass.Failure is { } why)
        {
            await FailAsync(asked, why);
        }
        else if (cancelled)
        {
            if (asked.Keep)
            {
                await PersistAsync(() => ledger.EndAsync(RunPhase.Cancelled, null));
            }

            Report(RunPhase.Cancelled, progress.WorkDone, progress.WorkTotal);
        }

        return progress.Phase == phase;
    }

    private void Report(RunPhase phase, long done, long total, RunFailure? failure = null)
    {
        progress = new RunProgress(phase, progress.Step + 1, done, total, failure, answer is null ? 0 : answer.BandsPending ? 1 : 2);
        TaskCompletionSource waiting = changed;
        changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        waiting.TrySetResult();
    }
}
