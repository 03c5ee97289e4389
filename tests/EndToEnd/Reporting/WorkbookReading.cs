using System.Globalization;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;

namespace Zyz.Sim.EndToEnd.Reporting;

/// <summary>A workbook as Excel would open it: what the validator says, and every cell with its number and how it shows.</summary>
internal sealed partial class WorkbookReading
{
    public WorkbookReading(byte[] file)
    {
        using SpreadsheetDocument document = SpreadsheetDocument.Open(new MemoryStream(file), isEditable: false);
        Faults = [.. new OpenXmlValidator(FileFormatVersions.Microsoft365).Validate(document).Select(e => $"{e.Path?.XPath}: {e.Description}")];
        WorkbookPart book = document.WorkbookPart!;
        Parts = [.. book.Parts.Select(p => p.OpenXmlPart.GetType().Name)];
        Stylesheet styles = book.WorkbookStylesPart!.Stylesheet!;
        Dictionary<uint, string> codes = styles.NumberingFormats?.Elements<NumberingFormat>().ToDictionary(f => f.NumberFormatId!.Value, f => f.FormatCode!.Value!) ?? [];
        CellFormat[] looks = [.. styles.CellFormats!.Elements<CellFormat>()];
        Formats = codes.Count;
        Fonts = [.. styles.Fonts!.Elements<Font>().Select(f => f.FontName!.Val!.Value!)];
        Sheets = [.. book.Workbook!.Sheets!.Elements<Sheet>().Select(s => s.Name!.Value!)];
        Worksheet = (Worksheet)book.WorksheetParts.Single().Worksheet!.CloneNode(deep: true);
        Rows =
        [
            .. Worksheet.Descendants<Row>().Select(row => row.Elements<Cell>()
                .Select(c => Read(c, codes.GetValueOrDefault(looks[(int)c.StyleIndex!.Value].NumberFormatId!.Value, "General"))).ToArray()),
        ];
    }

    /// <summary>A cell: its text or number, and how it shows.</summary>
    public sealed record CellReading(double? Value, string Shown);

    public string[] Faults { get; }

    public string[] Parts { get; }

    public string[] Sheets { get; }

    public string[] Fonts { get; }

    public int Formats { get; }

    public Worksheet Worksheet { get; }

    public CellReading[][] Rows { get; }

    /// <summary>The row whose first cells show these texts.</summary>
    public CellReading[] Row(params string[] first) => Rows.Single(r => first.Select((text, i) => r.Length > i && r[i].Shown == text).All(same => same));

    private static CellReading Read(Cell cell, string format)
    {
        if (cell.DataType?.Value == CellValues.InlineString)
        {
            return new CellReading(null, cell.InlineString!.Text!.Text);
        }

        return cell.CellValue is null
            ? new CellReading(null, "")
            : double.Parse(cell.CellValue.Text, CultureInfo.InvariantCulture) is var number ? new CellReading(number, Show(number, format)) : throw new InvalidOperationException();
    }

    /// <summary>How Excel shows a number under the formats a sheet of ours uses.</summary>
    private static string Show(double number, string format)
    {
        string[] sections = format.Split(';');
        string section = sections.Length == 1 || number > 0 ? sections[0] : number < 0 ? sections[1] : sections[2];
        string sign = sections.Length == 1 && number < 0 ? "-" : "";
        Match pattern = Pattern().Match(section);
        if (!pattern.Success)
        {
            return sign + section.Trim('"');
        }

        bool percent = section.EndsWith(@"\ %", StringComparison.Ordinal);
        decimal held = (decimal)Math.Abs(number) * (percent ? 100 : 1); // fifteen digits, as Excel keeps
        string digits = pattern.Groups["digits"].Value;
        string rounded = Math.Round(held, digits.Contains('.', StringComparison.Ordinal) ? digits.Length - digits.IndexOf('.', StringComparison.Ordinal) - 1 : 0, MidpointRounding.AwayFromZero)
            .ToString(digits, CultureInfo.InvariantCulture);
        return sign + pattern.Groups["before"].Value.Replace("\"", "", StringComparison.Ordinal) + rounded + (percent ? " %" : "");
    }

    [GeneratedRegex(@"^(?<before>[+-]|""−"")?(?<digits>(#,##)?0(\.0+)?)(\\ %)?$")]
    private static partial Regex Pattern();
}
