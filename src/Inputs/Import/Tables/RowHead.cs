using System.Collections.Immutable;
using Zyz.Sim.Inputs.Import.Words;

namespace Zyz.Sim.Inputs.Import.Tables;

/// <summary>What stands beside the figures of a row.</summary>
internal sealed record RowHead
{
    /// <summary>The row.</summary>
    public required int Row { get; init; }

    /// <summary>Section it stands in; empty where there is none.</summary>
    public required string Section { get; init; }

    /// <summary>The cell that names the row; its first cell where none does.</summary>
    public required CellAddress Cell { get; init; }

    /// <summary>What stands there.</summary>
    public required string Text { get; init; }

    /// <summary>Town or group the row is of; null where it names none of the region.</summary>
    public required string? Entity { get; init; }

    /// <summary>Whether it is a sum: 合计.</summary>
    public required bool IsTotal { get; init; }

    /// <summary>Whether it is a part of the town above: 其中.</summary>
    public required bool IsPart { get; init; }

    /// <summary>What its labels say besides.</summary>
    public required ImmutableArray<CellWords> Labels { get; init; }

    /// <summary>What its year, unit, remark and section say.</summary>
    public required (CellWords Year, CellWords Unit, CellWords Remark, CellWords Section) Words { get; init; }

    /// <summary>Cells of the columns with one role, by role.</summary>
    public required ImmutableDictionary<ColumnRole, string> Cells { get; init; }

    /// <summary>What stands in the column of a role.</summary>
    /// <param name="role">The role.</param>
    /// <returns>The text; empty where there is none.</returns>
    public string this[ColumnRole role] => Cells.GetValueOrDefault(role, "");
}
