using System.Collections.Immutable;

namespace Zyz.Sim.Inputs.Import.Tables;

/// <summary>A table in a sheet: which rows are its headers and which hold figures, and what is said around it.</summary>
internal sealed record SheetTable
{
    /// <summary>Rows of headers, from the top; at least one.</summary>
    public required ImmutableArray<int> Headers { get; init; }

    /// <summary>Rows of figures, from the top, with the section each stands in (empty where there is none).</summary>
    public required ImmutableArray<(int Row, string Section)> Rows { get; init; }

    /// <summary>Titles and lines above the headers.</summary>
    public required ImmutableArray<string> Titles { get; init; }

    /// <summary>Notes below the figures.</summary>
    public required ImmutableArray<string> Notes { get; init; }
}
