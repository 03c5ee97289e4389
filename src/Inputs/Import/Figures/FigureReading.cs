using System.Collections.Immutable;
using Zyz.Sim.Model.Regions;

namespace Zyz.Sim.Inputs.Import.Figures;

/// <summary>What the text of a cell says as a figure.</summary>
internal sealed record FigureReading
{
    /// <summary>A text that is no figure at all.</summary>
    public static FigureReading Nothing { get; } = new();

    /// <summary>A mark for "no figure", such as a dash.</summary>
    public static FigureReading Absent { get; } = new() { IsMissing = true };

    /// <summary>The number, before any unit is applied; null where there is none.</summary>
    public decimal? Value { get; init; }

    /// <summary>The unit in the cell; null where none is written.</summary>
    public FigureUnit? Unit { get; init; }

    /// <summary><c>eq</c>, <c>gt</c>, <c>ge</c> or <c>approx</c>.</summary>
    public string Relation { get; init; } = "eq";

    /// <summary>Whether the figure is expected and not yet counted (预计).</summary>
    public bool IsExpected { get; init; }

    /// <summary>Whether a mark stands where a figure would.</summary>
    public bool IsMissing { get; init; }

    /// <summary>Why what looks like a figure is none; null where nothing is wrong.</summary>
    public Text? Problem { get; init; }

    /// <summary>What was done to read it.</summary>
    public ImmutableArray<Text> Done { get; init; } = [];

    /// <summary>Whether a figure, a mark for a missing one, or a wrong one stands there.</summary>
    public bool IsLikeFigure => Value is not null || IsMissing || Problem is not null;

    /// <summary>A figure that is wrong.</summary>
    public static FigureReading Wrong(Text problem) => new() { Problem = problem };
}
