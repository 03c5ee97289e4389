using System.Diagnostics;
using Orleans.Concurrency;
using Zyz.Sim.Contracts;
using Zyz.Sim.Grains.Plans;
using Zyz.Sim.Grains.Runs;
using Zyz.Sim.Model;
using Zyz.Sim.Model.ReadOut;
using Zyz.Sim.Store;
using Activity = System.Diagnostics.Activity;

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
    private static readonly TimeSpan s_longestSilence = TimeSpan.FromHours(1);

    private readonly PlanCache plans;
    private readonly RunTools tools;
    private readonly RecentRuns recent;
    private readonly RunLedger ledger;

    private bool cancelled;
    private TaskCompletionSource changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private RunRequest? request;
    private RunProgress progress = new(RunPhase.Idle, 0, 0, 0, null);
    private RunAnswer? answer;
    private TaskCompletionSource<RunAnswer>? first;
    private OutcomeTable? outcomes;

    public RunGrain(PlanCache plans, RunTools tools, RecentRuns recent, IStore store, [PersistentState(StateName)] IPersistentState<RunState> state)
    {
        (this.plans, this.tools, this.recent) = (plans, tools, recent);
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
        OutcomeTable table = outcomes ?? await new RunPlay(tools, settings, request, (_, _, _) => { }, () => false).PlayAgainAsync(town);
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
        using Activity? span = tools.Meters.Traces.StartActivity("run");
        span?.SetTag("run", this.GetPrimaryKeyString());
        try
        {
            var play = new RunPlay(tools, settings, asked, (phase, done, total) => Report(phase, done, total), () => cancelled);
            RunAnswer? played = asked.Keep ? await PlayKeptAsync(play, settings, asked) : await PlayAsync(play, asked);
            if (played is not null)
            {
                answer = played;
                first!.TrySetResult(played);
                Report(RunPhase.Done, progress.WorkTotal, progress.WorkTotal);
            }
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            string kind = failure is ModelException or ArgumentException or InvalidDataException ? "model" : "cluster";
            await EndAsync(asked, RunPhase.Failed, new RunFailure(kind, failure.Message));
        }
        finally
        {
            first!.TrySetException(new InvalidOperationException($"run {this.GetPrimaryKeyString()} has no answer: {progress.Phase}")); // where it has none
            _ = first.Task.Exception; // nobody need have waited
            if (asked.Interactive || asked.ForgetOutcomes)
            {
                outcomes = null; // what of it is wanted again may still be at hand in batches
            }

            if (asked.Interactive || asked.Keep)
            {
                recent.Add(this.GetPrimaryKeyString(), () =>
                {
                    if (!IsUnderWay)
                    {
                        DeactivateOnIdle();
                    }
                });
            }
        }
    }

    /// <summary>A run that is kept: begun in the store, answered from there where the answer is there, else played and stored.</summary>
    private async Task<RunAnswer?> PlayKeptAsync(RunPlay play, PlanSettings settings, RunRequest asked)
    {
        await PersistAsync(() => ledger.BeginAsync(asked, settings.Plan));
        RunAnswer? stored = asked.Actors ? null : await Patience.TryAsync(
            $"answer of run {this.GetPrimaryKeyString()}", () => ledger.FindAnswerAsync(asked.Replications, asked.EpistemicDraws), stop: () => cancelled);
        if (stored is null)
        {
            RunAnswer? played = await PlayAsync(play, asked);
            if (played is null)
            {
                return null;
            }

            await PersistAsync(() => ledger.EndAsync(asked, played));
            return played with { Pruned = await PruneAsync() };
        }

        await play.CheckStoreAsync();
        if (play.Failure is { } why)
        {
            await EndAsync(asked, RunPhase.Failed, why);
            return null;
        }

        await PersistAsync(() => ledger.EndAsync(RunPhase.Done, null));
        return stored with { WallSeconds = play.Seconds };
    }

    private async Task<RunAnswer?> PlayAsync(RunPlay play, RunRequest asked)
    {
        RunAnswer? played = await play.PlayAsync(
            work => asked.Keep ? PersistAsync(() => ledger.CutAsync(work)) : Task.CompletedTask,
            early =>
            {
                answer = early;
                first!.TrySetResult(early);
            });
        outcomes = play.Outcomes;
        if (played is null)
        {
            await EndAsync(asked, play.Failure is null ? RunPhase.Cancelled : RunPhase.Failed, play.Failure);
        }

        return played;
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

    /// <summary>The run ends without an answer.</summary>
    private async Task EndAsync(RunRequest asked, RunPhase phase, RunFailure? failure)
    {
        try
        {
            if (asked.Keep)
            {
                await ledger.EndAsync(phase, failure);
            }
        }
        catch (Exception unwritten) when (unwritten is StoreException or OrleansException)
        {
            // the store may be the very reason; whoever watches is told below
        }

        Report(phase, progress.WorkDone, progress.WorkTotal, failure);
    }

    private void Report(RunPhase phase, long done, long total, RunFailure? failure = null)
    {
        progress = new RunProgress(phase, progress.Step + 1, done, total, failure, answer is null ? 0 : answer.BandsPending ? 1 : 2);
        if (IsUnderWay)
        {
            DelayDeactivation(s_longestSilence); // nobody need watch
        }

        TaskCompletionSource waiting = changed;
        changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        waiting.TrySetResult();
    }
}
