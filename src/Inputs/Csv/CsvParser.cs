using System.Text;
using Zyz.Sim.Inputs.Fields;

namespace Zyz.Sim.Inputs.Csv;

/// <summary>Splits text into cells after RFC 4180, each with its place. Blank lines are skipped unless they count.</summary>
/// <param name="text">The text.</param>
/// <param name="log">Where faults go.</param>
internal sealed class CsvParser(string text, FaultLog log)
{
    private int at;
    private int line = 1;
    private int lineStart;

    /// <summary>What stands between two cells.</summary>
    public char Separator { get; init; } = ',';

    /// <summary>Whether lines without any cell count as rows, so that rows keep their numbers.</summary>
    public bool KeepsBlankLines { get; init; }

    /// <summary>Whether an open quote has swallowed the rest of the file.</summary>
    public bool Swallowed { get; private set; }

    /// <summary>All rows, the header among them.</summary>
    /// <returns>The rows.</returns>
    public List<List<Field>> Parse()
    {
        var rows = new List<List<Field>>();
        while (at < text.Length)
        {
            var row = new List<Field> { Cell() };
            while (at < text.Length && text[at] == Separator)
            {
                at++;
                row.Add(Cell());
            }

            EndLine();
            if (!Swallowed && (KeepsBlankLines || row.Count > 1 || row[0].Text.Length > 0))
            {
                rows.Add(row);
            }
        }

        return rows;
    }

    private bool EndsCell(char c) => c == Separator || c is '\n' or '\r';

    private Field Cell() => at < text.Length && text[at] == '"' ? QuotedCell() : PlainCell();

    private Field PlainCell()
    {
        int start = at;
        while (at < text.Length && !EndsCell(text[at]))
        {
            at++;
        }

        var cell = new Field(text[start..at], line, start - lineStart + 1);
        if (cell.Text.Contains('"', StringComparison.Ordinal))
        {
            log.Add(cell, Rules.StrayQuote);
        }

        return cell;
    }

    private Field QuotedCell()
    {
        (int startLine, int startColumn) = (line, at - lineStart + 1);
        var content = new StringBuilder();
        at++;
        while (at < text.Length)
        {
            char c = text[at++];
            if (c == '"')
            {
                if (at >= text.Length || text[at] != '"')
                {
                    return Closed(new Field(content.ToString(), startLine, startColumn));
                }

                at++;
            }
            else if (c == '\n')
            {
                line++;
                lineStart = at;
            }

            content.Append(c);
        }

        Swallowed = true;
        string begin = content.ToString().Split('\n')[0].TrimEnd('\r');
        var open = new Field(begin.Length > 40 ? begin[..40] : begin, startLine, startColumn);
        log.Add(open, Rules.OpenQuote);
        return open;
    }

    /// <summary>After the closing quote only a comma or the end of the line may follow.</summary>
    private Field Closed(Field cell)
    {
        if (at < text.Length && !EndsCell(text[at]))
        {
            log.Add(cell, Rules.StrayQuote);
            PlainTail();
        }

        return cell;
    }

    private void PlainTail()
    {
        while (at < text.Length && !EndsCell(text[at]))
        {
            at++;
        }
    }

    private void EndLine()
    {
        if (at < text.Length && text[at] == '\r')
        {
            at++;
        }

        if (at < text.Length && text[at] == '\n')
        {
            at++;
        }

        line++;
        lineStart = at;
    }
}
