using Zyz.Sim.Contracts;
using Zyz.Sim.Grains.Runs;
using Zyz.Sim.Model.Plans;
using Zyz.Sim.Store;

namespace Zyz.Sim.Grains;

/// <summary>Has the plans of late in memory; those of runs that are kept are in the store.</summary>
[GrainType("region")]
internal sealed class RegionGrain(IStore store) : Grain, IRegionGrain
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

    public async Task<PlanDocument?> FindPlanAsync(string hash) =>
        plans.GetValueOrDefault(hash) ?? (await store.Documents.GetDocumentAsync(RunLedger.PlanKind, hash) is { } text ? new PlanDocument(text) : null);
}
