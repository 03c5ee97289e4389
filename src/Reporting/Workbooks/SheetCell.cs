namespace Zyz.Sim.Reporting;

/// <summary>A cell: words, or a number that shows as the text a person reads elsewhere.</summary>
/// <param name="Text">The words; for a number, how it shows.</param>
/// <param name="Value">The number, or null for words.</param>
/// <param name="Look">How it looks.</param>
internal sealed record SheetCell(string Text, double? Value = null, CellLook Look = CellLook.Body)
{
    /// <summary>A cell of a table without content.</summary>
    public static SheetCell Empty { get; } = new("");

    /// <summary>A number as the terminal shows it; the dash where there is none.</summary>
    /// <param name="value">The number, all its bits.</param>
    /// <param name="shown">The text, for example <c>12.3 %</c> or <c>&lt; 0.04 %</c>.</param>
    /// <returns>The cell.</returns>
    public static SheetCell Number(double? value, string shown) => new(shown, value);
}
