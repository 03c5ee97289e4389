using System.Diagnostics;
using Orleans.Placement;
using Zyz.Sim.Contracts;
using Zyz.Sim.Grains.Plans;
using Zyz.Sim.Grains.Runs;
using Zyz.Sim.Model;
using Zyz.Sim.Model.Draws;
using Zyz.Sim.Model.Simulation;
using Zyz.Sim.Store;

namespace Zyz.Sim.Grains;

/// <summary>
/// Plays one town for a range of chunks on a thread for computing. What is in the store it takes from there, and what it has played
/// it stores before it answers. It lives as long as its silo has room for its outcome, and what it has played it never plays again,
/// whichever plan asks.
/// </summary>
[GrainType("town-batch"), RandomPlacement]
internal sealed class TownBatchGrain(PlanCache plans, ComputeGate gate, IdlePlayers players, OutcomesAtHand atHand, IStore store, RunMeters meters) : Grain, ITownBatchGrain
{
    private BatchOutcome? batch;
    private int[] unstored = [];

    public async Task<TownBatchOutcome> PlayAsync(TownOrder order, string town)
    {
        string name = this.GetPrimaryKeyString();
        PlanSettings settings = await plans.GetAsync(order.Plan);
        if (settings.TownHash(town) != order.TownHash || BatchName.Of(order, town) != name)
        {
            throw new ArgumentException($"the plan's part for {town} is {settings.TownHash(town)}, and not what the batch is named after: {name}");
        }

        try
        {
            var kept = new KeptChunks(order.Keep ? store : Stores.None, order, town, meters);
            if (batch is null && await PlayAsync(settings, order, town, kept) is { } why)
            {
                DeactivateOnIdle();
                return BatchOutcome.Failed(why);
            }

            if (order.Keep)
            {
                await kept.PutAsync(batch!, unstored);
                unstored = [];
            }

            TownBatchOutcome outcome = batch!.Done(stored: unstored.Length == 0);
            atHand.Keep(name, outcome, DeactivateOnIdle);
            return outcome;
        }
        catch (StoreException)
        {
            throw; // what was played is still here: asked again, it need only be stored
        }
        catch
        {
            DeactivateOnIdle(); // a fault is not an outcome: asked again, the batch is tried again
            throw;
        }
    }

    /// <summary>Takes what is stored, and plays the rest.</summary>
    /// <returns>Why the model could give no numbers, or null.</returns>
    private async Task<string?> PlayAsync(PlanSettings settings, TownOrder order, string town, KeptChunks kept)
    {
        using System.Diagnostics.Activity? span = meters.Traces.StartActivity("batch");
        span?.SetTag("batch", this.GetPrimaryKeyString());
        var fresh = new BatchOutcome(settings.Plan, order);
        await kept.TakeAsync(fresh);
        byte[]? stored = order.FirstChunk == 0 && fresh.Has(0) ? fresh.Chunk(0) : null;
        int[] missing = [.. Enumerable.Range(0, order.Chunks).Where(i => !fresh.Has(i))];
        int[] chunks = stored is null ? missing : [0, .. missing];
        if (chunks.Length > 0 && await gate.RunAsync(() => Compute(settings, order, town, fresh, chunks), order.Ahead) is { } why)
        {
            return why;
        }

        // The first chunk stands for all: a program that computes otherwise must not take what another has stored.
        if (stored is not null && !stored.AsSpan().SequenceEqual(fresh.Chunk(0)))
        {
            throw new StoreException(
                StoreFault.Contradiction, $"{store.Name} holds other outcomes for {town} under model version {ModelVersion.Current} than this program computes: they are of another build; remove the run, or keep nothing");
        }

        meters.BatchPlayed(town, chunks.Length * DrawAddress.GroupSize, (order.Chunks - missing.Length) * DrawAddress.GroupSize, fresh.Seconds);
        (batch, unstored) = (fresh, missing);
        return null;
    }

    /// <summary>Plays chunks.</summary>
    /// <returns>Why the model could give no numbers, or null.</returns>
    private string? Compute(PlanSettings settings, TownOrder order, string town, BatchOutcome outcome, int[] chunks)
    {
        TownPlayer player = players.Rent(settings.Town(town));
        var played = new TownOutcomes(player.Setting.Years);
        try
        {
            foreach (int i in chunks)
            {
                Thread.Yield(); // to what answers messages and stores chunks: a thread that computes without a pause keeps its core for a tick of the system
                if (!order.Ahead)
                {
                    gate.LetUrgentPass();
                }

                long started = Stopwatch.GetTimestamp();
                int chunk = order.FirstChunk + i;
                player.PlayInto(
                    new DrawAddress(settings.Plan.Scenario.Seed, order.Epistemic ? DrawAddress.EpistemicGroup : (uint)chunk),
                    order.Epistemic ? ParameterSource.Shared(chunk) : ParameterSource.Own, played);
                outcome.Add(i, played);
                outcome.Seconds += Stopwatch.GetElapsedTime(started).TotalSeconds;
            }
        }
        catch (ModelException failure)
        {
            return failure.Message;
        }
        finally
        {
            players.Return(player);
        }

        return null;
    }
}
