using Orleans.Concurrency;

namespace Zyz.Sim.Contracts;

/// <summary>Why a run could not give its numbers.</summary>
/// <param name="Kind"><c>model</c> where the model cannot give a number, else <c>cluster</c>.</param>
/// <param name="Message">What happened, with replication, quarter and slot where the model failed.</param>
[GenerateSerializer, Immutable, Alias("zyz.RunFailure")]
public sealed record RunFailure([property: Id(0)] string Kind, [property: Id(1)] string Message);
