using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Zyz.Sim.Inputs.Import.Figures;
using Zyz.Sim.Inputs.Import.Grids;
using Zyz.Sim.Inputs.Import.Words;

namespace Zyz.Sim.Inputs.Import.Tables;

/// <summary>Finds the tables of a sheet: titles, headers of several rows, figures, sections, notes.</summary>
internal sealed partial class TableFinder
{
    private readonly SheetGrid grid;
    private readonly TownNames towns;
    private readonly Dictionary<int, CellAddress[]> anchors = [];
    private readonly List<SheetTable> tables = [];
    private readonly List<string> titles = [];
    private readonly List<int> headers = [];
    private readonly List<(int Row, string Section)> rows = [];
    private readonly List<string> notes = [];
    private readonly List<string> singles = [];
    private string section = "";

    private TableFinder(SheetGrid grid, TownNames towns) => (this.grid, this.towns) = (grid, towns);

    /// <summary>Finds the tables.</summary>
    /// <param name="grid">The sheet.</param>
    /// <param name="towns">Names of towns: a row that holds one and no figure is a town without figures and no section.</param>
    /// <returns>The tables from the top; none where there is none.</returns>
    public static ImmutableArray<SheetTable> Of(SheetGrid grid, TownNames towns)
    {
        var finder = new TableFinder(grid, towns);
        foreach (int row in grid.Rows)
        {
            finder.Take(row);
        }

        finder.Close();
        return [.. finder.tables];
    }

    private void Take(int row)
    {
        CellAddress[] cells = Anchors(row);
        if (IsOrnament(cells))
        {
            return;
        }

        bool figures = cells.Any(c => c.Row == row && IsFigure(grid[c]!.Value));
        bool line = IsLine(cells);
        if (figures && !line && headers.Count > 0 && !IsHeader(cells))
        {
            rows.Add((row, section));
            singles.Clear();
        }
        else if (cells.Length == 1 || line)
        {
            TakeLine(string.Join("  ", cells.Select(c => grid[c]!.Value.Text)));
        }
        else if (headers.Count > 0 && cells.Count(c => c.Row == row && towns.Find(grid[c]!.Value.Text) is not null) == 1)
        {
            rows.Add((row, section));
        }
        else if (rows.Count == 0)
        {
            headers.Add(row);
        }
        else if (IsHeader(cells))
        {
            string[] above = [.. singles.Where(s => !notes.Contains(s))];
            Close();
            titles.AddRange(above);
            headers.Add(row);
        }
        else
        {
            TakeLine(string.Join("  ", cells.Select(c => grid[c]!.Value.Text)));
        }
    }

    /// <summary>A title above the headers; below them a section of the table or a note on it.</summary>
    private void TakeLine(string text)
    {
        if (headers.Count == 0)
        {
            titles.Add(text);
            return;
        }

        singles.Add(text);
        if (rows.Count > 0 && (NoteStart().IsMatch(PlainText.Compact(text)) || text.Length > 30))
        {
            notes.Add(text);
        }
        else
        {
            section = text;
        }
    }

    private void Close()
    {
        if (headers.Count > 0 && rows.Count > 0)
        {
            tables.Add(new SheetTable { Headers = [.. headers], Rows = [.. rows], Titles = [.. titles], Notes = [.. notes] });
        }

        headers.Clear();
        rows.Clear();
        notes.Clear();
        titles.Clear();
        singles.Clear();
        section = "";
    }

    private CellAddress[] Anchors(int row)
    {
        if (!anchors.TryGetValue(row, out CellAddress[]? found))
        {
            found = [.. grid.Columns.Select(c => grid.Anchor(new CellAddress(row, c))).OfType<CellAddress>().Distinct()];
            anchors[row] = found;
        }

        return found;
    }

    /// <summary>A figure, wrong ones among them; not a year, which heads columns and rows.</summary>
    private static bool IsFigure(SheetCell cell) =>
        FigureText.Of(cell).IsLikeFigure && !(WordReader.Day(PlainText.Compact(cell.Text)) is { Length: 4 } && cell.Suffix.Length == 0);

    /// <summary>A row that heads columns: several of its cells say what stands below, and none is a figure in earnest.</summary>
    private bool IsHeader(CellAddress[] cells)
    {
        string[] texts = [.. cells.Select(c => grid[c]!.Value).Where(c => !IsFigure(c)).Select(c => c.Text)];
        return texts.Length == cells.Length && texts.Count(t => ColumnRoles.Named(t) is not null || WordReader.Of(t).SaysSomething) >= 2
            && !texts.Any(t => towns.Find(t) is not null && rows.Count > 0);
    }

    /// <summary>A line of words around the table: 填报单位：…  单位：亿元.</summary>
    private bool IsLine(CellAddress[] cells) =>
        cells.Count(c => !grid[c]!.Value.Text.Contains(':', StringComparison.Ordinal) && !grid[c]!.Value.Text.Contains('：', StringComparison.Ordinal)
            && WordReader.Day(PlainText.Compact(grid[c]!.Value.Text)) is null) < 2
        && cells.Any(c => grid[c]!.Value.Text.AsSpan().ContainsAny(':', '：'))
        && !cells.Any(c => IsFigure(grid[c]!.Value) && WordReader.Day(PlainText.Compact(grid[c]!.Value.Text)) is null);

    /// <summary>The row 甲 乙 1 2 3 that numbers the columns of official forms.</summary>
    private bool IsOrnament(CellAddress[] cells)
    {
        string[] texts = [.. cells.Select(c => PlainText.Compact(grid[c]!.Value.Text))];
        string[] numbers = [.. texts.Where(t => t is not ("甲" or "乙" or "丙" or "丁" or "戊"))];
        return texts.Length > 1 && (numbers.Length < texts.Length || numbers.Length > 2)
            && numbers.Select((n, i) => n == (i + 1).ToString(System.Globalization.CultureInfo.InvariantCulture)).All(same => same);
    }

    [GeneratedRegex(@"^(?:注|备注|说明|附注|资料来源|数据来源|来源|填报|填表|制表|审核|单位负责人|统计负责人|联系|note|source)")]
    private static partial Regex NoteStart();
}
