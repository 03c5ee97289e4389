using System.Collections.Immutable;
using Zyz.Sim.Inputs.Import.Grids;
using Zyz.Sim.Inputs.Import.Words;

namespace Zyz.Sim.Inputs.Import.Tables;

/// <summary>Reads what stands beside the figures of a row. A label left empty is the one above where another label differs.</summary>
/// <param name="grid">The sheet.</param>
/// <param name="roles">Roles of its columns.</param>
/// <param name="towns">Names of the region.</param>
/// <param name="log">Where notes go.</param>
internal sealed class RowHeads(SheetGrid grid, Dictionary<int, ColumnRole> roles, TownNames towns, NoteLog log)
{
    private static readonly ColumnRole[] s_telling = [ColumnRole.Label, ColumnRole.Year, ColumnRole.Scope];

    private readonly Dictionary<int, string> above = [];
    private string? lastTown;

    /// <summary>Reads the head of a row. Rows are asked for from the top.</summary>
    /// <param name="row">The row.</param>
    /// <param name="section">Section it stands in.</param>
    /// <returns>What stands beside its figures.</returns>
    public RowHead Of(int row, string section)
    {
        var labels = new List<(CellAddress Cell, string Text)>();
        var cells = ImmutableDictionary.CreateBuilder<ColumnRole, string>();
        bool tells = roles.Any(r => s_telling.Contains(r.Value) && grid[new CellAddress(row, r.Key)] is not null);
        foreach ((int column, ColumnRole role) in roles.OrderBy(r => r.Key).Where(r => r.Value is not (ColumnRole.Figures or ColumnRole.Nothing)))
        {
            var at = new CellAddress(row, column);
            string text = grid[at]?.Text ?? Inherited(at, role, tells);
            if (text.Length == 0)
            {
                continue;
            }

            if (role is ColumnRole.Label or ColumnRole.County or ColumnRole.Year)
            {
                above[column] = text;
            }

            if (role == ColumnRole.Label)
            {
                labels.Add((grid.Anchor(at) ?? at, text));
            }
            else
            {
                cells[role] = text;
            }
        }

        return Head(row, section, labels, cells.ToImmutable());
    }

    private RowHead Head(int row, string section, List<(CellAddress Cell, string Text)> labels, ImmutableDictionary<ColumnRole, string> cells)
    {
        string county = cells.GetValueOrDefault(ColumnRole.County, "");
        string? town = null;
        (CellAddress Cell, string Text) naming = labels.Count > 0 ? labels[0] : (new CellAddress(row, grid.Columns[0]), "");
        foreach ((CellAddress cell, string text) in labels)
        {
            string? found = towns.Find(text) ?? (county.Length > 0 ? towns.Find(county, text) : null);
            if (found is not null && town is null)
            {
                (town, naming) = (found, (cell, text));
            }
        }

        if (town is null)
        {
            // Of several labels the one that is neither a measure nor a unit names the row.
            naming = labels.Where(l => WordReader.Of(l.Text) is { Measure: null, Units.IsEmpty: true }).Append(naming).First();
        }

        bool part = town is null && PlainText.Compact(naming.Text).StartsWith("其中", StringComparison.Ordinal) && lastTown is not null;
        town = part ? lastTown : town;
        lastTown = town ?? lastTown;
        return new RowHead
        {
            Row = row,
            Section = section,
            Cell = naming.Cell,
            Text = naming.Text,
            Entity = town,
            IsTotal = town is null && TownNames.IsTotal(naming.Text),
            IsPart = part,
            Labels =
            [
                .. labels.Where(l => l != naming || town is null || part).Select(l => WordReader.Of(l.Text))
                    .Select(w => part ? w with { Measure = null, Units = [] } : w),
            ],
            Words = (WordsOf(ColumnRole.Year), WordsOf(ColumnRole.Unit), WordsOf(ColumnRole.Remark), WordReader.Of(section)),
            Cells = cells,
        };

        CellWords WordsOf(ColumnRole role) => WordReader.Of(cells.GetValueOrDefault(role, ""));
    }

    private string Inherited(CellAddress at, ColumnRole role, bool tells)
    {
        if (!tells || role is not (ColumnRole.Label or ColumnRole.County or ColumnRole.Year) || !above.TryGetValue(at.Column, out string? text))
        {
            return "";
        }

        log.Add(NoteKind.Guessed, grid.Name, at, text, ImportTexts.LabelOfAbove);
        return text;
    }
}
