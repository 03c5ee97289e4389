using Orleans.Concurrency;

namespace Zyz.Sim.Contracts;

/// <summary>The answer of a recalibration.</summary>
/// <param name="VintageText">The sealed vintage, UTF-8; empty where the gate stopped the update.</param>
/// <param name="StoppedText">Figures the gate stopped at, as canonical JSON, UTF-8; empty where it did not.</param>
/// <param name="ComputeSeconds">Time batches held a core [s].</param>
/// <param name="WallSeconds">Time from start to answer [s].</param>
[GenerateSerializer, Immutable, Alias("zyz.RecalibrationAnswer")]
public sealed record RecalibrationAnswer(
    [property: Id(0)] byte[] VintageText, [property: Id(1)] byte[] StoppedText, [property: Id(2)] double ComputeSeconds, [property: Id(3)] double WallSeconds);
