using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Zyz.Sim.Reporting;

/// <summary>Writes a sheet as an xlsx workbook: no formulas, no macros, the same bytes for the same sheet.</summary>
internal static class SheetWriter
{
    private const double LineHeight = 16, TallestRow = 409;

    /// <summary>Writes a workbook.</summary>
    /// <param name="sheet">The sheet.</param>
    /// <returns>The file.</returns>
    public static byte[] Write(Sheet sheet)
    {
        using MemoryStream stream = new();
        using (SpreadsheetDocument document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            WorkbookPart workbook = document.AddWorkbookPart();
            document.ChangeIdOfPart(workbook, "workbook"); // names of our own: the library's are random
            WorksheetPart part = workbook.AddNewPart<WorksheetPart>("sheet");
            WorkbookStylesPart styles = workbook.AddNewPart<WorkbookStylesPart>("styles");
            var look = new SheetStyles();
            part.Worksheet = Worksheet(sheet, look);
            styles.Stylesheet = look.Write();
            workbook.Workbook = new Workbook(
                new BookViews(new WorkbookView()),
                new Sheets(new DocumentFormat.OpenXml.Spreadsheet.Sheet { Name = sheet.Name, SheetId = 1, Id = "sheet" }),
                Names(sheet));
        }

        return StoredZip.Of(stream);
    }

    /// <summary>What Excel filters by, prints, and prints on every page.</summary>
    private static DefinedNames Names(Sheet sheet)
    {
        string place = "'" + sheet.Name.Replace("'", "''", StringComparison.Ordinal) + "'!";
        int header = sheet.Above.Length + 1, last = header + sheet.Rows.Length + sheet.Below.Length;
        DefinedName Name(string what, string range, bool hidden = false) => new(place + range) { Name = what, LocalSheetId = 0, Hidden = hidden ? true : null };
        return new DefinedNames(
            Name("_xlnm._FilterDatabase", Range(sheet, absolute: true), hidden: true),
            Name("_xlnm.Print_Area", string.Create(CultureInfo.InvariantCulture, $"$A$1:${Column(sheet.PrintedColumns)}${last}")),
            Name("_xlnm.Print_Titles", string.Create(CultureInfo.InvariantCulture, $"${header}:${header}")));
    }

    private static Worksheet Worksheet(Sheet sheet, SheetStyles styles)
    {
        string right = Column(sheet.Columns.Length), printed = Column(sheet.PrintedColumns);
        var data = new SheetData();
        var merged = new List<MergeCell>();
        double across = sheet.Columns.Take(sheet.PrintedColumns).Sum(c => c.Width);
        foreach (SheetCell line in sheet.Above)
        {
            Across(line);
        }

        Add([.. sheet.Columns.Select(c => new SheetCell(c.Name, Look: CellLook.Header))]);
        foreach (var row in sheet.Rows)
        {
            Add(row.Length == 1 ? [row[0], .. Enumerable.Repeat(new SheetCell("", Look: row[0].Look), sheet.Columns.Length - 1)] : row);
        }

        foreach (SheetCell line in sheet.Below)
        {
            Across(line);
        }

        return new Worksheet(
            new SheetProperties(new PageSetupProperties { FitToPage = true }),
            new SheetDimension { Reference = $"A1:{right}{data.ChildElements.Count}" },
            new SheetViews(View(sheet)),
            new SheetFormatProperties { DefaultRowHeight = LineHeight },
            new Columns(sheet.Columns.Select((c, i) => new Column { Min = (uint)i + 1, Max = (uint)i + 1, Width = c.Width, CustomWidth = true })),
            data,
            new AutoFilter { Reference = Range(sheet, absolute: false) },
            new MergeCells(merged) { Count = (uint)merged.Count },
            new PageMargins { Left = 0.4, Right = 0.4, Top = 0.5, Bottom = 0.6, Header = 0.3, Footer = 0.3 },
            new PageSetup { PaperSize = 9, Orientation = OrientationValues.Landscape, FitToWidth = 1, FitToHeight = 0 },
            new HeaderFooter(new OddFooter("&P / &N")));

        void Across(SheetCell line)
        {
            double height = (line.Look == CellLook.Title ? 1.6 : 1) * LineHeight * Math.Max(1, Math.Ceiling(SheetText.Width(line.Text) / (0.92 * across)));
            Add([line], Math.Min(height, TallestRow));
            if (sheet.Columns.Length > 1)
            {
                merged.Add(new MergeCell { Reference = $"A{data.ChildElements.Count}:{printed}{data.ChildElements.Count}" });
            }
        }

        void Add(IReadOnlyList<SheetCell> cells, double? height = null)
        {
            int number = data.ChildElements.Count + 1;
            double lines = cells.Select((c, i) => c.Look is CellLook.Body or CellLook.Header ? Math.Ceiling((SheetText.Width(c.Text) + 1) / sheet.Columns[i].Width) : 1).Max();
            data.Append(new Row(cells.Select((c, i) => Cell(c, Column(i + 1), number, styles)))
            {
                RowIndex = (uint)number,
                Height = height ?? Math.Min(lines * LineHeight, TallestRow),
                CustomHeight = true,
            });
        }
    }

    /// <summary>The header and all above it, and the first columns, stay in view.</summary>
    private static SheetView View(Sheet sheet)
    {
        int rows = sheet.Above.Length + 1;
        string corner = string.Create(CultureInfo.InvariantCulture, $"{Column(sheet.FrozenColumns + 1)}{rows + 1}");
        return new SheetView(new Pane
        {
            HorizontalSplit = sheet.FrozenColumns,
            VerticalSplit = rows,
            TopLeftCell = corner,
            ActivePane = PaneValues.BottomRight,
            State = PaneStateValues.Frozen,
        })
        {
            ShowGridLines = false,
            TabSelected = true,
            WorkbookViewId = 0,
        };
    }

    private static Cell Cell(SheetCell cell, string column, int row, SheetStyles styles)
    {
        string place = string.Create(CultureInfo.InvariantCulture, $"{column}{row}");
        if (cell.Value is double value)
        {
            return new Cell(new CellValue(NumberText.Exact(value))) { CellReference = place, StyleIndex = styles.Of(cell) };
        }

        return cell.Text.Length == 0
            ? new Cell { CellReference = place, StyleIndex = styles.Of(cell) }
            : new Cell(new InlineString(new Text(SheetText.Of(cell.Text)) { Space = SpaceProcessingModeValues.Preserve }))
            {
                CellReference = place,
                DataType = CellValues.InlineString,
                StyleIndex = styles.Of(cell),
            };
    }

    private static string Range(Sheet sheet, bool absolute)
    {
        int first = sheet.Above.Length + 1, last = first + sheet.Rows.Length;
        string mark = absolute ? "$" : "";
        return string.Create(CultureInfo.InvariantCulture, $"{mark}A{mark}{first}:{mark}{Column(sheet.Columns.Length)}{mark}{last}");
    }

    /// <summary>The name of a column of at most 26.</summary>
    private static string Column(int number) => ((char)('A' + number - 1)).ToString();
}
