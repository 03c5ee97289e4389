using System.Diagnostics;
using Orleans.Concurrency;
using Zyz.Sim.Contracts;
using Zyz.Sim.Grains.Plans;
using Zyz.Sim.Grains.Runs;
using Zyz.Sim.Model;
using Zyz.Sim.Model.Calibration;
using Zyz.Sim.Model.Draws;
using Zyz.Sim.Model.Plans;
using Zyz.Sim.Model.ReadOut;
using Zyz.Sim.Model.Simulation;
using Zyz.Sim.Store;

namespace Zyz.Sim.Grains;

/// <summary>
/// One yearly update: lets the towns play the past years under the members, pass after pass, and lets the model make a vintage of what
/// they give. It computes nothing of the towns itself.
/// </summary>
[GrainType("recalibration"), Reentrant]
internal sealed class RecalibrationGrain(PlanCache plans, RunTools tools, IStore store) : Grain, IRecalibrationGrain
{
    private const int WavePerThread = 4;

    private bool cancelled;
    private TaskCompletionSource changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private RunProgress progress = new(RunPhase.Idle, 0, 0, 0, null);
    private RecalibrationAnswer? answer;

    public Task StartAsync(RecalibrationOrder order)
    {
        if (progress.Phase is RunPhase.Playing or RunPhase.ReadingOut or RunPhase.Done)
        {
            return Task.CompletedTask;
        }

        if (!this.GetPrimaryKeyString().EndsWith("/" + RecalibrationText.Hash(order.RequestText), StringComparison.Ordinal))
        {
            throw new InvalidDataException($"the request's text does not have the hash of {this.GetPrimaryKeyString()}");
        }

        RecalibrationRequest request = RecalibrationText.Read(order.RequestText);
        cancelled = false;
        Report(RunPhase.Playing, 0, 1);
        _ = RunAsync(request, order); // goes on in this grain's turns; its state is watched, not awaited
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

    public Task<RecalibrationAnswer> ResultAsync() =>
        Task.FromResult(answer ?? throw new InvalidOperationException($"recalibration {this.GetPrimaryKeyString()} has no answer: {progress.Phase}"));

    public Task CancelAsync()
    {
        cancelled = true;
        return Task.CompletedTask;
    }

    private async Task RunAsync(RecalibrationRequest request, RecalibrationOrder order)
    {
        long started = Stopwatch.GetTimestamp();
        double seconds = 0;
        try
        {
            Recalibration recalibration = await tools.Gate.RunAsync(() => new Recalibration(request));
            while (recalibration.Next() is { } pass)
            {
                RunPass? played = await PlayAsync(recalibration, pass, order.ChunksPerBatch);
                if (played is null)
                {
                    return;
                }

                seconds += played.ComputeSeconds;
            }

            Report(RunPhase.ReadingOut, progress.WorkDone, progress.WorkTotal);
            RecalibrationAnswer sealedNow = await tools.Gate.RunAsync(() => Answer(recalibration, seconds, Stopwatch.GetElapsedTime(started).TotalSeconds));
            await KeepAsync(sealedNow, order.Actor);
            answer = sealedNow;
            Report(RunPhase.Done, progress.WorkTotal, progress.WorkTotal);
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            string kind = failure is ModelException or ArgumentException or InvalidDataException ? "model" : "cluster";
            Report(RunPhase.Failed, progress.WorkDone, progress.WorkTotal, new RunFailure(kind, failure.Message));
        }
    }

    private async Task<RunPass?> PlayAsync(Recalibration recalibration, RecalibrationPass pass, int chunksPerBatch)
    {
        byte[] text = await tools.Gate.RunAsync(() => PlanText.Write(pass.Plan));
        string hash = PlanText.Hash(text), region = pass.Plan.Region.Id;
        await Patience.TryAsync($"plan {hash}", () => GrainFactory.GetGrain<IRegionGrain>(region).KeepPlanAsync(new PlanDocument(text)), stop: () => cancelled);
        PlanSettings settings = plans.Keep(hash, text);
        TownSetting[] towns = await tools.Gate.RunAsync(() => (TownSetting[])[.. pass.Plan.Region.Towns.AsParallel().AsOrdered().Select(t => settings.Town(t.Id))]);
        var order = new TownOrder(
            new PlanReference(region, hash), 0, (pass.Replications + DrawAddress.GroupSize - 1) / DrawAddress.GroupSize, false,
            [.. recalibration.Planes.Select(p => (byte)p)], [.. recalibration.Rows.Select(y => (byte)y)], false);
        BatchPlan.Batch[] batches = [.. BatchPlan.Cut(towns, order, chunksPerBatch, settings.TownHash)];
        long work = batches.Sum(b => b.Work), before = progress.WorkDone;
        long total = (long)(work * ((double)recalibration.AllReplications / pass.Replications));
        var table = new OutcomeTable(towns.Select(t => t.Town.Id), recalibration.Planes, recalibration.Rows, pass.Replications);
        var played = new RunPass(tools, region, text, table);
        Report(RunPhase.Playing, before, total);
        await played.PlayAsync(batches, WavePerThread * tools.Width.Threads, done => Report(RunPhase.Playing, progress.WorkDone + done, total), () => cancelled);
        if (played.Failure is { } why)
        {
            Report(RunPhase.Failed, progress.WorkDone, progress.WorkTotal, why);
            return null;
        }

        if (cancelled)
        {
            Report(RunPhase.Cancelled, progress.WorkDone, progress.WorkTotal);
            return null;
        }

        await tools.Gate.RunAsync(() =>
        {
            recalibration.Take(table);
            return true;
        });
        return played;
    }

    /// <summary>A vintage is a function of its request: one that was sealed before, on whatever machine, must be the same.</summary>
    private async Task KeepAsync(RecalibrationAnswer made, string actor)
    {
        string id = this.GetPrimaryKeyString();
        if (!store.Keeps || made.VintageText.Length == 0)
        {
            return;
        }

        await Patience.TryAsync($"vintage {id}", async () =>
        {
            await store.Documents.PutDocumentAsync("vintage", id, made.VintageText);
            return await store.Log.LogAsync(new Store.Activity(0, DateTimeOffset.UtcNow, actor.Length > 0 ? actor : "unknown", "vintage.sealed", id, VintageText.SealOf(made.VintageText)));
        });
    }

    private static RecalibrationAnswer Answer(Recalibration recalibration, double compute, double wall) => recalibration.IsStopped
        ? new([], RecalibrationText.WriteStopped([.. recalibration.Weighed.Where(w => w.Score > Gate.Limit)]), compute, wall)
        : new(VintageText.Seal(recalibration.Finish()), [], compute, wall);

    private void Report(RunPhase phase, long done, long total, RunFailure? failure = null)
    {
        progress = new RunProgress(phase, progress.Step + 1, done, total, failure);
        TaskCompletionSource waiting = changed;
        changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        waiting.TrySetResult();
    }
}
