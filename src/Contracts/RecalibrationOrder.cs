using Orleans.Concurrency;

namespace Zyz.Sim.Contracts;

/// <summary>Asks for a recalibration. Only <see cref="RequestText"/> can change a number.</summary>
/// <param name="RequestText">A <c>RecalibrationRequest</c> as canonical JSON, UTF-8.</param>
/// <param name="ChunksPerBatch">Chunks of 64 replications a batch plays at once [count]; 0 lets it choose.</param>
/// <param name="Actor">Who asks, for the log of the store.</param>
[GenerateSerializer, Immutable, Alias("zyz.RecalibrationOrder")]
public sealed record RecalibrationOrder([property: Id(0)] byte[] RequestText, [property: Id(1)] int ChunksPerBatch, [property: Id(2)] string Actor = "");
