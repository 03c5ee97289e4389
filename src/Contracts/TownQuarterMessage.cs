using Orleans.Concurrency;

namespace Zyz.Sim.Contracts;

/// <summary>What a town tells its enterprises for a quarter.</summary>
/// <param name="Step">Step of the quarter; 0 is the base date.</param>
/// <param name="Calendar">Calendar index of the quarter.</param>
/// <param name="Void">Replications in which all would leave, so none does; a bit each.</param>
/// <param name="Values">Aggregates as little-endian doubles, field after field, 64 replications each.</param>
[GenerateSerializer, Immutable, Alias("zyz.TownQuarterMessage")]
public sealed record TownQuarterMessage(
    [property: Id(0)] int Step, [property: Id(1)] int Calendar, [property: Id(2)] ulong Void, [property: Id(3)] byte[] Values);
