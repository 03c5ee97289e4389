using Orleans.Concurrency;

namespace Zyz.Sim.Contracts;

/// <summary>One enterprise's futures, quarter by quarter, over replications.</summary>
/// <param name="Enterprise">Id, town/enterprise.</param>
/// <param name="Replications">Replications [count].</param>
/// <param name="Quarters">Calendar quarters, as text.</param>
/// <param name="Alive">Share of replications in which it is alive at the end of the quarter.</param>
/// <param name="OutputP05">5 % point of annualised real output among the replications in which it lives [亿元].</param>
/// <param name="OutputP50">Median of the same.</param>
/// <param name="OutputP95">95 % point of the same.</param>
/// <param name="Events">Births, closures, absorptions, registrations, awards [count of replications], by event then quarter.</param>
/// <param name="Output">Real output of every replication and quarter as little-endian doubles, quarter by quarter; 0 where it does not live.</param>
[GenerateSerializer, Immutable, Alias("zyz.EnterprisePath")]
public sealed record EnterprisePath(
    [property: Id(0)] string Enterprise,
    [property: Id(1)] int Replications,
    [property: Id(2)] string[] Quarters,
    [property: Id(3)] double[] Alive,
    [property: Id(4)] double[] OutputP05,
    [property: Id(5)] double[] OutputP50,
    [property: Id(6)] double[] OutputP95,
    [property: Id(7)] Dictionary<string, int[]> Events,
    [property: Id(8)] byte[] Output);
