namespace Zyz.Sim.Model.Scenarios;

/// <summary>
/// One statement a scenario makes about its own result: a figure of a target or of a measure lies within bounds, or differs
/// from another scenario's in a stated direction. It is checked and never changes a number.
/// </summary>
public sealed record Expectation
{
    /// <summary>Replications when a statement names none [count].</summary>
    public const int DefaultReplications = 640;

    /// <summary>Target id; null where the statement is about <see cref="Kpi"/> of <see cref="Entity"/>.</summary>
    public string? Target { get; init; }

    /// <summary>Town or group; the target's where <see cref="Target"/> is named.</summary>
    public required string Entity { get; init; }

    /// <summary>Kpi id; the target's where <see cref="Target"/> is named.</summary>
    public required string Kpi { get; init; }

    /// <summary>True for output at base-year prices.</summary>
    public bool ConstantPrices { get; init; }

    /// <summary>Year spoken of; the target's where <see cref="Target"/> is named.</summary>
    public required int Year { get; init; }

    /// <summary>The figure.</summary>
    public required ExpectationMeasure Measure { get; init; }

    /// <summary>The figure lies above this; the difference does, where <see cref="Versus"/> is named.</summary>
    public double? Above { get; init; }

    /// <summary>The figure lies below this; the difference does, where <see cref="Versus"/> is named.</summary>
    public double? Below { get; init; }

    /// <summary>True where both scenarios give the same outcome in every replication.</summary>
    public bool Same { get; init; }

    /// <summary>Id of the scenario compared with: this scenario's figure less that one's; null for the figure itself.</summary>
    public string? Versus { get; init; }

    /// <summary>Fewest replications it is checked with [count].</summary>
    public int Replications { get; init; } = DefaultReplications;

    /// <summary>Line of the statement in its file, so that an answer can name it; 0 where there is no file.</summary>
    public int Line { get; init; }
}
