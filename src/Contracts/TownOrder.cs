using Orleans.Concurrency;

namespace Zyz.Sim.Contracts;

/// <summary>Asks a town to play some chunks of a run.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="FirstChunk">First chunk of 64 replications; in the epistemic pass, number of the first parameter draw.</param>
/// <param name="Chunks">Chunks [count]. &gt;= 1.</param>
/// <param name="Epistemic">True for the epistemic pass: one parameter draw per chunk, the same lucks in all.</param>
/// <param name="Planes">Planes to return, or empty for all.</param>
/// <param name="Rows">Years to return, as years after the base year, or empty for all.</param>
/// <param name="Actors">True to let enterprise grains advance quarter by quarter.</param>
/// <param name="TownHash">Hash of the part of the plan the town's outcomes are a function of; empty until the town is known.</param>
/// <param name="Ahead">True where a person waits for it: it goes before what can wait.</param>
/// <param name="Keep">True to take from the store what is there, and to put there what is not.</param>
[GenerateSerializer, Immutable, Alias("zyz.TownOrder")]
public sealed record TownOrder(
    [property: Id(0)] PlanReference Plan,
    [property: Id(1)] int FirstChunk,
    [property: Id(2)] int Chunks,
    [property: Id(3)] bool Epistemic,
    [property: Id(4)] byte[] Planes,
    [property: Id(6)] byte[] Rows,
    [property: Id(5)] bool Actors,
    [property: Id(7)] string TownHash = "",
    [property: Id(8)] bool Ahead = false,
    [property: Id(9)] bool Keep = false);
