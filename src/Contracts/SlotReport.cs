using Orleans.Concurrency;

namespace Zyz.Sim.Contracts;

/// <summary>An enterprise's answer to its town.</summary>
/// <param name="Alive">Replications it lives in, a bit each.</param>
/// <param name="Born">Replications it was born in this quarter.</param>
/// <param name="Ever">Replications in which a project opens at all.</param>
/// <param name="Sums">Its own contribution to the town's sums, as little-endian doubles; empty where it has none.</param>
/// <param name="Numbers">Orders, ln of full output and ramp (births), or signings and openings (projects at the base date); may be empty.</param>
[GenerateSerializer, Immutable, Alias("zyz.SlotReport")]
public sealed record SlotReport(
    [property: Id(0)] ulong Alive, [property: Id(1)] ulong Born, [property: Id(2)] ulong Ever, [property: Id(3)] byte[] Sums, [property: Id(4)] byte[] Numbers);
