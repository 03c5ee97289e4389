using System.Collections.Immutable;
using System.Diagnostics;
using Orleans.Concurrency;
using Zyz.Sim.Contracts;
using Zyz.Sim.Grains.Plans;
using Zyz.Sim.Grains.Runs;
using Zyz.Sim.Model;
using Zyz.Sim.Model.Draws;
using Zyz.Sim.Model.ReadOut;
using Zyz.Sim.Model.Results;
using Zyz.Sim.Model.Simulation;

namespace Zyz.Sim.Grains;

/// <summary>
/// One scenario's run: asks each town to play its chunks in bounded waves, puts outcomes in replication order, reads the
/// answer out. It computes nothing itself.
/// </summary>
[GrainType("run"), Reentrant]
internal sealed class RunGrain(PlanCache plans, ComputeGate gate) : Grain, IRunGrain
{
    public const int LargestActorRun = 1000;
    private const int LargestRun = 10_000_000;
    private const int WavePerThread = 4;

    private bool cancelled;
    private TaskCompletionSource changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private RunRequest? request;
    private RunProgress progress = new(RunPhase.Idle, 0, 0, 0, null);
    private RunAnswer? answer;
    private OutcomeTable? outcomes;

    public Task StartAsync(RunRequest asked)
    {
        bool running = progress.Phase is RunPhase.Playing or RunPhase.PlayingEpistemic or RunPhase.ReadingOut;
        bool same = request is not null && request.Replications == asked.Replications && request.EpistemicDraws == asked.EpistemicDraws;
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

    public Task<OutcomeBlock> OutcomesAsync(string town)
    {
        OutcomeTable table = answer is null || outcomes is null
            ? throw new InvalidOperationException($"run {this.GetPrimaryKeyString()} has no outcomes: {progress.Phase}")
            : outcomes;
        int firstYear = plans.Keep(this.GetPrimaryKeyString(), request!.PlanText).Plan.Region.BaseYear;
        return Task.FromResult(new OutcomeBlock(town, firstYear, table.Years, table.Replications, [.. table.Planes.Select(p => (byte)p)], table.Bytes(town)));
    }

    public Task CancelAsync()
    {
        cancelled = true;
        return Task.CompletedTask;
    }

    private async Task RunAsync(PlanSettings settings, RunRequest asked)
    {
        long started = Stopwatch.GetTimestamp();
        try
        {
            string region = settings.Plan.Region.Id;
            await GrainFactory.GetGrain<IRegionGrain>(region).KeepPlanAsync(new PlanDocument(asked.PlanText));
            TownSetting[] towns = await gate.RunAsync(() => Prepare(settings));
            var reference = new PlanReference(region, settings.Hash);
            var main = new TownOrder(reference, 0, (asked.Replications + DrawAddress.GroupSize - 1) / DrawAddress.GroupSize, false, [], [], asked.Actors);
            ImmutableArray<int> wanted = EpistemicHits.Planes(settings.Plan);
            ImmutableArray<int> years = EpistemicHits.Rows(settings.Plan);
            int draws = wanted.Length == 0 ? 0 : asked.EpistemicDraws;
            var epistemic = new TownOrder(reference, 0, draws, true, [.. wanted.Select(p => (byte)p)], [.. years.Select(y => (byte)y)], false);
            BatchPlan.Batch[] mainBatches = [.. BatchPlan.Cut(towns, main, asked.ChunksPerBatch)];
            BatchPlan.Batch[] epistemicBatches = draws == 0 ? [] : [.. BatchPlan.Cut(towns, epistemic, asked.ChunksPerBatch)];
            long total = mainBatches.Sum(b => b.Work) + epistemicBatches.Sum(b => b.Work);
            Report(RunPhase.Playing, 0, total);
            double prepared = Stopwatch.GetElapsedTime(started).TotalSeconds;

            outcomes = new OutcomeTable(towns.Select(t => t.Town.Id), [.. Enumerable.Range(0, TownOutcomes.PlaneCount)], [.. Enumerable.Range(0, towns[0].Years + 1)], asked.Replications);
            var mainPass = new RunPass(GrainFactory, region, outcomes, 0);
            if (!await PlayAsync(mainPass, mainBatches, RunPhase.Playing))
            {
                return;
            }

            double mainPlayed = Stopwatch.GetElapsedTime(started).TotalSeconds;
            var hitsTable = new OutcomeTable(draws == 0 ? [] : towns.Select(t => t.Town.Id), wanted, years, draws * DrawAddress.GroupSize);
            var epistemicPass = new RunPass(GrainFactory, region, hitsTable, 0);
            if (draws > 0 && !await PlayAsync(epistemicPass, epistemicBatches, RunPhase.PlayingEpistemic))
            {
                return;
            }

            double played = Stopwatch.GetElapsedTime(started).TotalSeconds;
            settings.Rest();
            Report(RunPhase.ReadingOut, total, total);
            OutcomeTable table = outcomes;
            byte[] text = await gate.RunAsync(() => ResultText.Write(RunReadOut.Of(
                settings.Plan, settings.Hash, table, draws == 0 ? null : new EpistemicHits(settings.Plan, hitsTable, draws),
                new RunReadOut.Counts(mainPass.IdentitiesChecked, mainPass.IdentitiesViolated, mainPass.Unplaced))));
            double all = Stopwatch.GetElapsedTime(started).TotalSeconds;
            answer = new RunAnswer(
                text, mainPass.ComputeSeconds + epistemicPass.ComputeSeconds, all, mainPass.EnterpriseQuarters + epistemicPass.EnterpriseQuarters,
                new RunTimes(prepared, mainPlayed - prepared, played - mainPlayed, all - played));
            Report(RunPhase.Done, total, total);
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            string kind = failure is ModelException or ArgumentException or InvalidDataException ? "model" : "cluster";
            Report(RunPhase.Failed, progress.WorkDone, progress.WorkTotal, new RunFailure(kind, failure.Message));
        }
    }

    private static TownSetting[] Prepare(PlanSettings settings)
    {
        TownSetting[] towns = [.. settings.Plan.Region.Towns.AsParallel().AsOrdered().Select(t => settings.Town(t.Id))];
        TownSetting.RequireDistinctAddresses(towns);
        return towns;
    }

    private async Task<bool> PlayAsync(RunPass pass, IEnumerable<BatchPlan.Batch> batches, RunPhase phase)
    {
        Report(phase, progress.WorkDone, progress.WorkTotal);
        await pass.PlayAsync(batches, WavePerThread * gate.Threads, work => Report(phase, progress.WorkDone + work, progress.WorkTotal), () => cancelled);
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
        progress = new RunProgress(phase, progress.Step + 1, done, total, failure);
        TaskCompletionSource waiting = changed;
        changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        waiting.TrySetResult();
    }
}
