using DocumentFormat.OpenXml.Spreadsheet;

namespace Zyz.Sim.Reporting;

/// <summary>The styles a sheet uses, numbered in the order of their first use.</summary>
internal sealed class SheetStyles
{
    private const string Family = "等线"; // Excel draws Latin text with it as well; other programs take their own in its place
    private const uint FirstFormat = 164; // lower numbers are Excel's own
    private readonly List<string> formats = [];
    private readonly List<(CellLook Look, string? Format, bool Dash)> used = [(CellLook.Line, null, false)];

    /// <summary>Number of the style of a cell.</summary>
    public uint Of(SheetCell cell)
    {
        (CellLook, string?, bool) key = (cell.Look, cell.Value is null ? null : NumberFormat.Of(cell.Text), cell.Value is null && cell.Text == NumberText.None);
        int at = used.IndexOf(key);
        if (at < 0)
        {
            at = used.Count;
            used.Add(key);
        }

        return (uint)at;
    }

    /// <summary>The styles used so far.</summary>
    public Stylesheet Write()
    {
        CellFormats cells = new(used.Select(style => Cell(style.Look, style.Format, style.Dash)));
        var sheet = new Stylesheet();
        if (formats.Count > 0)
        {
            sheet.Append(new NumberingFormats(formats.Select((code, i) => new NumberingFormat { NumberFormatId = FirstFormat + (uint)i, FormatCode = code })) { Count = (uint)formats.Count });
        }

        sheet.Append(
            new Fonts(Font(11), Font(16, bold: true), Font(11, bold: true), Font(11, bold: true, colour: "FFC00000")) { Count = 4 },
            new Fills(Fill(PatternValues.None), Fill(PatternValues.Gray125), Fill(PatternValues.Solid, "FFDCE6F1"), Fill(PatternValues.Solid, "FFF2F2F2")) { Count = 4 },
            new Borders(Lines(BorderStyleValues.None), Lines(BorderStyleValues.Thin)) { Count = 2 },
            new CellStyleFormats(new CellFormat { NumberFormatId = 0, FontId = 0, FillId = 0, BorderId = 0 }) { Count = 1 },
            cells,
            new CellStyles(new CellStyle { Name = "Normal", FormatId = 0, BuiltinId = 0 }) { Count = 1 });
        cells.Count = (uint)used.Count;
        return sheet;
    }

    private CellFormat Cell(CellLook look, string? format, bool dash)
    {
        (uint font, uint fill, uint border) = look switch
        {
            CellLook.Header => (2u, 2u, 1u),
            CellLook.Title => (1u, 0u, 0u),
            CellLook.Section => (2u, 3u, 0u),
            CellLook.Warning => (3u, 0u, 0u),
            CellLook.Line or CellLook.Aside => (0u, 0u, 0u),
            _ => (0u, 0u, 1u),
        };
        var alignment = new Alignment
        {
            Vertical = VerticalAlignmentValues.Center,
            WrapText = look is not (CellLook.Section or CellLook.Aside),
            Horizontal = look == CellLook.Header ? HorizontalAlignmentValues.Center : format is null && !dash ? HorizontalAlignmentValues.Left : HorizontalAlignmentValues.Right,
            Indent = look == CellLook.Body && format is null && !dash ? 1u : 0u,
        };
        return new CellFormat(alignment)
        {
            NumberFormatId = format is null ? 0 : Format(format),
            FontId = font,
            FillId = fill,
            BorderId = border,
            FormatId = 0,
            ApplyNumberFormat = format is not null,
            ApplyFont = true,
            ApplyFill = true,
            ApplyBorder = true,
            ApplyAlignment = true,
        };
    }

    private uint Format(string code)
    {
        if (!formats.Contains(code))
        {
            formats.Add(code);
        }

        return FirstFormat + (uint)formats.IndexOf(code);
    }

    private static Font Font(double size, bool bold = false, string colour = "FF000000")
    {
        var font = new Font();
        if (bold)
        {
            font.Append(new Bold());
        }

        font.Append(new FontSize { Val = size }, new Color { Rgb = colour }, new FontName { Val = Family }, new FontFamilyNumbering { Val = 2 }, new FontCharSet { Val = 134 });
        return font;
    }

    private static Fill Fill(PatternValues pattern, string? colour = null)
    {
        var fill = new PatternFill { PatternType = pattern };
        if (colour is not null)
        {
            fill.Append(new ForegroundColor { Rgb = colour }, new BackgroundColor { Indexed = 64 });
        }

        return new Fill(fill);
    }

    private static Border Lines(BorderStyleValues style)
    {
        T Side<T>()
            where T : BorderPropertiesType, new() =>
            style == BorderStyleValues.None ? new T() : new T { Style = style, Color = new Color { Rgb = "FFBFBFBF" } };
        return new Border(Side<LeftBorder>(), Side<RightBorder>(), Side<TopBorder>(), Side<BottomBorder>(), new DiagonalBorder());
    }
}
