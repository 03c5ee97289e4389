using Zyz.Sim.Inputs.Csv;
using Zyz.Sim.Inputs.Fields;
using Zyz.Sim.Model.Regions;

namespace Zyz.Sim.Inputs.Import.Grids;

/// <summary>Reads a csv file as the one sheet it is; rows count as a spreadsheet would count them.</summary>
internal static class CsvGrid
{
    private static readonly char[] s_separators = [',', '\t', ';'];

    /// <summary>Reads the file.</summary>
    /// <param name="bytes">The file.</param>
    /// <returns>The sheet, without a name.</returns>
    /// <exception cref="ImportRefused">It is no text, no table, or too large.</exception>
    public static SheetGrid Read(byte[] bytes)
    {
        string text = TextDecoder.Decode(bytes, out Model.Regions.Text? fault) ?? throw new ImportRefused(fault!);
        if (text.TrimStart().StartsWith('<'))
        {
            throw new ImportRefused(ImportTexts.Markup);
        }

        if (text.Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t')))
        {
            throw new ImportRefused(ImportTexts.NotATable);
        }

        char separator = s_separators.MaxBy(s => text.Count(c => c == s));
        if (text.Count(c => c == separator || c == '\n') > 4 * ImportLimits.Cells)
        {
            throw new ImportRefused(ImportTexts.TooManyCells);
        }

        var faults = new List<Fault>();
        List<List<Field>> rows = [];
        try
        {
            rows = new CsvParser(text, new FaultLog("", faults)) { Separator = separator, KeepsBlankLines = true }.Parse();
        }
        catch (TooManyFaults)
        {
            // the first one is told
        }

        if (faults.Count > 0)
        {
            Fault first = faults[0];
            throw new ImportRefused(ImportTexts.At(first.Line, first.Column, first.Rule));
        }

        return Grid(rows);
    }

    private static SheetGrid Grid(List<List<Field>> rows)
    {
        var budget = new ElementBudget();
        var cells = new Dictionary<CellAddress, SheetCell>();
        for (int r = 0; r < rows.Count; r++)
        {
            for (int c = 0; c < rows[r].Count; c++)
            {
                string text = rows[r][c].Text;
                if (text.Trim().Length == 0)
                {
                    continue;
                }

                budget.Keep(text);
                if (c >= ImportLimits.SheetColumns)
                {
                    throw new ImportRefused(ImportTexts.TooManyCells);
                }

                cells[new CellAddress(r + 1, c + 1)] = new SheetCell(CellKind.Text, text);
            }
        }

        return new SheetGrid("", cells, []);
    }
}
