using System.Text.Json;
using System.Text.Json.Serialization;
using System.Xml.Linq;
using Zyz.Sim.EndToEnd.Reporting;
using Zyz.Sim.Inputs;
using Zyz.Sim.Model.Comparison;
using Zyz.Sim.Model.Regions;
using Zyz.Sim.Model.Scenarios;
using Zyz.Sim.Reporting;

namespace Zyz.Sim.EndToEnd.Processes;

/// <summary><c>compare</c> as a planner meets it.</summary>
public sealed class CompareTests
{
    private static readonly string Pack = Path.GetDirectoryName(Zyz.Baseline)!;

    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    [Fact]
    public async Task Compare_ThreeScenarios_WritesFiguresSentencesAndOneChart()
    {
        using var folder = new TemporaryFolder();
        string output = Path.Combine(folder.Path, "out");
        string[] call = ["--lang", "zh", "compare", Zyz.Baseline, Path.Combine(Pack, "projects-first.yaml"), Path.Combine(Pack, "markets-first.yaml"), "--replications", "256", "--output", output];
        Zyz.Answer answer = await Zyz.RunAsync(call);
        Assert.True(answer.Code == 0, answer.Error + answer.Output);
        Assert.Contains("重大项目优先", answer.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b", answer.Output + answer.Error, StringComparison.Ordinal);
        JsonElement comparison = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(output, "compare.json"))).RootElement;
        Assert.Equal(3, comparison.GetProperty("scenarios").GetArrayLength());
        JsonElement[] figures = [.. comparison.GetProperty("figures").EnumerateArray()];
        Assert.Contains(figures, f => f.GetProperty("figure").GetProperty("entity").GetString() == "all_towns");
        Assert.All(figures, f => Assert.True(f.GetProperty("sentence").GetProperty("zh").GetString()!.Length > 10 && f.GetProperty("sentence").GetProperty("en").GetString()!.Length > 10));
        Assert.Equal(figures.Length + 1, File.ReadAllLines(Path.Combine(output, "compare.csv")).Length);
        Assert.Equal("svg", XDocument.Load(Path.Combine(output, "charts", "differences.svg")).Root!.Name.LocalName);
        Assert.True(File.Exists(Path.Combine(output, "scenarios", "projects-first", "results.json")));

        Assert.Contains("区间宽：配对 / 不配对", answer.Output, StringComparison.Ordinal);
        AssertSaysTheSameEverywhere(figures, File.ReadAllBytes(Path.Combine(output, "compare.xlsx")));

