using System.Diagnostics;
using Orleans.Placement;
using Zyz.Sim.Contracts;
using Zyz.Sim.Grains.Plans;
using Zyz.Sim.Grains.Runs;
using Zyz.Sim.Model;
using Zyz.Sim.Model.Draws;
using Zyz.Sim.Model.Simulation;

namespace Zyz.Sim.Grains;

/// <summary>
/// Plays one town for a range of chunks on a thread for computing. It lives as long as its silo has room for its outcome, and what
/// it has played it never plays again, whichever plan asks.
/// </summary>
[GrainType("town-batch"), RandomPlacement]
internal sealed class TownBatchGrain(PlanCache plans, ComputeGate gate, OutcomeStore store) : Grain, ITownBatchGrain
{
    private Task<TownBatchOutcome>? outcome;

    public async Task<TownBatchOutcome> PlayAsync(TownOrder order, string town)
    {
        string name = this.GetPrimaryKeyString();
        if (outcome is { IsCompletedSuccessfully: true })
        {
            return await outcome;
        }

        PlanSettings settings = await plans.GetAsync(order.Plan);
        if (settings.TownHash(town) != order.TownHash || BatchName.Of(order, town) != name)
        {
            throw new ArgumentException($"the plan's part for {town} is {settings.TownHash(town)}, and not what the batch is named after: {name}");
        }

        try
        {
            TownBatchOutcome played = await (outcome ??= gate.RunAsync(() => Compute(settings, order, town), order.Ahead));
            if (played.Failure is null)
            {
                store.Keep(name, played, DeactivateOnIdle);
            }
            else
            {
                DeactivateOnIdle();
            }

            return played;
        }
        catch
        {
            outcome = null; // a fault is not an outcome: asked again, the batch is tried again
            DeactivateOnIdle();
            throw;
        }
    }

    private static TownBatchOutcome Compute(PlanSettings settings, TownOrder order, string town)
    {
        long started = Stopwatch.GetTimestamp();
        TownPlayer player = settings.Rent(town);
        var batch = new BatchOutcome(player.Setting, order);
        try
        {
            for (int i = 0; i < order.Chunks; i++)
            {
                int chunk = order.FirstChunk + i;
                TownOutcomes played = order.Epistemic
                    ? player.Play(new DrawAddress(settings.Plan.Scenario.Seed, DrawAddress.EpistemicGroup), ParameterSource.Shared(chunk))
                    : player.Play(new DrawAddress(settings.Plan.Scenario.Seed, (uint)chunk), ParameterSource.Own);
                batch.Add(i, played);
            }
        }
        catch (ModelException failure)
        {
            return batch.Failed(failure.Message);
        }
        finally
        {
            settings.Return(player);
        }

        return batch.Done(Stopwatch.GetElapsedTime(started).TotalSeconds);
    }
}
