using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;
using Orleans.Storage;
using Zyz.Sim.Grains.Plans;
using Zyz.Sim.Grains.Runs;
using Zyz.Sim.Store;

namespace Zyz.Sim.Grains;

/// <summary>What the grains need of their silo.</summary>
public static class GrainServices
{
    private const int PlayersPerThread = 16; // those of the towns of a region, half a megabyte each

    /// <summary>Adds the silo's gate, its plans, its outcomes at hand and its store.</summary>
    /// <param name="services">Services of the silo.</param>
    /// <param name="threads">Batches computed at once; 0 for one per core.</param>
    /// <param name="outcomeBytes">Memory for outcomes that other plans may share [bytes].</param>
    /// <param name="store">Keeps what outlives the silo; closed by who opened it.</param>
    /// <param name="storeLimit">Size beyond which the store lets outcomes go [bytes]; 0 for none.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddZyzGrains(this IServiceCollection services, int threads, long outcomeBytes, IStore store, long storeLimit = 0) => services
        .AddSingleton(_ => new ComputeGate(threads))
        .AddSingleton(s => new IdlePlayers(PlayersPerThread * s.GetRequiredService<ComputeGate>().Threads, s.GetRequiredService<ComputeGate>().Threads))
        .AddSingleton<ClusterWidth>()
        .AddSingleton(_ => new OutcomesAtHand(outcomeBytes))
        .AddSingleton<RecentRuns>()
        .AddSingleton<RunMeters>()
        .AddSingleton<RunTools>()
        .AddSingleton<PlanCache>()
        .AddSingleton(_ => new StoreLimit(storeLimit))
        .AddSingleton(store)
        .AddSingleton<IGrainStorage>(s => new StoreGrainStorage(store, new OrleansGrainStorageSerializer(s.GetRequiredService<Serializer>())));
}
