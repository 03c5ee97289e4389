using Orleans.Concurrency;

namespace Zyz.Sim.Contracts;

/// <summary>What a town made of some chunks.</summary>
/// <param name="Chunks">The chunks: four counts each (identities checked and violated, unplaced, live enterprise-quarters), then packed rows in the order plane, year (base year first).</param>
/// <param name="IdentitiesChecked">Identities checked.</param>
/// <param name="IdentitiesViolated">Identities violated.</param>
/// <param name="Unplaced">Entrants and signings beyond their places.</param>
/// <param name="EnterpriseQuarters">Live enterprise-quarter-replications.</param>
/// <param name="ComputeSeconds">Processor time [s].</param>
/// <param name="Failure">Why the model could give no number, or null.</param>
/// <param name="Stored">Whether all of it is in the store.</param>
/// <param name="PlayedQuarters">Those of <paramref name="EnterpriseQuarters"/> that were played now, and not taken from the store.</param>
[GenerateSerializer, Immutable, Alias("zyz.TownBatchOutcome")]
public sealed record TownBatchOutcome(
    [property: Id(0)] byte[][] Chunks,
    [property: Id(1)] long IdentitiesChecked,
    [property: Id(2)] long IdentitiesViolated,
    [property: Id(3)] long Unplaced,
    [property: Id(4)] long EnterpriseQuarters,
    [property: Id(5)] double ComputeSeconds,
    [property: Id(6)] string? Failure,
    [property: Id(7)] bool Stored = false,
    [property: Id(8)] long PlayedQuarters = 0);
