using Orleans.Concurrency;

namespace Zyz.Sim.Contracts;

/// <summary>How far a run is.</summary>
/// <param name="Phase">Where it stands.</param>
/// <param name="Step">Grows with every change.</param>
/// <param name="WorkDone">Work done [enterprise-quarter-replications, estimated from slots].</param>
/// <param name="WorkTotal">All work of both passes.</param>
/// <param name="Failure">Why it failed, or null.</param>
/// <param name="Answers">Answers there are [count]: an interactive run has a first one while its bands are pending.</param>
[GenerateSerializer, Immutable, Alias("zyz.RunProgress")]
public sealed record RunProgress(
    [property: Id(0)] RunPhase Phase,
    [property: Id(1)] long Step,
    [property: Id(2)] long WorkDone,
    [property: Id(3)] long WorkTotal,
    [property: Id(4)] RunFailure? Failure,
    [property: Id(5)] int Answers = 0);
