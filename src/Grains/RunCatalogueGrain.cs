using System.Diagnostics;
using Zyz.Sim.Contracts;
using Zyz.Sim.Grains.Runs;
using Zyz.Sim.Store;

namespace Zyz.Sim.Grains;

/// <summary>Knows which runs the store keeps, and keeps the store within its limit.</summary>
[GrainType("run-catalogue")]
internal sealed class RunCatalogueGrain(IStore store, StoreLimit limit) : Grain, IRunCatalogueGrain
{
    private static readonly TimeSpan s_betweenMeasures = TimeSpan.FromSeconds(10); // of a large store it takes a while
    private long? measured;

    public async Task<RunAbout[]> ListAsync()
    {
        var runs = new List<RunAbout>();
        foreach (string run in await FindAsync())
        {
            runs.Add(await GrainFactory.GetGrain<IRunGrain>(run).AboutAsync());
        }

        return [.. runs.OrderByDescending(r => r.Changed).ThenBy(r => r.Run, StringComparer.Ordinal)];
    }

    public async Task<bool> RemoveAsync(string run, string actor)
    {
        string[] runs = await FindAsync();
        if (!runs.Contains(run))
        {
            return false;
        }

        await RemoveChunksAsync(run, runs.Where(r => r != run));
        await GrainFactory.GetGrain<IRunGrain>(run).RemoveAsync(actor);
        return true;
    }

    public async Task<string[]> PruneAsync()
    {
        if (limit.Bytes == 0 || (measured is { } last && Stopwatch.GetElapsedTime(last) < s_betweenMeasures))
        {
            return [];
        }

        measured = Stopwatch.GetTimestamp();
        if (await store.MeasureAsync() <= limit.Bytes)
        {
            return [];
        }

        IReadOnlyDictionary<string, long> weights = await store.Chunks.WeighChunksAsync();
        long weight = weights.Values.Sum();
        RunAbout[] runs = await ListAsync();
        var pruned = new List<string>();
        foreach (RunAbout run in runs.Reverse().Where(r => !r.IsUnderWay))
        {
            if (weight <= limit.Bytes)
            {
                break;
            }

            string[] removed = await RemoveChunksAsync(run.Run, runs.Select(r => r.Run).Where(r => r != run.Run && !pruned.Contains(r)));
            if (removed.Length > 0)
            {
                weight -= removed.Sum(part => weights.GetValueOrDefault(part));
                pruned.Add(run.Run);
                await store.Log.LogAsync(new Store.Activity(
                    0, DateTimeOffset.UtcNow, "policy", "run.pruned", run.Run, FormattableString.Invariant($"outcomes let go, the store is limited to {limit.Bytes} bytes; results stay")));
            }
        }

        return [.. pruned];
    }

    private async Task<string[]> FindAsync() =>
        [.. (await store.States.FindStatesAsync(RunGrain.StateName)).Select(key => key[(key.IndexOf('/', StringComparison.Ordinal) + 1)..])];

    /// <summary>Removes the chunks that no other run uses.</summary>
    private async Task<string[]> RemoveChunksAsync(string run, IEnumerable<string> others)
    {
        var used = new HashSet<string>(StringComparer.Ordinal);
        foreach (string other in others)
        {
            used.UnionWith(await GrainFactory.GetGrain<IRunGrain>(other).PartsAsync());
        }

        string[] own = [.. (await GrainFactory.GetGrain<IRunGrain>(run).PartsAsync()).Where(p => !used.Contains(p))];
        var removed = new List<string>();
        foreach (string part in own)
        {
            if (await store.Chunks.RemoveChunksAsync(part) > 0)
            {
                removed.Add(part);
            }
        }

        return [.. removed];
    }
}
