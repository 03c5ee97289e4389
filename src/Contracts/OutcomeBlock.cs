using Orleans.Concurrency;

namespace Zyz.Sim.Contracts;

/// <summary>Annual outcomes of one town as one block of little-endian doubles.</summary>
/// <param name="Town">Town id.</param>
/// <param name="FirstYear">First year in the block: the base year.</param>
/// <param name="Years">Years [count].</param>
/// <param name="Replications">Replications [count].</param>
/// <param name="Kpis">Which measure each plane holds, as numbers of <c>Kpi</c>.</param>
/// <param name="Values">Doubles in the order measure, year, replication.</param>
[GenerateSerializer, Immutable, Alias("zyz.OutcomeBlock")]
public sealed record OutcomeBlock(
    [property: Id(0)] string Town,
    [property: Id(1)] int FirstYear,
    [property: Id(2)] int Years,
    [property: Id(3)] int Replications,
    [property: Id(4)] byte[] Kpis,
    [property: Id(5)] byte[] Values);
