using Orleans.Concurrency;

namespace Zyz.Sim.Contracts;

/// <summary>What is known of a run that is kept.</summary>
/// <param name="Run">Its id: the plan's hash.</param>
/// <param name="Region">Region id.</param>
/// <param name="Scenario">Scenario id.</param>
/// <param name="Replications">Replications last asked for [count].</param>
/// <param name="EpistemicDraws">Parameter draws of the epistemic pass last asked for [count].</param>
/// <param name="Phase">Where it stood last; a phase of playing where it was broken off or is under way in another process.</param>
/// <param name="IsUnderWay">Whether it is being played now, as far as this cluster knows.</param>
/// <param name="Started">When it was first asked for [UTC].</param>
/// <param name="Changed">When its phase last changed [UTC].</param>
/// <param name="ChunksStored">Chunks in the store [count].</param>
/// <param name="ChunksWhole">Chunks it consists of [count]; 0 where it has not come so far as to know.</param>
/// <param name="Failure">Why it failed, or null.</param>
/// <param name="Note">What the asker wanted to find again.</param>
/// <param name="Actor">Who asked last.</param>
[GenerateSerializer, Immutable, Alias("zyz.RunAbout")]
public sealed record RunAbout(
    [property: Id(0)] string Run,
    [property: Id(1)] string Region,
    [property: Id(2)] string Scenario,
    [property: Id(3)] int Replications,
    [property: Id(4)] int EpistemicDraws,
    [property: Id(5)] RunPhase Phase,
    [property: Id(6)] bool IsUnderWay,
    [property: Id(7)] DateTimeOffset Started,
    [property: Id(8)] DateTimeOffset Changed,
    [property: Id(9)] int ChunksStored,
    [property: Id(10)] int ChunksWhole,
    [property: Id(11)] RunFailure? Failure,
    [property: Id(12)] string Note,
    [property: Id(13)] string Actor);
