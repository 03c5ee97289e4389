using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;
using Zyz.Sim.Inputs.Import;

namespace Zyz.Sim.Model.Tests.Inputs.Import;

/// <summary>Writes workbooks part by part, so that a test can also write what no spreadsheet would.</summary>
internal sealed class Book
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private readonly List<(string Name, string Xml, bool Hidden)> sheets = [];
    private readonly List<string> formats = [];
    private readonly List<string> texts = [];
    private readonly Dictionary<string, byte[]> parts = new(StringComparer.Ordinal);

    /// <summary>A number with a format code.</summary>
    public sealed record Formatted(double Number, string Code);

    /// <summary>A formula with its stored result, or none.</summary>
    public sealed record Formula(string Text, string? Result);

    /// <summary>A cell of another type, as it would stand in the file.</summary>
    public sealed record Raw(string Xml);

    /// <summary>Adds a sheet.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="rows">Rows of texts, numbers, <see cref="Formatted"/>, <see cref="Formula"/>, <see cref="Raw"/>; null for nothing.</param>
    /// <param name="merges">Merged ranges.</param>
    /// <param name="hidden">Whether it is hidden.</param>
    public Book Sheet(string name, object?[][] rows, string[]? merges = null, bool hidden = false)
    {
        var xml = new StringBuilder("<sheetData>");
        for (int r = 0; r < rows.Length; r++)
        {
            xml.Append(CultureInfo.InvariantCulture, $"<row r=\"{r + 1}\">");
            for (int c = 0; c < rows[r].Length; c++)
            {
                Cell(xml, new CellAddress(r + 1, c + 1), rows[r][c]);
            }

            xml.Append("</row>");
        }

        xml.Append("</sheetData>");
        if (merges is { Length: > 0 })
        {
            xml.Append("<mergeCells>").AppendJoin("", merges.Select(m => $"<mergeCell ref=\"{m}\"/>")).Append("</mergeCells>");
        }

        return SheetXml(name, xml.ToString(), hidden);
    }

    /// <summary>Adds a sheet by what stands inside its root element.</summary>
    public Book SheetXml(string name, string xml, bool hidden = false)
    {
        sheets.Add((name, xml, hidden));
        return this;
    }

    /// <summary>Adds or replaces a part.</summary>
    public Book Part(string name, string content) => Part(name, Encoding.UTF8.GetBytes(content));

    /// <summary>Adds or replaces a part.</summary>
    public Book Part(string name, byte[] content)
    {
        parts[name] = content;
        return this;
    }

    /// <summary>The file.</summary>
    public byte[] Bytes()
    {
        var all = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach ((string name, string content) in Standard())
        {
            all[name] = Encoding.UTF8.GetBytes(content);
        }

        foreach ((string name, byte[] content) in parts)
        {
            all[name] = content;
        }

        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach ((string name, byte[] content) in all)
            {
                using Stream entry = archive.CreateEntry(name, CompressionLevel.Optimal).Open();
                entry.Write(content);
            }
        }

        return stream.ToArray();
    }

    private IEnumerable<(string Name, string Content)> Standard()
    {
        const string Head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>";
        const string Spreadsheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
        yield return ("[Content_Types].xml", $"{Head}<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
            + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>"
            + $"<Override PartName=\"/xl/workbook.xml\" ContentType=\"{Spreadsheet}sheet.main+xml\"/><Override PartName=\"/xl/styles.xml\" ContentType=\"{Spreadsheet}styles+xml\"/>"
            + $"<Override PartName=\"/xl/sharedStrings.xml\" ContentType=\"{Spreadsheet}sharedStrings+xml\"/>"
            + string.Concat(sheets.Select((_, i) => $"<Override PartName=\"/xl/worksheets/sheet{i + 1}.xml\" ContentType=\"{Spreadsheet}worksheet+xml\"/>")) + "</Types>");
        yield return ("_rels/.rels", $"{Head}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
            + $"<Relationship Id=\"rId1\" Type=\"{Relations}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
        yield return ("xl/workbook.xml", $"{Head}<workbook xmlns=\"{Main}\" xmlns:r=\"{Relations}\"><sheets>" + string.Concat(sheets.Select((s, i) =>
            $"<sheet name=\"{SecurityElement.Escape(s.Name)}\" sheetId=\"{i + 1}\"{(s.Hidden ? " state=\"hidden\"" : "")} r:id=\"rId{i + 1}\"/>")) + "</sheets></workbook>");
        yield return ("xl/_rels/workbook.xml.rels", $"{Head}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
            + string.Concat(sheets.Select((_, i) => $"<Relationship Id=\"rId{i + 1}\" Type=\"{Relations}/worksheet\" Target=\"worksheets/sheet{i + 1}.xml\"/>"))
            + $"<Relationship Id=\"rId901\" Type=\"{Relations}/styles\" Target=\"styles.xml\"/><Relationship Id=\"rId902\" Type=\"{Relations}/sharedStrings\" Target=\"sharedStrings.xml\"/></Relationships>");
        yield return ("xl/styles.xml", $"{Head}<styleSheet xmlns=\"{Main}\"><numFmts count=\"{formats.Count}\">"
            + string.Concat(formats.Select((f, i) => $"<numFmt numFmtId=\"{200 + i}\" formatCode=\"{SecurityElement.Escape(f)}\"/>"))
            + "</numFmts><cellXfs><xf numFmtId=\"0\"/>" + string.Concat(formats.Select((_, i) => $"<xf numFmtId=\"{200 + i}\"/>")) + "</cellXfs></styleSheet>");
        yield return ("xl/sharedStrings.xml", $"{Head}<sst xmlns=\"{Main}\">" + string.Concat(texts.Select(t => $"<si><t xml:space=\"preserve\">{SecurityElement.Escape(t)}</t></si>")) + "</sst>");
        for (int i = 0; i < sheets.Count; i++)
        {
            yield return ($"xl/worksheets/sheet{i + 1}.xml", $"{Head}<worksheet xmlns=\"{Main}\" xmlns:r=\"{Relations}\">{sheets[i].Xml}</worksheet>");
        }
    }

    private void Cell(StringBuilder xml, CellAddress at, object? content)
    {
        switch (content)
        {
            case null:
                break;
            case string text:
                texts.Add(text);
                xml.Append(CultureInfo.InvariantCulture, $"<c r=\"{at}\" t=\"s\"><v>{texts.Count - 1}</v></c>");
                break;
            case Formatted(double number, string code):
                formats.Add(code);
                xml.Append(CultureInfo.InvariantCulture, $"<c r=\"{at}\" s=\"{formats.Count}\"><v>{number:R}</v></c>");
                break;
            case Formula(var formula, var result):
                xml.Append(CultureInfo.InvariantCulture, $"<c r=\"{at}\"><f>{SecurityElement.Escape(formula)}</f>{(result is null ? "" : $"<v>{result}</v>")}</c>");
                break;
            case Raw(string raw):
                xml.Append(raw.Replace("@", at.ToString(), StringComparison.Ordinal));
                break;
            default:
                xml.Append(CultureInfo.InvariantCulture, $"<c r=\"{at}\"><v>{content}</v></c>");
                break;
        }
    }
}
