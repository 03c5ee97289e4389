using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Zyz.Sim.Model.Plans;
using Zyz.Sim.Model.Regions;

namespace Zyz.Sim.Model.Calibration;

/// <summary>
/// An immutable record of one recalibration: the data as known on its day, prior, posterior, seed and model version. A run that
/// names it reads region, priors and drivers from here, so that no later edit of the pack can change its forecast.
/// </summary>
public sealed record Vintage
{
    /// <summary>Name of this form.</summary>
    public const string FormName = "zyz-vintage-1";

    /// <summary>The form.</summary>
    public string Form { get; init; } = FormName;

    /// <summary>Nothing published after this day was read, ISO date.</summary>
    public required string AsOf { get; init; }

    /// <summary>Version of the model.</summary>
    public required string ModelVersion { get; init; }

    /// <summary>Seed of the recalibration.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Id of the vintage it started from; null where it started from the priors.</summary>
    public string? Parent { get; init; }

    /// <summary>The region as known on the day with its priors, and the years that are past, as a plan of the status quo.</summary>
    public required Plan History { get; init; }

    /// <summary>Figures taken in, as published by the day.</summary>
    public required ImmutableArray<ObservedFigure> Figures { get; init; }

    /// <summary>What the vintages before had taken in.</summary>
    public required ImmutableArray<Observation> TakenInBefore { get; init; }

    /// <summary>Figures known on the day and left out, and why.</summary>
    public required ImmutableArray<LeftOutFigure> LeftOut { get; init; }

    /// <summary>Each figure taken in against prior and posterior.</summary>
    public required ImmutableArray<FigureFit> Fits { get; init; }

    /// <summary>What was learnt of each parameter.</summary>
    public required ImmutableArray<ParameterChange> Parameters { get; init; }

    /// <summary>What was inferred of past shocks.</summary>
    public required ImmutableArray<InferredShock> Shocks { get; init; }

    /// <summary>What the exact stage says.</summary>
    public required ImmutableArray<StageOneFinding> StageOne { get; init; }

    /// <summary>The members after the figures.</summary>
    public required Ensemble Posterior { get; init; }

    /// <summary>Day and first twelve digits of the seal; known once it is sealed or read.</summary>
    [JsonIgnore]
    public string Id { get; init; } = "";
}
