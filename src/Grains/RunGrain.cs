using Orleans.Concurrency;
using Zyz.Sim.Contracts;
using Zyz.Sim.Grains.Plans;
using Zyz.Sim.Grains.Runs;
using Zyz.Sim.Model;
using Zyz.Sim.Model.ReadOut;
using Zyz.Sim.Model.Results;
using Zyz.Sim.Model.Simulation;

namespace Zyz.Sim.Grains;

/// <summary>
/// One scenario's run: asks each town to play its chunks in bounded waves, puts outcomes in replication order, reads the
/// answer out. It computes nothing itself.
/// </summary>
[GrainType("run"), Reentrant]
internal sealed class RunGrain(PlanCache plans, ComputeGate gate, OutcomeStore store, RecentRuns recent) : Grain, IRunGrain
{
    public const int LargestActorRun = 1000;
    private const int LargestRun = 10_000_000;
    private const int WavePerThread = 4;
    private const int WavePerThreadAhead = 2; // what a change leaves behind when the next one comes

    private bool cancelled;
    private TaskCompletionSource changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private RunRequest? request;
    private RunProgress progress = new(RunPhase.Idle, 0, 0, 0, null);
    private RunAnswer? answer;
    private TaskCompletionSource<RunAnswer>? first;
    private OutcomeTable? outcomes;

    public Task StartAsync(RunRequest asked)
    {
        bool running = progress.Phase is RunPhase.Playing or RunPhase.PlayingEpistemic or RunPhase.ReadingOut;
        bool same = request is not null && request.Replications == asked.Replications && request.EpistemicDraws == asked.EpistemicDraws && request.Interactive == asked.Interactive;
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
            string region = settings.Plan.Region.Id;
            await GrainFactory.GetGrain<IRegionGrain>(region).KeepPlanAsync(new PlanDocument(asked.PlanText));
            TownSetting[] towns = await gate.RunAsync(() => Prepare(settings), asked.Interactive);
            RunWork work = RunWork.Of(settings, towns, asked);
            Report(RunPhase.Playing, 0, work.Total);
            clock.Prepared();

            outcomes = work.EmptyTable();
            var mainPass = new RunPass(GrainFactory, store, region, outcomes, 0);
            if (!await PlayAsync(mainPass, work.Main, asked, RunPhase.Playing))
            {
                return;
            }

            clock.MainPlayed();
            Report(RunPhase.ReadingOut, progress.WorkDone, work.Total);
            OutcomeTable table = outcomes;
            var counts = new RunReadOut.Counts(mainPass.IdentitiesChecked, mainPass.IdentitiesViolated, mainPass.Unplaced);
            RunResult result = await gate.RunAsync(() => RunReadOut.Of(settings.Plan, settings.Hash, table, null, counts), asked.Interactive);
            clock.ReadOut();
            if (asked.Interactive && work.Draws > 0)
            {
                answer = Answer(ResultText.Write(result), clock, mainPass, null, pending: true);
                first!.TrySetResult(answer);
            }

            if (work.Draws > 0)
            {
                OutcomeTable hitsTable = work.EmptyEpistemicTable();
                var epistemicPass = new RunPass(GrainFactory, store, region, hitsTable, 0);
                if (!await PlayAsync(epistemicPass, work.Epistemic, asked, RunPhase.PlayingEpistemic))
                {
                    return;
                }

                clock.EpistemicPlayed();
                Report(RunPhase.ReadingOut, work.Total, work.Total);
                result = await gate.RunAsync(() => RunReadOut.WithBands(result, new EpistemicHits(settings.Plan, hitsTable, work.Draws)), asked.Interactive);
                clock.ReadOut();
                answer = Answer(ResultText.Write(result), clock, mainPass, epistemicPass, pending: false);
            }
            else
            {
                answer = Answer(ResultText.Write(result), clock, mainPass, null, pending: false);
            }

            first!.TrySetResult(answer);
            Report(RunPhase.Done, work.Total, work.Total);
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            string kind = failure is ModelException or ArgumentException or InvalidDataException ? "model" : "cluster";
            Report(RunPhase.Failed, progress.WorkDone, progress.WorkTotal, new RunFailure(kind, failure.Message));
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

            if (asked.Interactive)
            {
                recent.Add(this.GetPrimaryKeyString(), DeactivateOnIdle);
            }
        }
    }

    private static RunAnswer Answer(byte[] text, RunClock clock, RunPass main, RunPass? epistemic, bool pending) => new(
        text, main.ComputeSeconds + (epistemic?.ComputeSeconds ?? 0), clock.All, main.EnterpriseQuarters + (epistemic?.EnterpriseQuarters ?? 0), clock.Times, pending);

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
        await new RunPass(GrainFactory, store, settings.Plan.Region.Id, table, 0)
            .PlayAsync(work.Main.Where(b => b.Town == town), WavePerThread * gate.Threads, _ => { }, () => false);
        return table;
    }

    private async Task<bool> PlayAsync(RunPass pass, IEnumerable<BatchPlan.Batch> batches, RunRequest asked, RunPhase phase)
    {
        Report(phase, progress.WorkDone, progress.WorkTotal);
        int wave = (asked.Interactive ? WavePerThreadAhead : WavePerThread) * gate.Threads;
        await pass.PlayAsync(batches, wave, work => Report(phase, progress.WorkDone + work, progress.WorkTotal), () => cancelled);
        if (pass.Failure is { } why)
        {
            Report(RunPhase.Failed, progress.WorkDone, progress.WorkTotal, new RunFailure("model", why));
        }
        else if (cancelled)
        {
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
