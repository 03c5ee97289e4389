using System.Collections.Immutable;

namespace Zyz.Sim.Reporting;

/// <summary>What a one-sheet workbook holds: sentences, one table with one header, sentences.</summary>
internal sealed record Sheet
{
    /// <summary>Name of the sheet. At most 31 characters, none of <c>[ ] : * ? / \</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Sentences above the table, the title first. They and the header stay in view.</summary>
    public required ImmutableArray<SheetCell> Above { get; init; }

    /// <summary>Columns of the table: name, width [characters].</summary>
    public required ImmutableArray<(string Name, double Width)> Columns { get; init; }

    /// <summary>Columns from the left that are printed [count].</summary>
    public required int PrintedColumns { get; init; }

    /// <summary>Columns from the left that stay in view [count].</summary>
    public required int FrozenColumns { get; init; }

    /// <summary>Rows of the table; a row with one cell is a section's name.</summary>
    public required ImmutableArray<ImmutableArray<SheetCell>> Rows { get; init; }

    /// <summary>Sentences below the table.</summary>
    public required ImmutableArray<SheetCell> Below { get; init; }
}
