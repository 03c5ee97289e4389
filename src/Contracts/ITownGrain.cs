using Orleans.Concurrency;

namespace Zyz.Sim.Contracts;

/// <summary>The durable twin of one town. Key: region/town.</summary>
[Alias("zyz.ITownGrain")]
public interface ITownGrain : IGrainWithStringKey
{
    /// <summary>Plays the town's part of a run, through its workers or its enterprises.</summary>
    /// <param name="order">Which chunks of which plan.</param>
    /// <returns>The outcomes.</returns>
    [Alias("Play"), AlwaysInterleave, ResponseTimeout("00:10:00")]
    Task<TownBatchOutcome> PlayAsync(TownOrder order);

    /// <summary>The town's aggregates of every quarter of a chunk: all that an enterprise needs to re-simulate itself.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="chunk">Chunk of 64 replications of the main pass.</param>
    /// <returns>The aggregates.</returns>
    [Alias("Aggregates"), AlwaysInterleave, ResponseTimeout("00:10:00")]
    Task<TownAggregates> AggregatesAsync(PlanReference plan, int chunk);
}
