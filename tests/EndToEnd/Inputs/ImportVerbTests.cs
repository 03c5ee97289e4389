using System.Text.RegularExpressions;
using Zyz.Sim.Client;
using Zyz.Sim.EndToEnd.Processes;
using Zyz.Sim.EndToEnd.Repository;
using Zyz.Sim.Inputs;
using Zyz.Sim.Model.Observations;
using Zyz.Sim.Model.Regions;

namespace Zyz.Sim.EndToEnd.Inputs;

/// <summary>The verb as a planner meets it: whole or not at all, exit codes, both languages, the page's example.</summary>
public sealed class ImportVerbTests
{
    private const string Table = "2024年专业镇指标,,\n专业镇,产值（万元）,企业数（户）\n定襄法兰,1600000,302\n宁武药茶,24000,12\n";

    [Fact]
    public async Task Import_TableTwice_AddsRowsOnceAndSaysSo()
    {
        using var folder = new TemporaryFolder();
        string pack = folder.CopyPack(), file = folder.File("2024.csv", Table);
        string[] before = File.ReadAllLines(Path.Combine(pack, "observations.csv"));

        (int code, string output, string error) = await CallAsync("import", file, "--region", pack, "--published", "2025-03-20", "--lang", "zh");
        (int again, string second, _) = await CallAsync("import", file, "--region", pack, "--published", "2025-03-20", "--lang", "zh");

        Assert.True(code == 0, error);
        string[] after = File.ReadAllLines(Path.Combine(pack, "observations.csv"));
        Assert.Equal(before, after[..before.Length]);
        Assert.Equal(2, after.Length - before.Length);
        Assert.Matches("^flange,2024,output_value,eq,160,亿元,whole town \\(全口径\\),found,B,2025-03-20,import-[0-9a-f]{12},true$", after[before.Length]);
        Assert.Contains("2024.csv B3: '1600000' — 万元 换算为 亿元：160", output, StringComparison.Ordinal);
        Assert.Contains("另有 2 个数字数据包已有", output, StringComparison.Ordinal);
        Assert.Equal(0, again);
        Assert.Contains("没有新的数字：文件里的 4 个数字数据包都已有。", second, StringComparison.Ordinal);
        Assert.Equal(after, File.ReadAllLines(Path.Combine(pack, "observations.csv")));
        Assert.Empty(Directory.GetFiles(pack, ".*"));
        (int valid, _, string faults) = await CallAsync("validate", pack, "--lang", "en");
        Assert.True(valid == 0, faults);
    }

    [Fact]
    public async Task Import_DryRun_SaysTheSameAndWritesNothing()
    {
        using var folder = new TemporaryFolder();
        string pack = folder.CopyPack(), file = folder.File("2024.csv", Table), before = State(pack);

        (int code, string output, _) = await CallAsync("import", file, "--region", pack, "--published", "2025-03-20", "--dry-run", "--lang", "en");

        Assert.Equal(0, code);
        Assert.Contains("160 亿元", output, StringComparison.Ordinal);
        Assert.Contains("Dry run: nothing was written.", output, StringComparison.Ordinal);
        Assert.Equal(before, State(pack));
    }

    [Theory]
    [InlineData(3, "2024年专业镇指标,\n专业镇,产值（万元）\n定襄法兰,1600000\n宁武药菜,24000\n原平煤机,NaN\n", "2025-03-20", "did you mean 'tea'", "is no finite number", "2 refused: nothing was imported")]
    [InlineData(3, Table, null, "nothing says when the figures were published")]
    [InlineData(2, Table, "gestern", "--published: 'gestern' is no day")]
    [InlineData(3, null, "2025-03-20", "No such file")]
    [InlineData(3, "PK\u0003\u0004broken", "2025-03-20", "the workbook is damaged")]
    public async Task Import_WhatCannotBe_EndsWithItsCodeAndWritesNothing(int code, string? table, string? published, params string[] said)
    {
        using var folder = new TemporaryFolder();
        string pack = folder.CopyPack(), before = State(pack);
        string file = table is null ? Path.Combine(folder.Path, "none.csv") : folder.File("2024.csv", table);

        (int ended, string output, string error) = await CallAsync(["import", file, "--region", pack, "--lang", "en", .. published is null ? (string[])[] : ["--published", published]]);

        Assert.Equal(code, ended);
        Assert.Equal("", output);
        Assert.All(said, text => Assert.Contains(text, error, StringComparison.Ordinal));
        Assert.Equal(before, State(pack));
    }

