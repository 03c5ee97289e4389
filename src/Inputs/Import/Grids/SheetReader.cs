using System.Globalization;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Zyz.Sim.Inputs.Import.Grids;

/// <summary>Reads one sheet of a workbook from its stream, keeping only cells that hold something.</summary>
/// <param name="texts">The workbook's texts.</param>
/// <param name="formats">Its number formats.</param>
/// <param name="budget">Counts what is looked at and kept.</param>
internal sealed class SheetReader(SharedTexts texts, NumberFormats formats, ElementBudget budget)
{
    private readonly Dictionary<CellAddress, SheetCell> cells = [];
    private readonly List<MergedRange> merges = [];
    private readonly StringBuilder inline = new();
    private int row;
    private int column;
    private string? type;
    private string? style;
    private string? value;
    private bool formula;
    private bool phonetic;

    /// <summary>Reads the sheet.</summary>
    /// <param name="part">The part.</param>
    /// <param name="name">Name of the sheet.</param>
    /// <returns>The sheet.</returns>
    public SheetGrid Read(WorksheetPart part, string name)
    {
        using OpenXmlReader reader = OpenXmlReader.Create(part);
        while (reader.Read())
        {
            budget.Spend();
            if (reader.IsStartElement)
            {
                Start(reader);
            }

            if (reader.IsEndElement)
            {
                End(reader.ElementType);
            }
        }

        return new SheetGrid(name, cells, merges);
    }

    private void Start(OpenXmlReader reader)
    {
        Type element = reader.ElementType;
        if (element == typeof(Row))
        {
            row = Attribute(reader, "r") is { } number ? RowOf(number) : row + 1;
            column = 0;
        }
        else if (element == typeof(Cell))
        {
            StartCell(reader);
        }
        else if (element == typeof(CellFormula))
        {
            formula = true;
        }
        else if (element == typeof(CellValue))
        {
            value = reader.GetText();
        }
        else if (element == typeof(PhoneticRun))
        {
            phonetic = true;
        }
        else if (element == typeof(DocumentFormat.OpenXml.Spreadsheet.Text) && !phonetic)
        {
            inline.Append(reader.GetText());
        }
        else if (element == typeof(MergeCell))
        {
            Merge(Attribute(reader, "ref") ?? "");
        }
    }

    private void StartCell(OpenXmlReader reader)
    {
        CellAddress at = Attribute(reader, "r") is { } written
            ? CellAddress.Parse(written) ?? throw new ImportRefused(ImportTexts.DamagedWorkbook($"cell {written}"))
            : new CellAddress(row, column + 1);
        (row, column) = (at.Row, at.Column);
        (type, style, value, formula) = (Attribute(reader, "t"), Attribute(reader, "s"), null, false);
        inline.Clear();
    }

    private void End(Type element)
    {
        if (element == typeof(PhoneticRun))
        {
            phonetic = false;
        }
        else if (element == typeof(Cell) && Content() is { } cell && cell.Text.Trim().Length > 0)
        {
            budget.Keep(cell.Text);
            cells[new CellAddress(row, column)] = cell;
        }
    }

    private SheetCell? Content()
    {
        if (formula && string.IsNullOrEmpty(value))
        {
            // A formula may give an empty text; only where no type says so was it never computed.
            return type == "str" ? null : new SheetCell(CellKind.Uncomputed, "=");
        }

        switch (type)
        {
            case "s" when value is not null:
                return new SheetCell(CellKind.Text, texts.Of(value));
            case "inlineStr":
                return new SheetCell(CellKind.Text, inline.ToString());
            case "str":
                return value is null ? null : new SheetCell(CellKind.Text, value);
            case "b":
                return value is null ? null : new SheetCell(CellKind.Text, value == "1" ? "TRUE" : "FALSE");
            case "e":
                return new SheetCell(CellKind.Error, value ?? "#");
            case "d":
                return new SheetCell(CellKind.Date, value ?? "");
            default:
                return value is null ? null : Number(value);
        }
    }

    /// <summary>A number as a spreadsheet shows it at most: fifteen digits, so that 0.11269999999999999 is 0.1127 again.</summary>
    private SheetCell Number(string stored)
    {
        (CellKind kind, string suffix) = formats.Of(style);
        return double.TryParse(stored, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number)
            ? new SheetCell(kind, number.ToString("G15", CultureInfo.InvariantCulture), suffix)
            : new SheetCell(CellKind.Error, stored);
    }

    private void Merge(string range)
    {
        merges.Add(MergedRange.Parse(range) ?? throw new ImportRefused(ImportTexts.DamagedWorkbook($"merged {range}")));
        if (merges.Count > ImportLimits.Merges)
        {
            throw new ImportRefused(ImportTexts.TooManyMerges);
        }
    }

    private static int RowOf(string number) =>
        CellAddress.Parse("A" + number)?.Row ?? throw new ImportRefused(ImportTexts.DamagedWorkbook($"row {number}"));

    private static string? Attribute(OpenXmlReader reader, string name)
    {
        foreach (OpenXmlAttribute attribute in reader.Attributes)
        {
            if (attribute.LocalName == name && attribute.NamespaceUri.Length == 0)
            {
                return attribute.Value;
            }
        }

        return null;
    }
}
