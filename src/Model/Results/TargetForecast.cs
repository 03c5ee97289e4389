using System.Collections.Immutable;
using Zyz.Sim.Model.Regions;

namespace Zyz.Sim.Model.Results;

/// <summary>What a run says of one target. Members that do not apply are null and absent from the file.</summary>
public sealed record TargetForecast
{
    /// <summary>Target id.</summary>
    public required string Id { get; init; }

    /// <summary>Town or group.</summary>
    public required string Entity { get; init; }

    /// <summary>Kpi id.</summary>
    public required string Kpi { get; init; }

    /// <summary><c>gt</c>, <c>ge</c>, <c>approx</c>, <c>strive</c>.</summary>
    public required string Relation { get; init; }

    /// <summary>Value to reach.</summary>
    public required double Value { get; init; }

    /// <summary>Unit of the value.</summary>
    public required string Unit { get; init; }

    /// <summary>Date it is judged, ISO.</summary>
    public required string At { get; init; }

    /// <summary><c>hard</c>, <c>soft</c> or <c>recognition</c>.</summary>
    public required string Hardness { get; init; }

    /// <summary>True where the scenario asks for it and not the plan; else null.</summary>
    public bool? Assumed { get; init; }

    /// <summary><c>modelled</c>, <c>notApplicable</c>, <c>notModelled</c> or <c>beyondHorizon</c>.</summary>
    public required string Status { get; init; }

    /// <summary>Why, where the status is not <c>modelled</c>.</summary>
    public Text? Reason { get; init; }

    /// <summary>Probability, for hard targets only.</summary>
    public ProbabilityForecast? Probability { get; init; }

    /// <summary>E[(T - Y)+] in <see cref="Unit"/>.</summary>
    public double? ExpectedShortfall { get; init; }

    /// <summary>Growth a year from the base year's median that just reaches the value [1].</summary>
    public double? RequiredGrowthPerYear { get; init; }

    /// <summary>Median of the measure in the base year, the start of <see cref="RequiredGrowthPerYear"/>.</summary>
    public double? BaseMedian { get; init; }

    /// <summary>Quantiles of outcome over value [1].</summary>
    public Quantiles? Attainment { get; init; }

    /// <summary>Quantiles of the outcome, in <see cref="Unit"/>.</summary>
    public Quantiles? Distribution { get; init; }

    /// <summary>Share of replications that have met the target in some year up to the named one.</summary>
    public ImmutableSortedDictionary<string, double>? FirstPassage { get; init; }

    /// <summary>Share of replications in which the measure exists, where that is not all of them.</summary>
    public double? ApplicableShare { get; init; }
}
