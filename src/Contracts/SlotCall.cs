using Orleans.Concurrency;

namespace Zyz.Sim.Contracts;

/// <summary>A town's word to one of its enterprises in a run with actors.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Chunk">Chunk of 64 replications.</param>
/// <param name="Phase">Which part of the quarter.</param>
/// <param name="Quarter">The town's aggregates.</param>
[GenerateSerializer, Immutable, Alias("zyz.SlotCall")]
public sealed record SlotCall(
    [property: Id(0)] PlanReference Plan, [property: Id(1)] int Chunk, [property: Id(2)] SlotPhase Phase, [property: Id(3)] TownQuarterMessage Quarter);
