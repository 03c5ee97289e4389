using System.Collections.Immutable;
using Zyz.Sim.Inputs.Import.Figures;
using Zyz.Sim.Inputs.Import.Grids;
using Zyz.Sim.Inputs.Import.Words;
using Zyz.Sim.Model.Regions;

namespace Zyz.Sim.Inputs.Import.Tables;

/// <summary>Reads the figures of one table; each is understood from its headers, its row and what is said around the table.</summary>
internal sealed class TableReader
{
    private readonly SheetGrid grid;
    private readonly SheetTable table;
    private readonly TownNames towns;
    private readonly NoteLog log;
    private readonly Surroundings around;
    private readonly Dictionary<int, ColumnRole> roles;
    private readonly ColumnHead[] columns;
    private readonly RowHeads heads;

    /// <summary>Prepares a table.</summary>
    /// <param name="grid">Its sheet.</param>
    /// <param name="table">Where it is.</param>
    /// <param name="towns">Names of the region.</param>
    /// <param name="fileName">Name of the file, which may say a year.</param>
    /// <param name="log">Where notes go.</param>
    public TableReader(SheetGrid grid, SheetTable table, TownNames towns, string fileName, NoteLog log)
    {
        (this.grid, this.table, this.towns, this.log) = (grid, table, towns, log);
        roles = ColumnRoles.Of(grid, table);
        columns = [.. roles.Where(r => r.Value == ColumnRole.Figures).Select(r => r.Key).Order().Select(Head).OfType<ColumnHead>()];
        around = new Surroundings(
            grid.Name, [.. table.Titles.Select(Surroundings.Title)], [.. table.Notes.Select(Surroundings.Note)],
            [.. roles.Where(r => r.Value != ColumnRole.Figures).SelectMany(r => Path(r.Key)).Select(p => WordReader.Of(p.Text)).Distinct()],
            Surroundings.Title(grid.Name), Surroundings.Title(fileName));
        heads = new RowHeads(grid, roles, towns, log);
    }

    /// <summary>Reads the figures.</summary>
    /// <returns>The figures that can be understood; notes say what became of the other cells.</returns>
    public List<TableFigure> Read()
    {
        var figures = new List<TableFigure>();
        bool columnsAreTowns = columns.Any(c => c.Entity is not null);
        string? titled = table.Titles.Append(grid.Name).Select(towns.Within).FirstOrDefault(t => t is not null);
        RowHead[] rows = [.. table.Rows.Select(r => heads.Of(r.Row, r.Section))];
        bool rowsAreTowns = !columnsAreTowns && rows.Any(r => r.Entity is not null || (r.Text.Length > 0 && WordReader.Measure(PlainText.Compact(r.Text)) is null && towns.Near(r.Text) is not null));
        var understanding = new FigureMeaning(around, columns, towns, log);
        foreach (RowHead row in rows)
        {
            foreach (ColumnHead column in columns)
            {
                (string? entity, bool known) = Entity(row, column, columnsAreTowns, rowsAreTowns, titled);
                if (known && Figure(row, column, entity, understanding, rowsAreTowns) is { } figure)
                {
                    figures.Add(figure);
                }
            }
        }

        return figures;
    }

    private TableFigure? Figure(RowHead row, ColumnHead column, string? entity, FigureMeaning understanding, bool rowsAreTowns)
    {
        var at = new CellAddress(row.Row, column.Column);
        if (grid.IsCovered(at))
        {
            CellAddress anchor = grid.Anchor(at)!.Value;
            if (FigureText.Of(grid[anchor]!.Value).IsLikeFigure)
            {
                log.Add(NoteKind.Refused, grid.Name, anchor, grid[anchor]!.Value.Text, ImportTexts.MergedFigure);
            }

            return null;
        }

        if (grid[at] is not { } cell || understanding.IsLeftOut(row, column))
        {
            return null;
        }

        TableFigure? figure = understanding.Of(row, column, cell, entity);
        return figure is null ? null : figure with { IsTotal = rowsAreTowns ? row.IsTotal : column.IsTotal, Line = rowsAreTowns ? column.Column : row.Row };
    }

