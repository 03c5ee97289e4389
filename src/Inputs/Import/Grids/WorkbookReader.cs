using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Zyz.Sim.Inputs.Import.Grids;

/// <summary>Reads the sheets of an xlsx file by streaming: no part of it is ever held as a tree.</summary>
internal static class WorkbookReader
{
    /// <summary>Reads the visible sheets.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="hidden">Names of the sheets that are hidden and so left out.</param>
    /// <returns>The sheets in their order.</returns>
    /// <exception cref="ImportRefused">The file is no plain workbook.</exception>
    public static List<SheetGrid> Read(byte[] bytes, out List<string> hidden)
    {
        WorkbookArchive.Check(bytes);
        try
        {
            return Sheets(bytes, out hidden);
        }
        catch (Exception error) when (error is OpenXmlPackageException or InvalidDataException or XmlException or IOException or FormatException
            or ArgumentException or InvalidOperationException or NotSupportedException or KeyNotFoundException or InvalidCastException)
        {
            throw new ImportRefused(ImportTexts.DamagedWorkbook(error.Message));
        }
    }

    private static List<SheetGrid> Sheets(byte[] bytes, out List<string> hidden)
    {
        using var stream = new MemoryStream(bytes, writable: false);
        using SpreadsheetDocument document = SpreadsheetDocument.Open(
            stream, isEditable: false, new OpenSettings { AutoSave = false, MaxCharactersInPart = ImportLimits.PartBytes });
        WorkbookPart workbook = document.WorkbookPart ?? throw new ImportRefused(ImportTexts.NoWorkbook);
        if (workbook.ExternalWorkbookParts.FirstOrDefault() is { } link)
        {
            throw new ImportRefused(ImportTexts.ExternalLinks(link.Uri.ToString()));
        }

        var budget = new ElementBudget();
        List<(string Name, string Id, bool Hidden)> list = List(workbook, budget);
        hidden = [.. list.Where(s => s.Hidden).Select(s => s.Name)];
        var texts = new SharedTexts(workbook.SharedStringTablePart, budget);
        var formats = new NumberFormats(workbook.WorkbookStylesPart, budget);
        var grids = new List<SheetGrid>();
        foreach ((string name, string id, _) in list.Where(s => !s.Hidden))
        {
            // A sheet may also be a chart: it holds no cells.
            if (workbook.GetPartById(id) is WorksheetPart part)
            {
                grids.Add(new SheetReader(texts, formats, budget).Read(part, name));
            }
        }

        return grids;
    }

    private static List<(string Name, string Id, bool Hidden)> List(WorkbookPart workbook, ElementBudget budget)
    {
        var sheets = new List<(string, string, bool)>();
        using OpenXmlReader reader = OpenXmlReader.Create(workbook);
        while (reader.Read())
        {
            budget.Spend();
            if (!reader.IsStartElement || reader.ElementType != typeof(Sheet))
            {
                continue;
            }

            string Of(string name) => reader.Attributes.FirstOrDefault(a => a.LocalName == name).Value ?? "";
            sheets.Add((Of("name"), Of("id"), Of("state") is "hidden" or "veryHidden"));
            if (sheets.Count > ImportLimits.Sheets)
            {
                throw new ImportRefused(ImportTexts.TooManySheets);
            }
        }

        return sheets;
    }
}
