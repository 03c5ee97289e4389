using Orleans.Concurrency;

namespace Zyz.Sim.Contracts;

/// <summary>The answer of a run.</summary>
/// <param name="ResultText">A <c>RunResult</c> as JSON, UTF-8: the content of results.json.</param>
/// <param name="ComputeSeconds">Time batches held a core, over all silos [s].</param>
/// <param name="WallSeconds">Time from start to answer [s].</param>
/// <param name="EnterpriseQuarters">Live enterprise-quarter-replications simulated [count].</param>
/// <param name="Times">Where the time went.</param>
/// <param name="BandsPending">True while the epistemic pass of an interactive run is being played.</param>
[GenerateSerializer, Immutable, Alias("zyz.RunAnswer")]
public sealed record RunAnswer(
    [property: Id(0)] byte[] ResultText,
    [property: Id(1)] double ComputeSeconds,
    [property: Id(2)] double WallSeconds,
    [property: Id(3)] long EnterpriseQuarters,
    [property: Id(4)] RunTimes Times,
    [property: Id(5)] bool BandsPending = false);
