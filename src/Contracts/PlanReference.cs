using Orleans.Concurrency;

namespace Zyz.Sim.Contracts;

/// <summary>Names a plan and where it is kept.</summary>
/// <param name="Region">Region id.</param>
/// <param name="Hash">Hash of the plan.</param>
[GenerateSerializer, Immutable, Alias("zyz.PlanReference")]
public sealed record PlanReference([property: Id(0)] string Region, [property: Id(1)] string Hash);
