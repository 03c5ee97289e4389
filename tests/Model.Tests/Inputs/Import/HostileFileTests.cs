using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using Zyz.Sim.Inputs.Import;

namespace Zyz.Sim.Model.Tests.Inputs.Import;

/// <summary>Files that are broken, or made to break a reader: refused with a reason, in bounded time and memory.</summary>
public sealed class HostileFileTests
{
    private const long MostBytes = 400L << 20;
    private static readonly TimeSpan s_mostTime = TimeSpan.FromSeconds(30); // seconds alone; machines that test are busy
    private static readonly object?[][] s_good = [["专业镇", "2024年产值（亿元）"], ["定襄法兰", 160]];

    public static TheoryData<string, string> Cases => new()
    {
        { "formula-without-result", "is a formula without its result" },
        { "huge-sheet", "too many or too long cells" },
        { "millions-of-empty-cells", "holds too much" },
        { "zip-bomb", "may be a zip bomb" },
        { "zip-bomb-in-a-hidden-corner", "may be a zip bomb" },
        { "macros", "holds macros (xl/vbaProject.bin)" },
        { "macros-by-content-type", "holds macros ([Content_Types].xml)" },
        { "external-links", "links to other workbooks" },
        { "utf16", "neither UTF-8" },
        { "binary", "neither UTF-8" },
        { "control-characters", "control characters" },
        { "date-as-number", "is a date and no figure" },
        { "date-as-text", "is a date and no figure" },
        { "truncated", "the workbook is damaged" },
        { "flipped-byte", "the workbook is damaged" },
        { "encrypted", "protected by a password" },
        { "old-xls", "the old format .xls" },
        { "climbing-name", "leads out of it" },
        { "absolute-name", "leads out of it" },
        { "million-merges", "too many cells are merged" },
        { "merge-of-everything", "no figure to import" },
        { "entity-bomb", "the workbook is damaged" },
        { "external-entity", "the workbook is damaged" },
        { "nan", "is no finite number" },
        { "infinity-as-number", "is an error value" },
        { "error-value", "is an error value" },
        { "html-as-xls", "web page" },
        { "commas-only", "too many or too long cells" },
        { "open-quote", "the quote is not closed" },
        { "shared-text-of-nobody", "the workbook is damaged" },
        { "cell-beyond-the-sheet", "the workbook is damaged" },
        { "thousands-of-parts", "too many for a workbook" },
        { "deep-nesting", "no figure to import" },
        { "document-and-no-workbook", "holds no workbook" },
        { "binary-workbook", "binary format .xlsb" },
        { "rescaled-format", "another magnitude than is stored" },
        { "empty", "the file is empty" },
        { "too-large", "larger than 16 MB" },
    };

