using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Zyz.Sim.Reporting;

/// <summary>What a result was computed from, so that anybody can compute it again: the content of <c>manifest.json</c>.</summary>
public sealed record Manifest
{
    /// <summary>Marks the file as one of this product's.</summary>
    public const string FormName = "zyz-manifest";

    /// <summary>Always <see cref="FormName"/>.</summary>
    public string Form { get; init; } = FormName;

    /// <summary>Version of this form.</summary>
    public int Schema { get; init; } = 1;

    /// <summary>Hash of the plan's canonical text, which lies beside as <c>plan.json</c>.</summary>
    public required string PlanHash { get; init; }

    /// <summary>Hash over every annual outcome of every replication.</summary>
    public required string ResultHash { get; init; }

    /// <summary>Version of the model.</summary>
    public required string ModelVersion { get; init; }

    /// <summary>Version of the product.</summary>
    public required string ProductVersion { get; init; }

    /// <summary>Region id.</summary>
    public required string Region { get; init; }

    /// <summary>Hash of the canonical scenario.</summary>
    public required string ScenarioHash { get; init; }

    /// <summary>The canonical scenario as the plan holds it.</summary>
    public required JsonNode Scenario { get; init; }

    /// <summary>Seed.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Replications of the main pass [count].</summary>
    public required int Replications { get; init; }

    /// <summary>Parameter draws of the epistemic pass [count].</summary>
    public required int EpistemicDraws { get; init; }

    /// <summary>True where enterprise grains advanced quarter by quarter; changes no number.</summary>
    public required bool Actors { get; init; }

    /// <summary>Every file read, with its hash.</summary>
    public required ImmutableArray<ManifestFile> Inputs { get; init; }

    /// <summary>Facts of the machine and the moment: no number depends on them and no hash covers them.</summary>
    public required ManifestHost Host { get; init; }
}
