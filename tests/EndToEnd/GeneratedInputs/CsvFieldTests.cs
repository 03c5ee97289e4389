using System.Text;
using Xunit.Abstractions;
using Zyz.Sim.Inputs;
using Zyz.Sim.Inputs.Csv;
using Zyz.Sim.Inputs.Fields;
using Zyz.Sim.Inputs.Import.Grids;

namespace Zyz.Sim.EndToEnd.GeneratedInputs;

/// <summary>Fields of csv files, twenty to a file: what was written is read; whatever else stands there ends in rows or faults.</summary>
public sealed class CsvFieldTests(ITestOutputHelper output)
{
    private const int FieldsPerFile = 20, Files = 50_000;

    private static readonly Encoding s_gb18030 = CodePagesEncodingProvider.Instance.GetEncoding("gb18030")!;

    /// <summary>A million fields with quotes, separators, line breaks and zeros, written after RFC 4180.</summary>
    [Fact]
    public void Fields_WellWritten_AreReadAsTheyAre() => new GeneratedSuite<string[][]>("csv-written", Rows, rows =>
    {
        var faults = new List<Fault>();
        string text = string.Concat(rows.Select(r => string.Join(',', r.Select(f => $"\"{f.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")) + "\r\n"));
        List<List<Field>> read = new CsvParser(text, new FaultLog("f.csv", faults)).Parse();
        Assert.Empty(faults);
        Assert.Equal(rows, read.Select(r => r.Select(f => f.Text).ToArray()));
    })
    {
        Length = Characters,
        Show = rows => string.Join("\n", rows.Select(r => string.Join(" | ", r.Select(Mutations.Show)))),
        Allocation = 256 << 10,
        AllocationPerUnit = 200,
    }.Run(output, Files);

    /// <summary>A million fields of any characters, as they come.</summary>
    [Fact]
    public void Text_OfAnyKind_EndsInRowsOrFaults() => new GeneratedSuite<string>("csv-text", chance => Mutations.Text(chance, Plain(Rows(chance))), text =>
    {
        var faults = new List<Fault>();
        foreach (char separator in ",;\t")
        {
            List<List<Field>> rows = new CsvParser(text, new FaultLog("f.csv", faults)) { Separator = separator, KeepsBlankLines = separator == ';' }.Parse();
            Assert.All(rows, r => Assert.All(r, f => Assert.True(f.Line >= 1 && f.Column >= 1 && f.Line <= text.Length + 1)));
            Assert.True(rows.Sum(r => r.Sum(f => f.Text.Length)) <= text.Length, "no character is read twice");
        }
    })
    {
        Length = t => t.Length,
        Show = Mutations.Show,
        Smaller = Mutations.Smaller,
        Allocation = 256 << 10,
        AllocationPerUnit = 1000,
    }.Run(output, Files);

    /// <summary>A million fields as bytes: UTF-8 with and without mark, GB18030, and what is left of them after damage.</summary>
    [Fact]
    public void Bytes_OfAnyKind_EndInATableOrARefusal() => new GeneratedSuite<byte[]>("csv-bytes", Bytes, bytes =>
    {
        if (TextDecoder.Decode(bytes, out Model.Regions.Text? fault) is { } text)
        {
            Assert.Null(fault);
            new CsvParser(text, new FaultLog("f.csv", [])).Parse();
        }
        else
        {
            Assert.NotNull(fault);
        }

        try
        {
            Assert.NotNull(GridFile.Read(bytes, out _));
        }
        catch (ImportRefused refused)
        {
            Assert.NotEqual("", refused.Reason.Zh);
        }
    })
    {
        Length = b => b.Length,
        Show = Mutations.Show,
        Smaller = Mutations.Smaller,
        Allocation = 256 << 10,
        AllocationPerUnit = 1000,
    }.Run(output, Files);

    private static string[][] Rows(Random chance)
    {
        int columns = new[] { 1, 2, 4, 5, 10, 20 }[chance.Next(6)];
        return [.. Enumerable.Range(0, FieldsPerFile / columns).Select(_ => Enumerable.Range(0, columns).Select(_ => FieldOf(chance)).ToArray()).Where(r => r.Length > 1 || r[0].Length > 0)];
    }

    private static string FieldOf(Random chance) => chance.Next(8) switch
    {
        0 => "",
        1 => Mutations.Token(chance),
        2 => Mutations.Text(chance, "定襄法兰,160"),
        3 => string.Concat(Enumerable.Range(0, chance.Next(1, 6)).Select(_ => "\",;\r\n\t a法\0"[chance.Next(10)])),
        4 => new string((char)chance.Next(32, 0xD800), chance.Next(1, 40)),
        _ => new[] { "flange", "2024", "1,234.5", "产值（亿元）", "said \"so\"", "two\nlines", "A" }[chance.Next(7)],
    };

    private static string Plain(string[][] rows) =>
        string.Join('\n', rows.Select(r => string.Join(',', r.Select(f => f.AsSpan().ContainsAny(",\"\r\n") ? $"\"{f.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : f))));

    private static byte[] Bytes(Random chance)
    {
        string text = Plain(Rows(chance));
        byte[] bytes = chance.Next(4) switch
        {
            0 => s_gb18030.GetBytes(text),
            1 => [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(text)],
            2 => chance.Next(4) == 0 ? Encoding.Unicode.GetBytes(text) : Encoding.UTF8.GetBytes(text),
            _ => Encoding.UTF8.GetBytes(text),
        };
        return chance.Next(3) == 0 ? bytes : Mutations.Bytes(chance, bytes);
    }

    private static int Characters(string[][] rows) => rows.Sum(r => r.Sum(f => f.Length + 3));
}
