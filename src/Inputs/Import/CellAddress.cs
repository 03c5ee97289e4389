using System.Globalization;

namespace Zyz.Sim.Inputs.Import;

/// <summary>Where a cell stands in a sheet.</summary>
/// <param name="Row">Row. &gt;= 1.</param>
/// <param name="Column">Column. &gt;= 1.</param>
public readonly record struct CellAddress(int Row, int Column)
{
    /// <summary>Reads an address as spreadsheets write it.</summary>
    /// <param name="text">For example <c>B7</c>.</param>
    /// <returns>The address, or null where the text is none or lies outside of a sheet.</returns>
    public static CellAddress? Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        int at = 0, column = 0;
        while (at < text.Length && char.IsAsciiLetterUpper(text[at]) && column <= Grids.ImportLimits.SheetColumns)
        {
            column = column * 26 + text[at++] - 'A' + 1;
        }

        bool whole = int.TryParse(text.AsSpan(at), NumberStyles.None, CultureInfo.InvariantCulture, out int row);
        return whole && column is >= 1 and <= Grids.ImportLimits.SheetColumns && row is >= 1 and <= Grids.ImportLimits.SheetRows
            ? new CellAddress(row, column) : null;
    }

    /// <summary>The address as spreadsheets write it.</summary>
    /// <returns>For example <c>B7</c>.</returns>
    public override string ToString()
    {
        string letters = "";
        for (int rest = Column; rest > 0; rest = (rest - 1) / 26)
        {
            letters = (char)('A' + (rest - 1) % 26) + letters;
        }

        return letters + Row.ToString(CultureInfo.InvariantCulture);
    }
}