        // A second run takes the place of the first, and gives the same bytes.
        string[] names = ["compare.json", "compare.csv", "compare.xlsx", Path.Combine("charts", "differences.svg")];
        byte[][] first = [.. names.Select(n => File.ReadAllBytes(Path.Combine(output, n)))];
        Assert.Equal(0, (await Zyz.RunAsync([.. call, "--threads", "1"])).Code);
        Assert.All(names.Zip(first), f => Assert.Equal(f.Second, File.ReadAllBytes(Path.Combine(output, f.First))));
    }

    /// <summary>
    /// Every figure of a real comparison: the sentences in the file are those of its row in both languages, no digit of one can
    /// change unnoticed, and the workbook holds the same numbers. All three verdicts occur.
    /// </summary>
    private static void AssertSaysTheSameEverywhere(JsonElement[] held, byte[] workbook)
    {
        Region region = RegionReader.Read(Pack).Value!;
        WorkbookReading book = new(workbook);
        Assert.Empty(book.Faults);
        Assert.InRange(book.Formats, 1, 200);
        ComparedFigure[] figures = [.. held.Select(f => f.GetProperty("figure").Deserialize<ComparedFigure>(s_json)!)];
        int header = Array.FindIndex(book.Rows, r => r[0].Shown == "情景");
        for (int i = 0; i < figures.Length; i++)
        {
            ComparedFigure f = figures[i];
            foreach (string language in new[] { "zh", "en" })
            {
                ComparisonRow row = ComparisonRow.Of(f, region, region.Targets, language);
                string sentence = held[i].GetProperty("sentence").GetProperty(language).GetString()!;
                Assert.True(SentenceNumbers.Agree(sentence, row, f.Verdict), sentence);
                Assert.All(SentenceNumbers.Mutants(sentence), mutant => Assert.False(SentenceNumbers.Agree(mutant, row, f.Verdict)));
            }

            WorkbookReading.CellReading[] cells = book.Rows[header + 1 + i];
            double?[] numbers = [f.Base, f.Own, f.Difference, f.Low, f.High, f.PairedWidth, f.Verdict == ComparisonVerdict.Identical ? null : f.UnpairedWidth];
            Assert.Equal(numbers, cells[5..12].Select(c => c.Value));
            ComparisonRow shown = ComparisonRow.Of(f, region, region.Targets, "zh");
            Assert.Equal((shown.Subject, shown.Verdict, held[i].GetProperty("sentence").GetProperty("zh").GetString()), (cells[1].Shown, cells[12].Shown, cells[13].Shown));
            string bare = cells[7].Shown.Replace(" %", "", StringComparison.Ordinal), low = cells[8].Shown.Replace(" %", "", StringComparison.Ordinal);
            Assert.StartsWith(bare, shown.Difference, StringComparison.Ordinal);
            Assert.True(f.Verdict == ComparisonVerdict.Identical || shown.Interval.StartsWith(low + " …", StringComparison.Ordinal), low);
        }

        Assert.Contains(figures, f => f.Verdict == ComparisonVerdict.Resolved);
        Assert.Contains(figures, f => f.Verdict == ComparisonVerdict.NotResolved && f.NeedsMore > 0);
        Assert.Contains(figures, f => f.Verdict == ComparisonVerdict.NotResolved && f.Difference == 0 && f.NeedsMore is null);
        Assert.All(figures.Where(f => f.Measure == ExpectationMeasure.Mean && f.Verdict != ComparisonVerdict.Identical), f => Assert.True(f.UnpairedWidth > f.PairedWidth));
    }

    [Fact]
    public async Task Compare_WithACopyOfItself_IsExactlyZero()
    {
        using var folder = new TemporaryFolder();
        string pack = folder.CopyPack(), copy = Path.Combine(pack, "copy.yaml");
        File.WriteAllText(copy, File.ReadAllText(Path.Combine(pack, "baseline.yaml")).Replace("id: baseline", "id: copy", StringComparison.Ordinal));
        Zyz.Answer answer = await Zyz.RunAsync(
            ["--lang", "en", "compare", Path.Combine(pack, "baseline.yaml"), copy, "--replications", "128", "--json", "--output", Path.Combine(folder.Path, "out")]);
        Assert.True(answer.Code == 0, answer.Error);
        JsonElement root = JsonDocument.Parse(answer.Output).RootElement;
        Assert.Equal(0, root.GetProperty("differing").GetInt32());
        ComparedFigure[] figures = [.. root.GetProperty("figures").EnumerateArray().Select(f => f.GetProperty("figure").Deserialize<ComparedFigure>(s_json)!)];
        Assert.All(figures, f => Assert.Equal((0, 0, 0, 0, ComparisonVerdict.Identical), (f.Difference, f.Low, f.High, f.PairedWidth, f.Verdict)));
        ExpectationMeasure[] measures = [ExpectationMeasure.Probability, ExpectationMeasure.Shortfall, ExpectationMeasure.Mean, ExpectationMeasure.Median];
        Assert.Equal(measures.Order(), figures.Select(f => f.Measure).Distinct().Order());
        Assert.All(root.GetProperty("figures").EnumerateArray(), f => Assert.Contains("identical in every replication", f.GetProperty("sentence").GetProperty("en").GetString(), StringComparison.Ordinal));

        // In the picture every mark lies at zero and no bar shows.
        ScenarioComparison comparison = new()
        {
            Scenarios = [.. root.GetProperty("scenarios").Deserialize<ComparedScenario[]>(s_json)!],
            Seed = 1,
            Replications = 128,
            Figures = [.. figures],
            Statements = [],
        };
        Assert.All(DifferenceChart.Of(comparison, RegionReader.Read(pack).Value!, "en")!.Plot().Series.Cast<OxyPlot.Series.ScatterErrorSeries>().SelectMany(s => s.Points.Cast<OxyPlot.Series.ScatterErrorPoint>()), p => Assert.Equal((0.0, 0.0), (p.X, p.ErrorX)));
    }

    [Fact]
    public async Task Compare_AStatementThatFails_SaysSoAndEndsWithSix()
    {
        using var folder = new TemporaryFolder();
        string pack = folder.CopyPack(), bold = Path.Combine(pack, "bold.yaml");
        File.WriteAllText(bold, """
            schema: 1
            id: bold
            extends: baseline
            title: { zh: 夸口, en: Bold }
            question: { zh: 一定达标吗？, en: "Is it certain?" }
            expect:
              - { target: K1, probability: { above: 0.9 } }
            """);
        Zyz.Answer answer = await Zyz.RunAsync(
            ["--lang", "en", "compare", Path.Combine(pack, "baseline.yaml"), bold, "--replications", "128", "--output", Path.Combine(folder.Path, "out")]);
        Assert.True(answer.Code == 6, answer.Error + answer.Output);
        Assert.Contains("stated above 90.0 %: fails", answer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compare_TwoWrongFiles_TellsOfBothAndWritesNothing()
    {
        using var folder = new TemporaryFolder();
        string output = Path.Combine(folder.Path, "out");
        Zyz.Answer answer = await Zyz.RunAsync(["--lang", "en", "compare", Path.Combine(Pack, "baselin.yaml"), Path.Combine(Pack, "project-first.yaml"), "--output", output]);
        Assert.Equal(3, answer.Code);
        Assert.Contains("baselin.yaml", answer.Error, StringComparison.Ordinal);
        Assert.Contains("projects-first.yaml", answer.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(output));
    }

    [Fact]
    public async Task Compare_OneFileAlone_IsAUsageFault()
    {
        Zyz.Answer answer = await Zyz.RunAsync(["--lang", "en", "compare", Zyz.Baseline]);
        Assert.Equal(2, answer.Code);
        Assert.Contains("two scenario files", answer.Error, StringComparison.Ordinal);
    }
}
