using System.IO.Compression;
using System.Text;
using Xunit.Abstractions;
using Zyz.Sim.EndToEnd.Repository;
using Zyz.Sim.Inputs;
using Zyz.Sim.Inputs.Import;
using Zyz.Sim.Model.Regions;
using Zyz.Sim.Model.Tests.Inputs.Import;

namespace Zyz.Sim.EndToEnd.GeneratedInputs;

/// <summary>Workbooks damaged in the archive and in the XML inside: figures that are finite, or a refusal in both languages.</summary>
public sealed class WorkbookTests(ITestOutputHelper output)
{
    private static readonly Region s_region = RegionReader.Read(Path.Combine(House.Root, "scenarios", "xinzhou")).Value!;

    private static readonly byte[][] s_books =
    [
        new Book().Sheet("2024年", [["专业镇", "产值（亿元）", "企业数"], ["定襄法兰", 160, 302], ["代州黄酒", new Book.Formatted(0.5, "0%"), "５２户"]]).Bytes(),
        new Book().Sheet("一", [["忻州市2024年专业镇主要指标", null, null], ["专业镇", "产值（万元）", null], [null, "2023年", "2024年"], ["定襄法兰", 1_500_000, new Book.Formula("B4*2", "1600000")], ["宁武药茶", "约2.4万", "—"]], ["A1:C1", "B2:C2", "A2:A3"])
            .Sheet("二", [["专业镇", "吨"], ["繁峙铸造", new Book.Raw("<c r=\"@\" t=\"inlineStr\"><is><t>12万吨</t></is></c>")]], hidden: true).Bytes(),
        new Book().Sheet("日期", [["专业镇", "2024年产值（亿元）"], ["原平煤机", new Book.Formatted(45_352, "yyyy/m/d")], ["五台镁基新材料", new Book.Raw("<c r=\"@\" t=\"e\"><v>#DIV/0!</v></c>")]]).Bytes(),
    ];

    /// <summary>What a spreadsheet never writes, put in place of an attribute or value.</summary>
    private static readonly string[] s_values =
        ["99999999999", "-1", "2147483648", "A1:XFD1048576", "XFE1048577", "A0", "A1:A1048576", "s", "str", "inlineStr", "d", "b", "e", "NaN", "1E+400", "-INF", "", " ", "&#0;", "&lt;", "&x;", "rId1", "rId99", "../../../etc/passwd", "file:///etc/passwd", "xl/workbook.xml", "yyyy-mm-dd", "0.0,,"];

    [Fact]
    public void Workbooks_Damaged_GiveFiguresOrARefusal() => new GeneratedSuite<byte[]>("workbooks", Make, bytes =>
    {
        ImportDraft draft = ImportReader.Read("t.xlsx", bytes, s_region, new ImportRequest("2025-03-20"));
        Assert.All(draft.Added, f => Assert.True(double.IsFinite(f.Observation.Value)));
        Assert.True(draft.Figures.Length > 0 || draft.Notes.Length > 0, "there is always something to say");
        Assert.All(draft.Refusals, r => Assert.Matches(@"\p{IsCJKUnifiedIdeographs}", r.Text.Zh));
    })
    {
        Length = b => b.Length,
        Show = Mutations.Show,
        Smaller = Mutations.Smaller,
        Allocation = 400L << 20, // one that unpacks to nearly the limit is read to its end
        AllocationPerUnit = 4000,
    }.Run(output, 20_000);

    private static byte[] Make(Random chance)
    {
        byte[] book = s_books[chance.Next(s_books.Length)];
        return chance.Next(5) < 2 ? Mutations.Bytes(chance, book) : Inside(chance, book);
    }

    /// <summary>The archive written anew with parts changed, gone, doubled or blown up.</summary>
    private static byte[] Inside(Random chance, byte[] book)
    {
        using var stream = new MemoryStream();
        using (var before = new ZipArchive(new MemoryStream(book)))
        using (var after = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            int changed = chance.Next(before.Entries.Count), way = chance.Next(12);
            for (int i = 0; i < before.Entries.Count; i++)
            {
                ZipArchiveEntry entry = before.Entries[i];
                using var reader = new StreamReader(entry.Open());
                string xml = reader.ReadToEnd();
                if (i == changed && way == 0)
                {
                    continue;
                }

                string renamed = Mutations.Text(chance, entry.FullName);
                bool usable = way == 1 && renamed.Length is > 0 and < 10_000; // no archive holds longer names
                Write(after, i == changed && usable ? renamed : entry.FullName, i == changed && way > 1 ? Changed(chance, xml, way) : xml);
                if (i == changed && chance.Next(20) == 0)
                {
                    Write(after, entry.FullName, xml);
                }
            }
        }

        return stream.ToArray();
    }

    private static void Write(ZipArchive archive, string name, string xml)
    {
        using Stream entry = archive.CreateEntry(name, CompressionLevel.Fastest).Open();
        entry.Write(Encoding.UTF8.GetBytes(xml));
    }

    private static string Changed(Random chance, string xml, int way)
    {
        if (way is 2 or 3)
        {
            return Mutations.Text(chance, xml);
        }

        // A value between quotes or tags becomes another.
        int at = chance.Next(xml.Length);
        char open = way % 2 == 0 ? '"' : '>', close = way % 2 == 0 ? '"' : '<';
        int begin = xml.IndexOf(open, at), end = begin < 0 ? -1 : xml.IndexOf(close, begin + 1);
        if (end < 0)
        {
            return Mutations.Text(chance, xml);
        }

        string value = chance.Next(3) == 0 ? Mutations.Token(chance) : s_values[chance.Next(s_values.Length)];
        string filled = chance.Next(4000) == 0 ? new string(' ', 50 << 20) : chance.Next(400) == 0 ? string.Concat(Enumerable.Repeat(xml[(begin + 1)..end] + value, 2000)) : value;
        return string.Concat(xml.AsSpan(0, begin + 1), filled, xml.AsSpan(end));
    }
}
