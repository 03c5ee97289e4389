using Orleans.Concurrency;

namespace Zyz.Sim.Contracts;

/// <summary>Where the time of a run went, from start to answer [s].</summary>
/// <param name="Prepare">Towns made ready: populations, places, tables.</param>
/// <param name="Main">The main pass.</param>
/// <param name="Epistemic">The pass for the epistemic band, and what was read out beside it.</param>
/// <param name="ReadOut">Quantiles, probabilities, hashes.</param>
[GenerateSerializer, Immutable, Alias("zyz.RunTimes")]
public sealed record RunTimes(
    [property: Id(0)] double Prepare,
    [property: Id(1)] double Main,
    [property: Id(2)] double Epistemic,
    [property: Id(3)] double ReadOut);