    [Fact]
    public async Task Import_FiguresBehindALink_WritesTheFileAndKeepsTheLink()
    {
        using var folder = new TemporaryFolder();
        string pack = folder.CopyPack(), file = folder.File("2024.csv", Table);
        string held = Path.Combine(pack, "observations.csv");
        File.Move(held, Path.Combine(pack, "figures.txt"));
        File.CreateSymbolicLink(held, Path.Combine(pack, "figures.txt"));

        (int code, _, string error) = await CallAsync("import", file, "--region", pack, "--published", "2025-03-20", "--lang", "en");

        Assert.True(code == 0, error);
        Assert.Equal(Path.Combine(pack, "figures.txt"), File.ResolveLinkTarget(held, true)!.FullName);
        Assert.Contains("flange,2024,output_value,eq,160,", File.ReadAllText(Path.Combine(pack, "figures.txt")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_WhileAnotherWrites_WaitsForNobodyAndWritesNothing()
    {
        using var folder = new TemporaryFolder();
        string pack = folder.CopyPack(), file = folder.File("2024.csv", Table), before = State(pack);
        using (FileStream other = new(Path.Combine(pack, ".import.lock"), FileMode.Create, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose))
        {
            (int code, _, string error) = await CallAsync("import", file, "--region", pack, "--published", "2025-03-20", "--lang", "en");

            Assert.Equal(ExitCode.Unreachable, code);
            Assert.Contains("Another import is writing", error, StringComparison.Ordinal);
        }

        Assert.Equal(before, State(pack));
    }

    /// <summary>The page's table is imported as the page says, and again as a correction of November.</summary>
    [Fact]
    public async Task Import_ExampleOfThePage_GivesWhatThePageSays()
    {
        using var folder = new TemporaryFolder();
        string page = House.Text("docs/import.md"), pack = folder.CopyPack();
        string table = Regex.Match(page, "```csv\n(.*?)```", RegexOptions.Singleline).Groups[1].Value;
        string file = folder.File("2024年报.csv", table);
        Assert.Equal(table, House.Text("docs/import-example.csv"));

        (int code, string output, string error) = await CallAsync("import", file, "--region", pack, "--lang", "zh");

        Assert.True(code == 0, error);
        foreach (Match row in Regex.Matches(page, "^\\| `([a-z_]+)` \\| (\\d{4}) \\| `([a-z_]+)` \\| ([^|]+) \\| ([a-z]+) \\|$", RegexOptions.Multiline))
        {
            Observation figure = Assert.Single(RegionReader.Read(pack).Value!.Observations, o => o.Source.StartsWith("import-", StringComparison.Ordinal)
                && o.Entity == row.Groups[1].Value && o.Year == int.Parse(row.Groups[2].Value, null) && o.Measure == row.Groups[3].Value);
            Assert.Equal(row.Groups[4].Value, FormattableString.Invariant($"{(figure.Relation == "approx" ? "≈ " : "")}{figure.Value} {figure.Unit}"));
            Assert.Equal(row.Groups[5].Value, figure.Status);
        }

        Assert.Contains("宁武药茶", output, StringComparison.Ordinal);
        string corrected = folder.File("2024年报更正.csv", table.Replace("１６０００００", "1575000", StringComparison.Ordinal).Replace("2025年3月20日", "2025年11月28日", StringComparison.Ordinal));
        (code, output, error) = await CallAsync("import", corrected, "--region", pack, "--lang", "zh");
        Assert.True(code == 0, error);
        Assert.Contains("更正 160 亿元（2025-03-20）", output, StringComparison.Ordinal);
        Region region = RegionReader.Read(pack).Value!;
        double Known(string day) => KnownFigures.On(region.Observations, day).Single(o => o is { Entity: "flange", Measure: "output_value", Year: 2024 }).Value;
        Assert.Equal((160, 157.5), (Known("2025-11-27"), Known("2025-11-28")));
    }

    private static string State(string folder) =>
        string.Join("\n", Directory.GetFiles(folder).Order(StringComparer.Ordinal).Select(f => $"{Path.GetFileName(f)} {Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(f)))}"));

    private static async Task<(int Code, string Output, string Error)> CallAsync(params string[] args)
    {
        using StringWriter output = new(), error = new();
        int code = await new ZyzCommand(new Terminal(output, error, false, false)).RunAsync(args);
        return (code, output.ToString(), error.ToString());
    }
}
