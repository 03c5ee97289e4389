using Zyz.Sim.Inputs.Fields;

namespace Zyz.Sim.Inputs.Csv;

/// <summary>A CSV file with a checked header. Columns may stand in any order.</summary>
internal sealed class CsvTable
{
    private CsvTable(FieldReader reader, List<CsvRow> rows, bool usable)
    {
        (Reader, Rows, Usable) = (reader, rows, usable);
    }

    /// <summary>Reads cells and notes their faults.</summary>
    public FieldReader Reader { get; }

    /// <summary>The rows with the right number of cells.</summary>
    public IReadOnlyList<CsvRow> Rows { get; }

    /// <summary>False where the file, a column or the end of it is missing, so that what it would name is not known.</summary>
    public bool Usable { get; }

    /// <summary>Opens a table of a region folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="name">File name.</param>
    /// <param name="columns">The columns it must have.</param>
    /// <param name="optional">The columns it may have besides.</param>
    /// <returns>The table; without rows where it cannot be read.</returns>
    public static CsvTable Open(PackFolder folder, string name, IReadOnlyList<string> columns, params string[] optional) =>
        Open(folder, name, columns, optional, others: false);

    /// <summary>Opens a table that may have any other columns besides: they are not read.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="name">File name.</param>
    /// <param name="columns">The columns it must have.</param>
    /// <returns>The table; without rows where it cannot be read.</returns>
    public static CsvTable OpenAny(PackFolder folder, string name, IReadOnlyList<string> columns) => Open(folder, name, columns, [], others: true);

    private static CsvTable Open(PackFolder folder, string name, IReadOnlyList<string> columns, string[] optional, bool others)
    {
        string? text = folder.Read(name, out FaultLog log);
        var reader = new FieldReader(log);
        if (text is null)
        {
            return new CsvTable(reader, [], usable: false);
        }

        if (text.AsSpan().Count(',') + text.AsSpan().Count('\n') > InputLimits.Cells)
        {
            log.Add(Field.Start(name), Rules.TooManyCells);
            return new CsvTable(reader, [], usable: false);
        }

        var parser = new CsvParser(text, log);
        List<List<Field>> lines = parser.Parse();
        if (lines.Count == 0)
        {
            log.Add(Field.Start(name), Rules.NoContent);
            return new CsvTable(reader, [], usable: false);
        }

        Dictionary<string, int>? places = Header(lines[0], columns, optional, others, log);
        if (places is null)
        {
            return new CsvTable(reader, [], usable: false);
        }

        var rows = new List<CsvRow>();
        foreach (List<Field> cells in lines.Skip(1))
        {
            if (cells.Count == lines[0].Count)
            {
                rows.Add(new CsvRow(places, cells));
            }
            else
            {
                log.Add(cells[0], Rules.Cells(lines[0].Count, cells.Count));
            }
        }

        return new CsvTable(reader, rows, usable: !parser.Swallowed);
    }

    /// <summary>Notes a row whose key stood before.</summary>
    /// <param name="seen">Keys and the lines they were first seen in.</param>
    /// <param name="key">The row's key; an empty one was a fault already.</param>
    /// <param name="at">The cell to name.</param>
    public void Once(Dictionary<string, int> seen, string key, Field at)
    {
        if (key.Length > 0 && !seen.TryAdd(key, at.Line))
        {
            Reader.Log.Add(at, Rules.Twice(seen[key]));
        }
    }

    /// <summary>A misspelt column is noted once and read as the one it was meant to be.</summary>
    private static Dictionary<string, int>? Header(
        List<Field> header, IReadOnlyList<string> columns, string[] optional, bool others, FaultLog log)
    {
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        string[] absent = [.. columns.Where(c => !header.Exists(h => h.Text == c))];
        for (int i = 0; i < header.Count; i++)
        {
            string name = header[i].Text;
            if (!columns.Concat(optional).Contains(name, StringComparer.Ordinal) && !others)
            {
                string? suggestion = Spelling.Nearest(name, absent);
                log.Add(header[i], Rules.Unknown(Noun.Column, [.. columns, .. optional]), suggestion);
                name = suggestion ?? name;
            }
            else if (places.ContainsKey(name) && (!others || columns.Contains(name, StringComparer.Ordinal)))
            {
                log.Add(header[i], Rules.Twice(header[i].Line));
            }

            places.TryAdd(name, i);
        }

        string[] missing = [.. columns.Where(c => !places.ContainsKey(c))];
        foreach (string column in missing)
        {
            log.Add(Field.Start(column), Rules.MissingColumn, others ? Spelling.Nearest(column, header.ConvertAll(h => h.Text)) : null);
        }

        return missing.Length == 0 ? places : null;
    }
}
