using Zyz.Sim.Model.Regions;

namespace Zyz.Sim.Inputs.Import;

/// <summary>Collects what is to be said of the cells of a file, each thing once.</summary>
/// <param name="file">File name.</param>
internal sealed class NoteLog(string file)
{
    private readonly HashSet<ImportNote> said = [];
    private readonly List<ImportNote> notes = [];

    /// <summary>All notes in the order they were made.</summary>
    public IReadOnlyList<ImportNote> Notes => notes;

    /// <summary>Notes what became of a cell.</summary>
    /// <param name="kind">What became of it.</param>
    /// <param name="sheet">The sheet; empty for the file as a whole.</param>
    /// <param name="cell">The cell; null for the sheet or file as a whole.</param>
    /// <param name="value">What stands there.</param>
    /// <param name="text">What was done and why.</param>
    /// <param name="suggestion">What was probably meant, or null.</param>
    public void Add(NoteKind kind, string sheet, CellAddress? cell, string value, Text text, string? suggestion = null)
    {
        var note = new ImportNote(kind, file, sheet, cell, Shown(value), text, suggestion);
        if (said.Add(note))
        {
            notes.Add(note);
        }
    }

    private static string Shown(string value)
    {
        const int Longest = 60;
        string line = string.Join(' ', value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= Longest ? line : line[..Longest] + "…";
    }
}
