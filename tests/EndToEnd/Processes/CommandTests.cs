using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Zyz.Sim.EndToEnd.Reporting;

namespace Zyz.Sim.EndToEnd.Processes;

/// <summary>What a planner meets: files, tables, clear errors, a cancel that cancels.</summary>
public sealed class CommandTests
{
    private static readonly string[] HardTargets =
        ["K1", "K4", "K5", "K6", "K7", "K8", "T1", "T2", "T3", "T4", "T5", "T6", "T7", "T8", "T1c", "T2c", "T3c", "T4c", "T6c", "T7c"];

    [Fact]
    public async Task Run_Baseline_WritesEveryAnswer()
    {
        using var folder = new TemporaryFolder();
        string output = Path.Combine(folder.Path, "out");
        Zyz.Answer answer = await Zyz.RunAsync(["--lang", "zh", "run", Zyz.Baseline, "--replications", "256", "--output", output]);
        Assert.True(answer.Code == 0, answer.Error);
        Assert.Contains("定襄法兰", answer.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b", answer.Output + answer.Error, StringComparison.Ordinal);
        Assert.Equal(12, Directory.GetFiles(Path.Combine(output, "charts"), "*.svg").Length);
        Assert.Equal(new byte[] { 0xEF, 0xBB, 0xBF }, File.ReadAllBytes(Path.Combine(output, "results.csv"))[..3]);
        Assert.True(File.Exists(Path.Combine(output, "manifest.json")) && File.Exists(Path.Combine(output, "plan.json")));

        JsonElement result = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(output, "results.json"))).RootElement;
        foreach (string id in HardTargets)
        {
            JsonElement target = result.GetProperty("targets").EnumerateArray().Single(t => t.GetProperty("id").GetString() == id);
            if (target.GetProperty("status").GetString() != "notApplicable")
            {
                JsonElement p = target.GetProperty("probability");
                Assert.True(p.GetProperty("monteCarloLow").GetDouble() <= p.GetProperty("estimate").GetDouble() && p.GetProperty("epistemicLow").GetDouble() <= p.GetProperty("epistemicHigh").GetDouble(), id);
                Assert.True(target.GetProperty("expectedShortfall").GetDouble() >= 0 && target.TryGetProperty("requiredGrowthPerYear", out _), id);
                Assert.Equal(3, target.GetProperty("firstPassage").EnumerateObject().Count());
            }
        }

        Assert.True(result.GetProperty("joint").TryGetProperty("allTownOutputTargets", out _));
        Assert.Equal(0, result.GetProperty("identities").GetProperty("violated").GetInt64());
        Assert.True(result.GetProperty("identities").GetProperty("checked").GetInt64() > 100_000);
        string[] wanted = ["all_towns", "carving", "casting", "coal_machinery", "flange", "foods", "huangjiu", "magnesium", "other", "tea"];
        foreach (string prices in new[] { "current", "constant" })
        {
            string?[] entities = [.. result.GetProperty("series").EnumerateArray()
                .Where(s => s.GetProperty("kpi").GetString() == "output_value" && s.TryGetProperty("prices", out JsonElement held) && held.GetString() == prices)
                .Select(s => s.GetProperty("entity").GetString())];
            Assert.Empty(wanted.Except(entities!));
        }

