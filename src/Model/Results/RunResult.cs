using System.Collections.Immutable;
using Zyz.Sim.Model.Regions;

namespace Zyz.Sim.Model.Results;

/// <summary>What a run says: the content of <c>results.json</c>.</summary>
public sealed record RunResult
{
    /// <summary>Version of this form.</summary>
    public int Schema { get; init; } = 1;

    /// <summary>Run id: hash of the plan.</summary>
    public required string Run { get; init; }

    /// <summary>Hash over every annual outcome of every replication.</summary>
    public required string ResultHash { get; init; }

    /// <summary>The same per 64 replications.</summary>
    public required ImmutableArray<string> ChunkHashes { get; init; }

    /// <summary>Version of the model.</summary>
    public required string ModelVersion { get; init; }

    /// <summary>Region id.</summary>
    public required string Region { get; init; }

    /// <summary>The scenario.</summary>
    public required ScenarioName Scenario { get; init; }

    /// <summary>Seed.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Replications of the main pass.</summary>
    public required int Replications { get; init; }

    /// <summary>Forecast origin, ISO date.</summary>
    public required string Origin { get; init; }

    /// <summary>Horizon, ISO date.</summary>
    public required string Horizon { get; init; }

    /// <summary>Id of the vintage the run starts from (day and first digits of its seal); the origin where the priors alone speak.</summary>
    public required string Vintage { get; init; }

    /// <summary>True where figures published after the origin were read.</summary>
    public bool Hindsight { get; init; }

    /// <summary>One entry per target of the pack, by id.</summary>
    public required ImmutableArray<TargetForecast> Targets { get; init; }

    /// <summary>Joint probabilities.</summary>
    public required JointForecast Joint { get; init; }

    /// <summary>Annual series, by entity, kpi, prices.</summary>
    public required ImmutableArray<Series> Series { get; init; }

    /// <summary>Identities checked and violated.</summary>
    public required IdentityCount Identities { get; init; }

    /// <summary>What the reader must know beside the numbers.</summary>
    public required ImmutableArray<Warning> Warnings { get; init; }
}
