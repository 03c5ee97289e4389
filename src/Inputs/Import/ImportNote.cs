using Zyz.Sim.Model.Regions;

namespace Zyz.Sim.Inputs.Import;

/// <summary>What was done with a cell, and why.</summary>
/// <param name="Kind">What became of it.</param>
/// <param name="File">File name.</param>
/// <param name="Sheet">Sheet; empty for a csv file, or where the file as a whole is meant.</param>
/// <param name="Cell">The cell; null where the file or sheet as a whole is meant.</param>
/// <param name="Value">What stands there.</param>
/// <param name="Text">What was done and why.</param>
/// <param name="Suggestion">What was probably meant, or null.</param>
public sealed record ImportNote(NoteKind Kind, string File, string Sheet, CellAddress? Cell, string Value, Text Text, string? Suggestion)
{
    /// <summary>The note as one line.</summary>
    /// <param name="language"><c>zh</c> or <c>en</c>.</param>
    /// <returns>For example <c>2024.xlsx 产值!B7: '1208900' — 万元 to 亿元: 120.89</c>.</returns>
    public string ToString(string language)
    {
        string place = (Sheet.Length > 0, Cell) switch
        {
            (true, { } cell) => $"{File} {Sheet}!{cell}",
            (true, null) => $"{File} {Sheet}",
            (false, { } cell) => $"{File} {cell}",
            _ => File,
        };
        string suggestion = Suggestion is null ? "" : language == "zh" ? $"（是否指 '{Suggestion}'？）" : $" (did you mean '{Suggestion}'?)";
        return $"{place}: '{Value}' — {Text.In(language)}{suggestion}";
    }

    /// <inheritdoc/>
    public override string ToString() => ToString("en");
}
