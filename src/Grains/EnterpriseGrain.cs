using Orleans.Placement;
using Zyz.Sim.Contracts;
using Zyz.Sim.Grains.Actors;
using Zyz.Sim.Grains.Plans;
using Zyz.Sim.Grains.Runs;
using Zyz.Sim.Model.Draws;
using Zyz.Sim.Model.Plans;
using Zyz.Sim.Model.Simulation;

namespace Zyz.Sim.Grains;

/// <summary>The twin of one enterprise: plays its own quarters for its town, and re-simulates itself alone.</summary>
[GrainType("enterprise"), PreferLocalPlacement]
internal sealed class EnterpriseGrain(PlanCache plans, ComputeGate gate) : Grain, IEnterpriseGrain
{
    private readonly Dictionary<(string Plan, int Chunk), EnterpriseActor> actors = [];

    private string Slot => this.GetPrimaryKeyString()[(this.GetPrimaryKeyString().IndexOf('/') + 1)..];

    private string Region => this.GetPrimaryKeyString().Split('/')[0];

    public async Task<SlotReport> PlayAsync(SlotCall call)
    {
        var key = (call.Plan.Hash, call.Chunk);
        if (call.Phase == SlotPhase.End)
        {
            actors.Remove(key);
            DeactivateOnIdle();
            return new SlotReport(0, 0, 0, [], []);
        }

        if (call.Phase == SlotPhase.Begin)
        {
            PlanSettings settings = await plans.GetAsync(call.Plan);
            string town = Slot.Split('/')[0];
            actors[key] = new EnterpriseActor(settings.Draws(town, call.Chunk), Profile(settings, town));
        }

        return actors.TryGetValue(key, out EnterpriseActor? actor)
            ? actor.Play(call.Phase, call.Quarter)
            : throw new InvalidOperationException($"enterprise {Slot} has not begun chunk {call.Chunk} of {call.Plan.Hash}");
    }

    public async Task<EnterprisePath> ResimulateAsync(ResimulateRequest request)
    {
        string hash = PlanText.Hash(request.PlanText);
        PlanSettings settings = plans.Keep(hash, request.PlanText);
        string town = Slot.Split('/')[0];
        if (settings.Plan.Region.Id != Region || settings.Plan.Region.Towns.All(t => t.Id != town))
        {
            throw new ArgumentException($"the plan of region {settings.Plan.Region.Id} has no town '{town}'");
        }

        SlotProfile profile = Profile(settings, town);
        await GrainFactory.GetGrain<IRegionGrain>(Region).KeepPlanAsync(new PlanDocument(request.PlanText));
        ITownGrain own = GrainFactory.GetGrain<ITownGrain>($"{Region}/{town}");
        var path = new PathGatherer(settings.Town(town), profile, request.Replications);
        for (int chunk = 0; chunk * DrawAddress.GroupSize < request.Replications; chunk++)
        {
            TownAggregates aggregates = await own.AggregatesAsync(new PlanReference(Region, hash), chunk);
            TownDraws drawn = settings.Draws(town, chunk);
            int at = chunk;
            await gate.RunAsync(() =>
            {
                path.Add(at, drawn, aggregates);
                return true;
            });
        }

        return path.Done();
    }

    private SlotProfile Profile(PlanSettings settings, string town) =>
        settings.Town(town).Slots.FirstOrDefault(s => s.Id == Slot)
        ?? throw new ArgumentException($"town '{town}' has no enterprise '{Slot}'; incumbents run from {settings.Town(town).Population.Ids[0]} to {settings.Town(town).Population.Ids[^1]}");
}