    [Theory, MemberData(nameof(Cases))]
    public void Read_HostileFile_IsRefusedInBoundedTimeAndMemory(string name, string reason)
    {
        byte[] file = Make(name);
        _ = Bureau.Xinzhou;
        long before = GC.GetAllocatedBytesForCurrentThread();
        var clock = Stopwatch.StartNew();

        ImportDraft draft = Bureau.Read(file, name.Contains("xls", StringComparison.Ordinal) ? "t.xls" : "t.xlsx");

        Assert.True(clock.Elapsed < s_mostTime, $"{clock.Elapsed}");
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, MostBytes);
        Assert.Contains(draft.Refusals, r => r.Text.En.Contains(reason, StringComparison.Ordinal));
        Assert.Empty(draft.Added);
        Assert.All(draft.Refusals, r => Assert.Matches(@"\p{IsCJKUnifiedIdeographs}", r.Text.Zh));
    }

    private static byte[] Make(string name) => name switch
    {
        "formula-without-result" => Good(new Book.Formula("SUM(B9:B20)", null)),
        "huge-sheet" => new Book().SheetXml("s", Rows(60_000, "<c t=\"n\"><v>1</v></c><c><v>2</v></c>")).Bytes(),
        "millions-of-empty-cells" => new Book().SheetXml("s", Rows(800_000, "<c s=\"1\"/><c s=\"1\"/><c s=\"1\"/>")).Bytes(),
        "zip-bomb" => new Book().SheetXml("s", "<sheetData/>" + new string(' ', 64 << 20)).Bytes(),
        "zip-bomb-in-a-hidden-corner" => new Book().Sheet("s", s_good).Part("xl/media/image1.png", new byte[64 << 20]).Bytes(),
        "macros" => new Book().Sheet("s", s_good).Part("xl/vbaProject.bin", "x").Bytes(),
        "macros-by-content-type" => new Book().Sheet("s", s_good).Part("[Content_Types].xml", ContentTypes().Replace("openxmlformats-officedocument.spreadsheetml.sheet.main", "ms-excel.sheet.macroEnabled.main", StringComparison.Ordinal)).Bytes(),
        "external-links" => new Book().Sheet("s", s_good).Part("xl/externalLinks/externalLink1.xml", "<externalLink/>").Bytes(),
        "utf16" => [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("专业镇,2024年产值（亿元）\n定襄法兰,160\n")],
        "binary" => [.. Enumerable.Range(0, 4000).Select(i => (byte)(i * 7919 >> 3))],
        "control-characters" => Encoding.UTF8.GetBytes("专业镇,2024年产值（亿元）\n定襄法兰,160\0\n"),
        "date-as-number" => Good(new Book.Formatted(45_352, "yyyy\"年\"m\"月\"")),
        "date-as-text" => Good("2024/3/1"),
        "truncated" => Good(160)[..^300],
        "flipped-byte" => Flipped(Good(160)),
        "encrypted" => [.. Compound(), .. Encoding.Unicode.GetBytes("EncryptedPackage"), .. new byte[512]],
        "old-xls" => [.. Compound(), .. Encoding.Unicode.GetBytes("Workbook"), .. new byte[512]],
        "climbing-name" => new Book().Sheet("s", s_good).Part("../../evil.xml", "<x/>").Bytes(),
        "absolute-name" => new Book().Sheet("s", s_good).Part("/etc/passwd", "x").Bytes(),
        "million-merges" => new Book().SheetXml("s", "<sheetData/><mergeCells>" + string.Concat(Enumerable.Repeat("<mergeCell ref=\"A1:B1\"/>", 1_000_000)) + "</mergeCells>").Bytes(),
        "merge-of-everything" => new Book().SheetXml("s", "<sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row></sheetData><mergeCells><mergeCell ref=\"A1:XFD1048576\"/></mergeCells>").Bytes(),
        "entity-bomb" => new Book().Sheet("s", s_good).Part("xl/sharedStrings.xml", Entities("<!ENTITY a0 \"ha\">" + string.Concat(Enumerable.Range(1, 30).Select(i => $"<!ENTITY a{i} \"&a{i - 1};&a{i - 1};\">")), "&a30;")).Bytes(),
        "external-entity" => new Book().Sheet("s", s_good).Part("xl/sharedStrings.xml", Entities("<!ENTITY a SYSTEM \"file:///etc/hostname\">", "&a;")).Bytes(),
        "nan" => Encoding.UTF8.GetBytes("专业镇,2024年产值（亿元）\n定襄法兰,NaN\n代州黄酒,-Infinity\n"),
        "infinity-as-number" => Good(new Book.Raw("<c r=\"@\"><v>1E+400</v></c>")),
        "error-value" => Good(new Book.Raw("<c r=\"@\" t=\"e\"><v>#DIV/0!</v></c>")),
        "html-as-xls" => Encoding.UTF8.GetBytes("\n<html><body><table><tr><td>定襄法兰</td><td>160</td></tr></table></body></html>"),
        "commas-only" => Encoding.UTF8.GetBytes(new string(',', 8 << 20)),
        "open-quote" => Encoding.UTF8.GetBytes("专业镇,2024年产值（亿元）\n\"定襄法兰,160\n代州黄酒,2\n"),
        "shared-text-of-nobody" => Good(new Book.Raw("<c r=\"@\" t=\"s\"><v>99999</v></c>")),
        "cell-beyond-the-sheet" => Good(new Book.Raw("<c r=\"ZZZZ99999999\"><v>1</v></c>")),
        "thousands-of-parts" => Parts(),
        "deep-nesting" => new Book().SheetXml("s", string.Concat(Enumerable.Repeat("<extLst>", 100_000)) + string.Concat(Enumerable.Repeat("</extLst>", 100_000))).SheetXml("t", "<sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row></sheetData>").Bytes(),
        "document-and-no-workbook" => Zip(("[Content_Types].xml", "<Types/>"), ("word/document.xml", "<x/>")),
        "binary-workbook" => Zip(("[Content_Types].xml", "<Types/>"), ("xl/workbook.bin", "x")),
        "rescaled-format" => Good(new Book.Formatted(1_600_000, "0!.0,\"万\"")),
        "empty" => [],
        "too-large" => new byte[(16 << 20) + 1],
        _ => throw new ArgumentOutOfRangeException(nameof(name)),
    };

    private static byte[] Good(object figure) => new Book().Sheet("s", [["专业镇", "2024年产值（亿元）"], ["定襄法兰", figure], ["代州黄酒", 1.9]]).Bytes();

    private static string Rows(int count, string cells) => "<sheetData>" + string.Concat(Enumerable.Repeat($"<row>{cells}</row>", count)) + "</sheetData>";

    private static string Entities(string declarations, string text) =>
        $"<?xml version=\"1.0\"?><!DOCTYPE sst [{declarations}]><sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><si><t>{text}</t></si><si><t>b</t></si><si><t>c</t></si></sst>";

    private static byte[] Compound() => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[504]];

    private static string ContentTypes()
    {
        using var archive = new ZipArchive(new MemoryStream(Good(1)));
        using var reader = new StreamReader(archive.GetEntry("[Content_Types].xml")!.Open());
        return reader.ReadToEnd();
    }

    /// <summary>Changes bytes in the middle of the sheet's packed content.</summary>
    private static byte[] Flipped(byte[] file)
    {
        int at = file.AsSpan().IndexOf("xl/worksheets/sheet1.xml"u8) + 60;
        for (int i = 0; i < 8; i++)
        {
            file[at + i] ^= 0xFF;
        }

        return file;
    }

    private static byte[] Parts()
    {
        var book = new Book().Sheet("s", s_good);
        for (int i = 0; i < 2000; i++)
        {
            book.Part($"xl/media/p{i}.xml", "<x/>");
        }

        return book.Bytes();
    }

    private static byte[] Zip(params (string Name, string Content)[] parts)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach ((string name, string content) in parts)
            {
                using var writer = new StreamWriter(archive.CreateEntry(name).Open());
                writer.Write(content);
            }
        }

        return stream.ToArray();
    }
}
