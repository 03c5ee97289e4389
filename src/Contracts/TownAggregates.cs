using Orleans.Concurrency;

namespace Zyz.Sim.Contracts;

/// <summary>A town's aggregates of a chunk, quarter after quarter.</summary>
/// <param name="Quarters">One message per simulated quarter.</param>
[GenerateSerializer, Immutable, Alias("zyz.TownAggregates")]
public sealed record TownAggregates([property: Id(0)] TownQuarterMessage[] Quarters);
