using Orleans.Concurrency;

namespace Zyz.Sim.Contracts;

/// <summary>The answer of a run.</summary>
/// <param name="ResultText">A <c>RunResult</c> as JSON, UTF-8: the content of results.json.</param>
/// <param name="ComputeSeconds">Time batches held a core, over all silos [s].</param>
/// <param name="WallSeconds">Time from start to answer [s].</param>
/// <param name="EnterpriseQuarters">Live enterprise-quarter-replications the answer rests on [count].</param>
/// <param name="Times">Where the time went.</param>
/// <param name="BandsPending">True while the epistemic pass of an interactive run is being played.</param>
/// <param name="StoredAt">When the answer was stored that this one was taken from [UTC]; null where it was played now.</param>
/// <param name="PlayedQuarters">Those of <paramref name="EnterpriseQuarters"/> that were played for this answer, in <paramref name="ComputeSeconds"/>; the others were there already.</param>
/// <param name="Pruned">Runs whose outcomes were let go to keep the store within its limit.</param>
[GenerateSerializer, Immutable, Alias("zyz.RunAnswer")]
public sealed record RunAnswer(
    [property: Id(0)] byte[] ResultText,
    [property: Id(1)] double ComputeSeconds,
    [property: Id(2)] double WallSeconds,
    [property: Id(3)] long EnterpriseQuarters,
    [property: Id(4)] RunTimes Times,
    [property: Id(5)] bool BandsPending = false,
    [property: Id(6)] DateTimeOffset? StoredAt = null,
    [property: Id(7)] string[]? Pruned = null,
    [property: Id(8)] long PlayedQuarters = 0);
