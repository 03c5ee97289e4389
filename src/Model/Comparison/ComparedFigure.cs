using Zyz.Sim.Model.Scenarios;

namespace Zyz.Sim.Model.Comparison;

/// <summary>One figure of a scenario beside the base scenario's, on the same futures.</summary>
public sealed record ComparedFigure
{
    /// <summary>Id of the scenario compared with the base.</summary>
    public required string Scenario { get; init; }

    /// <summary>Target id, or null where the figure is about an entity's measure.</summary>
    public string? Target { get; init; }

    /// <summary>Town or group.</summary>
    public required string Entity { get; init; }

    /// <summary>Kpi id.</summary>
    public required string Kpi { get; init; }

    /// <summary>Unit of the measure; probabilities are pure numbers whatever it says.</summary>
    public required string Unit { get; init; }

    /// <summary>End of the year spoken of, ISO date.</summary>
    public required string At { get; init; }

    /// <summary>Probability, median, shortfall or mean.</summary>
    public required ExpectationMeasure Measure { get; init; }

    /// <summary>The base scenario's figure.</summary>
    public required double Base { get; init; }

    /// <summary>This scenario's figure.</summary>
    public required double Own { get; init; }

    /// <summary>Own less base.</summary>
    public required double Difference { get; init; }

    /// <summary>Lower end of the paired 95 % interval.</summary>
    public required double Low { get; init; }

    /// <summary>Upper end of the paired 95 % interval.</summary>
    public required double High { get; init; }

    /// <summary>Width of the paired interval.</summary>
    public required double PairedWidth { get; init; }

    /// <summary>Width the interval would have if the two scenarios had met different luck.</summary>
    public required double UnpairedWidth { get; init; }

    /// <summary>Replications in which the measure exists under both scenarios [count].</summary>
    public required int Counted { get; init; }

    /// <summary>What the difference says.</summary>
    public required ComparisonVerdict Verdict { get; init; }

    /// <summary>
    /// Where it is not resolved: how many replications more would resolve it if the difference seen is the true one; null
    /// where it is resolved or no run of <see cref="ScenarioComparison.MostReplications"/> would do.
    /// </summary>
    public int? NeedsMore { get; init; }
}
