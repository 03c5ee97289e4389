using System.Collections.Immutable;
using Zyz.Sim.Inputs.Import.Words;

namespace Zyz.Sim.Inputs.Import.Tables;

/// <summary>What stands above a column of figures.</summary>
internal sealed record ColumnHead
{
    /// <summary>The column.</summary>
    public required int Column { get; init; }

    /// <summary>The lowest header, where notes on the column are made.</summary>
    public required CellAddress Cell { get; init; }

    /// <summary>The headers from the lowest up.</summary>
    public required ImmutableArray<CellWords> Words { get; init; }

    /// <summary>Town or group the column is of; null where columns are not of towns.</summary>
    public required string? Entity { get; init; }

    /// <summary>Whether the column is a sum over columns of towns.</summary>
    public required bool IsTotal { get; init; }

    /// <summary>All headers as one text, from the top.</summary>
    public string Text => string.Join(" / ", Words.Reverse().Select(w => w.Text));
}
