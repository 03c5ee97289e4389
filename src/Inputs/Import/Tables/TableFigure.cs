using Zyz.Sim.Inputs.Import.Words;

namespace Zyz.Sim.Inputs.Import.Tables;

/// <summary>A figure of a table, understood and converted, and where it stands.</summary>
internal sealed record TableFigure
{
    /// <summary>Id of a town or group; null for a sum or for a town the region does not have.</summary>
    public required string? Entity { get; init; }

    /// <summary>The measure as the pack names it.</summary>
    public required string Measure { get; init; }

    /// <summary>The measure as the table names it.</summary>
    public required MeasureWord Word { get; init; }

    /// <summary>Year it speaks of.</summary>
    public required int Year { get; init; }

    /// <summary><c>eq</c>, <c>gt</c>, <c>ge</c> or <c>approx</c>.</summary>
    public required string Relation { get; init; }

    /// <summary>The value in the pack's unit; exact.</summary>
    public required decimal Value { get; init; }

    /// <summary>Half a unit of the last digit given, in the pack's unit: how much rounding may have moved it.</summary>
    public required decimal Rounding { get; init; }

    /// <summary>What it covers, in words.</summary>
    public required string Scope { get; init; }

    /// <summary>Whether that is the whole town.</summary>
    public required bool WholeScope { get; init; }

    /// <summary><c>found</c>, <c>expected</c> or <c>derived</c>.</summary>
    public required string Status { get; init; }

    /// <summary>Day, month or year of publication as ISO text; null where the table does not say.</summary>
    public required string? Published { get; init; }

    /// <summary>Source id the table names; null where it names none.</summary>
    public required string? Source { get; init; }

    /// <summary>Grade the table gives; null where it gives none.</summary>
    public required string? Grade { get; init; }

    /// <summary>Sheet.</summary>
    public required string Sheet { get; init; }

    /// <summary>Cell.</summary>
    public required CellAddress Cell { get; init; }

    /// <summary>What stands in the cell.</summary>
    public required string Raw { get; init; }

    /// <summary>Row or column the figure's town stands in; sums are checked along the other.</summary>
    public required int Line { get; init; }

    /// <summary>What names its row.</summary>
    public required string Label { get; init; }

    /// <summary>Section of the table, for sub-totals.</summary>
    public required string Section { get; init; }

    /// <summary>Whether it is a sum without a name: 合计.</summary>
    public required bool IsTotal { get; init; }

    /// <summary>Whether it is a part of the town above it: 其中.</summary>
    public required bool IsPart { get; init; }
}
