using System.Globalization;
using System.Text;
using Zyz.Sim.Inputs.Csv;
using Zyz.Sim.Inputs.Fields;
using Zyz.Sim.Model.Regions;

namespace Zyz.Sim.Inputs.Import;

/// <summary>
/// Adds rows to the tables of a pack. What stands there stays as it is, byte for byte; new rows follow in the file's own
/// encoding, order of columns and line ends.
/// </summary>
public static class PackRows
{
    private static readonly Encoding s_gb18030 = CodePagesEncodingProvider.Instance.GetEncoding("gb18030")!;

    /// <summary><c>observations.csv</c> with the figures a draft adds.</summary>
    /// <param name="file">The file's bytes; it has been read without a fault.</param>
    /// <param name="draft">The draft.</param>
    /// <returns>The new content.</returns>
    public static byte[] Observations(byte[] file, ImportDraft draft)
    {
        ArgumentNullException.ThrowIfNull(draft);
        return Append(file, draft.Added.Select(f => (IReadOnlyDictionary<string, string>)Cells(f)));
    }

    /// <summary><c>sources.csv</c> with the source a draft adds.</summary>
    /// <param name="file">The file's bytes; it has been read without a fault.</param>
    /// <param name="source">The source.</param>
    /// <returns>The new content.</returns>
    public static byte[] Sources(byte[] file, Source source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return Append(file, [new Dictionary<string, string> { ["id"] = source.Id, ["title_and_address"] = source.Title, ["grade"] = source.Grade }]);
    }

    private static Dictionary<string, string> Cells(ImportedFigure figure)
    {
        Observation o = figure.Observation;
        return new Dictionary<string, string>
        {
            ["entity"] = o.Entity,
            ["year"] = o.Year.ToString(CultureInfo.InvariantCulture),
            ["measure"] = o.Measure,
            ["relation"] = o.Relation,
            ["value"] = o.Value.ToString(CultureInfo.InvariantCulture),
            ["unit"] = o.Unit,
            ["scope"] = o.Scope,
            ["status"] = o.Status,
            ["grade"] = o.Grade,
            ["published"] = figure.Published,
            ["source"] = o.Source,
            ["whole_scope"] = o.WholeScope ? "true" : "false",
        };
    }

    private static byte[] Append(byte[] file, IEnumerable<IReadOnlyDictionary<string, string>> rows)
    {
        ArgumentNullException.ThrowIfNull(file);
        string text = TextDecoder.Decode(file, out _) ?? throw new InvalidDataException("the file is no text");
        Encoding encoding = Encoding.UTF8.GetString(file).Contains('\uFFFD', StringComparison.Ordinal) ? s_gb18030 : new UTF8Encoding(false);
        string end = file.AsSpan().IndexOf("\r\n"u8) >= 0 ? "\r\n" : "\n";
        string[] columns = [.. new CsvParser(text, new FaultLog("", [])).Parse()[0].Select(c => c.Text)];
        var added = new StringBuilder(text.EndsWith('\n') ? "" : end);
        foreach (IReadOnlyDictionary<string, string> row in rows)
        {
            added.AppendJoin(',', columns.Select(c => Quoted(row.GetValueOrDefault(c, "")))).Append(end);
        }

        return [.. file, .. encoding.GetBytes(added.ToString())];
    }

    private static string Quoted(string cell) =>
        cell.AsSpan().ContainsAny(",\"\r\n") ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;
}
