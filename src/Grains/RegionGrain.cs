using Zyz.Sim.Contracts;
using Zyz.Sim.Model.Plans;

namespace Zyz.Sim.Grains;

/// <summary>Keeps plans in memory; a durable catalogue takes this place when there is a store.</summary>
[GrainType("region")]
internal sealed class RegionGrain : Grain, IRegionGrain
{
    private const int Kept = 256;
    private readonly Dictionary<string, PlanDocument> plans = new(StringComparer.Ordinal);
    private readonly Queue<string> order = new();

    public Task<string> KeepPlanAsync(PlanDocument text)
    {
        string hash = PlanText.Hash(text.Text);
        if (plans.TryAdd(hash, text))
        {
            order.Enqueue(hash);
            if (order.Count > Kept)
            {
                plans.Remove(order.Dequeue());
            }
        }

        return Task.FromResult(hash);
    }

    public Task<PlanDocument?> FindPlanAsync(string hash) => Task.FromResult(plans.GetValueOrDefault(hash));
}
