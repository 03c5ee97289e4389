using System.Globalization;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Zyz.Sim.Inputs.Import.Grids;

/// <summary>How the cells of a workbook show their numbers: a day, a percentage or another magnitude is told by format only.</summary>
internal sealed class NumberFormats
{
    private static readonly (CellKind Kind, string Suffix) s_plain = (CellKind.Number, "");

    private readonly List<int> formatOfStyle = [];
    private readonly Dictionary<int, (CellKind Kind, string Suffix)> formats = [];

    /// <summary>Reads the styles of a workbook.</summary>
    /// <param name="styles">The part; null where there is none.</param>
    /// <param name="budget">Counts what is looked at.</param>
    public NumberFormats(WorkbookStylesPart? styles, ElementBudget budget)
    {
        if (styles is null)
        {
            return;
        }

        using OpenXmlReader reader = OpenXmlReader.Create(styles);
        bool ofCells = false;
        while (reader.Read())
        {
            budget.Spend();
            if (reader.ElementType == typeof(CellFormats))
            {
                ofCells = reader.IsStartElement;
            }
            else if (reader.IsStartElement && reader.ElementType == typeof(NumberingFormat))
            {
                formats[Number(reader, "numFmtId")] = Meaning(Attribute(reader, "formatCode") ?? "");
            }
            else if (reader.IsStartElement && ofCells && reader.ElementType == typeof(CellFormat))
            {
                formatOfStyle.Add(Number(reader, "numFmtId"));
            }
        }
    }

    /// <summary>What a number of a style is.</summary>
    /// <param name="style">Index of the style; null where the cell has none.</param>
    /// <returns>Number, percentage, day or another magnitude; and the words shown after it.</returns>
    public (CellKind Kind, string Suffix) Of(string? style)
    {
        bool known = int.TryParse(style, NumberStyles.None, CultureInfo.InvariantCulture, out int index) && index < formatOfStyle.Count;
        int format = known ? formatOfStyle[index] : 0;
        return formats.TryGetValue(format, out var own) ? own : format switch
        {
            9 or 10 => (CellKind.Percent, ""),
            >= 14 and <= 22 or >= 27 and <= 36 or >= 45 and <= 47 or >= 50 and <= 58 => (CellKind.Date, ""),
            _ => s_plain,
        };
    }

    /// <summary>What a format code makes of a number; only its first section, for positive numbers.</summary>
    /// <param name="code">For example <c>0.00%</c>.</param>
    /// <returns>What it is, and the words shown after it.</returns>
    internal static (CellKind Kind, string Suffix) Meaning(string code)
    {
        var symbols = new StringBuilder();
        var words = new StringBuilder();
        bool moved = false;
        for (int i = 0; i < code.Length && code[i] != ';'; i++)
        {
            char c = code[i];
            int close = c is '"' or '[' ? code.IndexOf(c == '"' ? '"' : ']', i + 1) : -1;
            if (close > 0)
            {
                words.Append(c == '"' ? code.AsSpan(i + 1, close - i - 1) : []);
                i = close;
            }
            else if (c is '\\' or '!' or '_' or '*')
            {
                // An escaped point between digits makes 12000 look like 1.2.
                moved |= c is '\\' or '!' && i + 1 < code.Length && code[i + 1] is '.' or '．' && symbols.Length > 0;
                i++;
            }
            else
            {
                symbols.Append(char.ToLowerInvariant(c));
            }
        }

        string bare = symbols.ToString();
        return bare.Contains('%', StringComparison.Ordinal) ? (CellKind.Percent, "")
            : bare != "general" && bare.AsSpan().ContainsAny("ymdhs") ? (CellKind.Date, "")
            : moved || bare.TrimEnd(' ').EndsWith(',') || bare.Contains(",.", StringComparison.Ordinal) ? (CellKind.Rescaled, "")
            : (CellKind.Number, words.ToString());
    }

    private static string? Attribute(OpenXmlReader reader, string name) =>
        reader.Attributes.FirstOrDefault(a => a.LocalName == name).Value;

    private static int Number(OpenXmlReader reader, string name) =>
        int.TryParse(Attribute(reader, name), NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : 0;
}
