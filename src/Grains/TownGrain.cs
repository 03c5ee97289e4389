using Orleans.Concurrency;
using Zyz.Sim.Contracts;
using Zyz.Sim.Grains.Actors;
using Zyz.Sim.Grains.Plans;
using Zyz.Sim.Grains.Runs;
using Zyz.Sim.Model.Draws;
using Zyz.Sim.Model.Simulation;

namespace Zyz.Sim.Grains;

/// <summary>Plays its part of a run through its workers (batches) or through its enterprises (actors).</summary>
[GrainType("town"), Reentrant]
internal sealed class TownGrain(PlanCache plans, ComputeGate gate, IdlePlayers players) : Grain, ITownGrain
{
    private string Town => this.GetPrimaryKeyString().Split('/')[1];

    public async Task<TownBatchOutcome> PlayAsync(TownOrder order)
    {
        if (order.Actors)
        {
            PlanSettings settings = await plans.GetAsync(order.Plan);
            return await new ActorTown(GrainFactory, settings, order, Town).PlayAsync();
        }

        return await GrainFactory.GetGrain<ITownBatchGrain>(BatchName.Of(order, Town)).PlayAsync(order, Town);
    }

    public async Task<TownAggregates> AggregatesAsync(PlanReference plan, int chunk)
    {
        PlanSettings settings = await plans.GetAsync(plan);
        string town = Town;
        return await gate.RunAsync(() =>
        {
            var quarters = new List<TownQuarterMessage>();
            TownPlayer player = players.Rent(settings.Town(town));
            try
            {
                player.Play(
                    new DrawAddress(settings.Plan.Scenario.Seed, (uint)chunk), ParameterSource.Own,
                    (state, _) => quarters.Add(QuarterMessages.Write(state.Quarter)));
            }
            finally
            {
                players.Return(player);
            }

            return new TownAggregates([.. quarters]);
        });
    }
}