    /// <summary>The town of a figure, and whether it is clear what the figure is of: a sum and a foreign town have no id.</summary>
    private (string? Entity, bool Known) Entity(RowHead row, ColumnHead column, bool columnsAreTowns, bool rowsAreTowns, string? titled)
    {
        if (columnsAreTowns)
        {
            return column.Entity is not null || column.IsTotal ? (column.Entity, true) : (null, Unknown(column.Cell, column.Words[0].Text, column.Words[0]));
        }

        if (rowsAreTowns)
        {
            return row.Entity is not null || row.IsTotal ? (row.Entity, true) : (null, Unknown(row.Cell, row.Text, row.Labels.FirstOrDefault() ?? CellWords.None));
        }

        string? entity = towns.Find(row.Section) ?? titled;
        if (entity is not null)
        {
            return (entity, true);
        }

        string[] ofCounty = [.. towns.OfCounty(row.Text)];
        log.Add(
            ofCounty.Length > 0 ? NoteKind.Refused : NoteKind.LeftOut, grid.Name, row.Cell, row.Text,
            ofCounty.Length > 0 ? ImportTexts.CountyAndNoTown : ImportTexts.NoTown, ofCounty.Length > 0 ? string.Join(", ", ofCounty) : null);
        return (null, false);
    }

    /// <summary>A name that is no town's: refused where it is nearly one, else left out, its figures counted in sums only.</summary>
    private bool Unknown(CellAddress cell, string text, CellWords words)
    {
        string[] ofCounty = [.. towns.OfCounty(text)];
        if (ofCounty.Length > 0)
        {
            log.Add(NoteKind.Refused, grid.Name, cell, text, ImportTexts.CountyAndNoTown, string.Join(", ", ofCounty));
            return false;
        }

        if (text.Length == 0)
        {
            log.Add(NoteKind.Refused, grid.Name, cell, text, ImportTexts.NoName);
            return false;
        }

        if (words is { Measure: null } && towns.Near(text) is { } near)
        {
            log.Add(NoteKind.Refused, grid.Name, cell, text, ImportTexts.UnknownTown, near);
            return false;
        }

        log.Add(NoteKind.LeftOut, grid.Name, cell, text, ImportTexts.ForeignTown);
        return true;
    }

    private ColumnHead? Head(int column)
    {
        (CellAddress Cell, string Text)[] path = [.. Path(column)];
        if (path.Length == 0)
        {
            foreach ((int row, _) in table.Rows.Where(r => grid[new CellAddress(r.Row, column)] is { } cell && FigureText.Of(cell).Value is not null).Take(1))
            {
                var at = new CellAddress(row, column);
                log.Add(NoteKind.LeftOut, grid.Name, at, grid[at]!.Value.Text, ImportTexts.NoHeader);
            }

            return null;
        }

        string? entity = path.Select(p => towns.Find(p.Text)).FirstOrDefault(e => e is not null);
        return new ColumnHead
        {
            Column = column,
            Cell = path[0].Cell,
            Words = [.. path.Select(p => WordReader.Of(p.Text)).Select(w => towns.Find(w.Text) is null && !TownNames.IsTotal(w.Text) ? w : w with { Qualifier = "" })],
            Entity = entity,
            IsTotal = entity is null && path.Any(p => TownNames.IsTotal(p.Text)),
        };
    }

    /// <summary>Headers of a column from the lowest up. An empty one above others belongs to its left neighbour, as csv files lose merges.</summary>
    private IEnumerable<(CellAddress Cell, string Text)> Path(int column)
    {
        bool below = false;
        CellAddress? last = null;
        foreach (int row in table.Headers.Reverse())
        {
            var at = new CellAddress(row, column);
            CellAddress? anchor = grid.Anchor(at);
            if (anchor is null && below && roles.GetValueOrDefault(column) == ColumnRole.Figures)
            {
                anchor = LeftNeighbour(at);
            }

            if (anchor is { } found && found != last)
            {
                (below, last) = (true, found);
                yield return (found, grid[found]!.Value.Text);
            }
        }
    }

    private CellAddress? LeftNeighbour(CellAddress at)
    {
        int left = grid.Columns.LastOrDefault(c => c < at.Column && grid.Anchor(new CellAddress(at.Row, c)) is not null);
        if (left == 0 || roles.GetValueOrDefault(left) != ColumnRole.Figures)
        {
            return null;
        }

        CellAddress anchor = grid.Anchor(new CellAddress(at.Row, left))!.Value;
        log.Add(NoteKind.Guessed, grid.Name, at, grid[anchor]!.Value.Text, ImportTexts.HeaderOfNeighbour(anchor.ToString()));
        return anchor;
    }
}