        AssertWorkbook(output, result);
        await ResimulateAsync(output);
    }

    /// <summary>The workbook beside the result: valid, and its numbers are those of results.json.</summary>
    private static void AssertWorkbook(string output, JsonElement result)
    {
        WorkbookReading book = new(File.ReadAllBytes(Path.Combine(output, "results.xlsx")));
        Assert.Empty(book.Faults);
        Assert.InRange(book.Formats, 1, 200);
        foreach (JsonElement target in result.GetProperty("targets").EnumerateArray())
        {
            WorkbookReading.CellReading[] cells = book.Row(target.GetProperty("id").GetString()!);
            double? Held(string group, string name) => target.TryGetProperty(group, out JsonElement held) && held.TryGetProperty(name, out JsonElement number) ? number.GetDouble() : null;
            double?[] numbers =
            [
                Held("distribution", "p05"), Held("distribution", "p50"), Held("distribution", "p95"), Held("probability", "estimate"), Held("probability", "monteCarloLow"),
                Held("probability", "monteCarloHigh"), Held("probability", "epistemicLow"), Held("probability", "epistemicHigh"), Held("attainment", "p50"),
            ];
            Assert.Equal(numbers, new[] { 5, 7, 9, 10, 11, 12, 13, 14, 15 }.Select(i => cells[i].Value));
        }

        JsonElement[] outputs = [.. result.GetProperty("series").EnumerateArray().Where(s => s.GetProperty("kpi").GetString() == "output_value")];
        Assert.Equal(outputs.Sum(s => s.GetProperty("points").GetArrayLength()), book.Rows.Count(r => r.Length > 9 && r[2].Shown is ("当年价" or "基年价")));
    }

    [SkippableTheory]
    [InlineData("all-full.yaml")]
    [InlineData("baseline-2030.yaml")]
    public async Task Run_OtherScenarios_EndWell(string scenario)
    {
        Skip.If(scenario == "baseline-2030.yaml" && LongTests.NotTested is not null, LongTests.NotTested);
        using var folder = new TemporaryFolder();
        string path = Path.Combine(Path.GetDirectoryName(Zyz.Baseline)!, scenario);
        string output = Path.Combine(folder.Path, "out");
        Zyz.Answer answer = await Zyz.RunAsync(["run", path, "--replications", "64", "--no-charts", "--keep-replications", "--output", output]);
        Assert.True(answer.Code == 0, answer.Error);

        Dictionary<(string Year, string Replication), double> sums = [];
        string[][] rows = [.. File.ReadLines(Path.Combine(output, "replications.csv")).Skip(1).Select(row => row.Split(','))];
        foreach (string[] row in rows.Where(r => r[1] == "output_value" && r[2] == "current"))
        {
            sums[(row[3], row[4])] = sums.GetValueOrDefault((row[3], row[4])) + double.Parse(row[5], CultureInfo.InvariantCulture);
        }

        JsonElement result = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(output, "results.json"))).RootElement;
        JsonElement target = result.GetProperty("targets").EnumerateArray().Single(t => t.GetProperty("id").GetString() == "K1");
        Assert.Equal(sums.Count(s => s.Key.Year == "2025" && s.Value > 500), target.GetProperty("probability").GetProperty("hits").GetInt32());
        Assert.Equal(64, sums.Count(s => s.Key.Year == "2025"));
        Assert.Contains(rows, r => r[1] == "leading_output" && r[0] == "flange" && r[5].Length > 0);
    }

    [Fact]
    public async Task Run_WrongTownInAScenario_SuggestsAndWritesNothing()
    {
        using var folder = new TemporaryFolder();
        string pack = folder.CopyPack(), scenario = Path.Combine(pack, "mine.yaml"), output = Path.Combine(folder.Path, "out");
        File.WriteAllText(scenario, File.ReadAllText(Path.Combine(pack, "baseline.yaml")).Replace("id: baseline", "id: mine", StringComparison.Ordinal)
            + "\nlevers:\n  majorProjects: { flanje: 0.5 }\n");
        Zyz.Answer answer = await Zyz.RunAsync(["--lang", "en", "run", scenario, "--output", output]);
        Assert.Equal(3, answer.Code);
        Assert.Contains("flange", answer.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(output));
    }

    [Theory]
    [InlineData(3, "run", "scenarios/xinzhou/baselin.yaml")]
    [InlineData(2, "run", "scenarios/xinzhou/baseline.yaml", "--no-such-option")]
    [InlineData(2, "run", "scenarios/xinzhou/baseline.yaml", "--actors", "--replications", "2000")]
    [InlineData(0, "list", "levers", "--lang", "zh")]
    [InlineData(0, "--help")]
    public async Task Call_RightOrWrong_EndsWithItsCode(int code, params string[] arguments)
    {
        string root = Repository.House.Root;
        string[] absolute = [.. arguments.Select(a => a.StartsWith("scenarios/", StringComparison.Ordinal) ? Path.Combine(root, a) : a)];
        Zyz.Answer answer = await Zyz.RunAsync([.. absolute, .. arguments[0] == "list" ? new[] { "--region", Path.Combine(root, "scenarios", "xinzhou") } : []]);
        Assert.True(answer.Code == code, $"{answer.Code}: {answer.Error}");
        Assert.True((code == 0 ? answer.Output : answer.Error).Length > 20);
    }

    [Fact]
    public async Task Run_Interrupted_SaysSoAndLeavesNothing()
    {
        if (OperatingSystem.IsWindows())
        {
            return; // there is no signal to send; Windows is told apart in the closing notes of a release
        }

        using var folder = new TemporaryFolder();
        string output = Path.Combine(folder.Path, "out");
        Zyz started = Zyz.Start(["run", Zyz.Baseline, "--replications", "2000000", "--output", output]);
        Task<Zyz.Answer> ending = Zyz.RunAsync(started);
        await Task.Delay(TimeSpan.FromSeconds(6));
        using (Process kill = Process.Start("kill", ["-INT", $"{started.Id}"])!)
        {
            await kill.WaitForExitAsync();
        }

        Zyz.Answer answer = await ending.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Equal(130, answer.Code);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Path));
    }

    private static async Task ResimulateAsync(string output)
    {
        Zyz.Answer one = await Zyz.RunAsync(["--lang", "en", "resimulate", output, "--enterprise", "tea/e0001"]);
        Assert.True(one.Code == 0, one.Error);
        Assert.Contains("2025Q4", one.Output, StringComparison.Ordinal);
        Zyz.Answer nobody = await Zyz.RunAsync(["--lang", "en", "resimulate", output, "--enterprise", "tea/e9999"]);
        Assert.Equal(3, nobody.Code);
    }
}
