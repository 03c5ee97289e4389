namespace Zyz.Sim.Model.Regions;

/// <summary>A target of the plan.</summary>
public sealed record Target
{
    /// <summary>Id, for example <c>K1</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Town or group it speaks of.</summary>
    public required string Entity { get; init; }

    /// <summary>What it measures, an id of <see cref="Results.Kpi"/> or a notion the model does not speak of.</summary>
    public required string Kpi { get; init; }

    /// <summary><c>gt</c>, <c>ge</c>, <c>approx</c> or <c>strive</c>.</summary>
    public required string Relation { get; init; }

    /// <summary>Value to reach, in <see cref="Unit"/>.</summary>
    public required double Value { get; init; }

    /// <summary>Unit.</summary>
    public required string Unit { get; init; }

    /// <summary><c>hard</c>, <c>soft</c> or <c>recognition</c>.</summary>
    public required string Hardness { get; init; }

    /// <summary>Last year of the plan: the target is judged at its end.</summary>
    public required int Year { get; init; }

    /// <summary>Section of the plan.</summary>
    public required string Section { get; init; }

    /// <summary>Note, may be empty.</summary>
    public string Note { get; init; } = "";

    /// <summary>True where a scenario asks for it and not the plan.</summary>
    public bool Assumed { get; init; }

    /// <summary>Why the model does not speak of this target, or null where it does.</summary>
    public Text? NotModelled { get; init; }
}
