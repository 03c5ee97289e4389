namespace Zyz.Sim.Inputs.Import.Grids;

/// <summary>Cells merged into one.</summary>
/// <param name="First">The cell that holds the content.</param>
/// <param name="Last">The opposite corner.</param>
internal readonly record struct MergedRange(CellAddress First, CellAddress Last)
{
    /// <summary>Reads a range such as <c>B2:D2</c>.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The range, or null where the text is none.</returns>
    public static MergedRange? Parse(string text)
    {
        string[] corners = text.Split(':');
        return corners.Length == 2 && CellAddress.Parse(corners[0]) is { } first && CellAddress.Parse(corners[1]) is { } last
            && last.Row >= first.Row && last.Column >= first.Column ? new MergedRange(first, last) : null;
    }
}
