using System.Diagnostics;
using Orleans.Placement;
using Zyz.Sim.Contracts;
using Zyz.Sim.Grains.Plans;
using Zyz.Sim.Grains.Runs;
using Zyz.Sim.Model;
using Zyz.Sim.Model.Draws;
using Zyz.Sim.Model.Simulation;

namespace Zyz.Sim.Grains;

/// <summary>Plays one town for a range of chunks on a thread of its own; what it has played it never plays again.</summary>
[GrainType("town-batch"), RandomPlacement]
internal sealed class TownBatchGrain(PlanCache plans, ComputeGate gate) : Grain, ITownBatchGrain
{
    private Task<TownBatchOutcome>? outcome;

    public async Task<TownBatchOutcome> PlayAsync(TownOrder order, string town)
    {
        PlanSettings settings = await plans.GetAsync(order.Plan);
        try
        {
            return await (outcome ??= gate.RunAsync(() => Compute(settings, order, town)));
        }
        catch
        {
            outcome = null; // a fault is not an outcome: asked again, the batch is tried again
            throw;
        }
        finally
        {
            DeactivateOnIdle();
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
