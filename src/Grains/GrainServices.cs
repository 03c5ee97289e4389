using Microsoft.Extensions.DependencyInjection;
using Zyz.Sim.Grains.Plans;
using Zyz.Sim.Grains.Runs;

namespace Zyz.Sim.Grains;

/// <summary>What the grains need of their silo.</summary>
public static class GrainServices
{
    /// <summary>Adds the silo's gate, its plans and its outcomes at hand.</summary>
    /// <param name="services">Services of the silo.</param>
    /// <param name="threads">Batches computed at once; 0 for one per core.</param>
    /// <param name="outcomeBytes">Memory for outcomes that other plans may share [bytes].</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddZyzGrains(this IServiceCollection services, int threads, long outcomeBytes) => services
        .AddSingleton(_ => new ComputeGate(threads))
        .AddSingleton(_ => new OutcomeStore(outcomeBytes))
        .AddSingleton<RecentRuns>()
        .AddSingleton<PlanCache>();
}
