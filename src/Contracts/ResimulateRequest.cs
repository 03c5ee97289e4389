using Orleans.Concurrency;

namespace Zyz.Sim.Contracts;

/// <summary>Asks an enterprise to re-simulate itself.</summary>
/// <param name="PlanText">The plan's canonical text, UTF-8.</param>
/// <param name="Replications">Replications [count], from the first on.</param>
[GenerateSerializer, Immutable, Alias("zyz.ResimulateRequest")]
public sealed record ResimulateRequest([property: Id(0)] byte[] PlanText, [property: Id(1)] int Replications);
