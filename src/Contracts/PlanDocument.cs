using Orleans.Concurrency;

namespace Zyz.Sim.Contracts;

/// <summary>A plan's canonical text.</summary>
/// <param name="Text">UTF-8 JSON.</param>
[GenerateSerializer, Immutable, Alias("zyz.PlanDocument")]
public sealed record PlanDocument([property: Id(0)] byte[] Text);
