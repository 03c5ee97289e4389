using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Zyz.Sim.EndToEnd.Repository;

namespace Zyz.Sim.EndToEnd.Processes;

/// <summary>Another city, or another town, needs another pack and no other code.</summary>
public sealed class AnotherCityTests
{
    private static readonly string Example = Path.Combine(House.Root, "scenarios", "example");

    /// <summary>What belongs to Xinzhou alone: its names, its plan, the sum of its targets, its year, its seed.</summary>
    private static readonly Regex Xinzhou = new(
        @"忻州|定襄|代州|药茶|法兰|镁|82号|\b570\b|\b2022\b|20221222|other_towns|city_towns|(?i:xinzhou|flange|\btea\b|magnesium)");

    [Theory]
    [InlineData("zh", "甲镇水泵（虚构）", "镇、数字和来源都是虚构的", "2 个镇的产值目标相加为 57 亿元，不是总目标的 60（总目标相当于其 105 %）。")]
    [InlineData("en", "Pastry of Town B (invented)", "towns, figures and sources are invented", "the 2 towns add to 57 亿元, not to the 60 of the total (which is 105 % of them).")]
    public async Task Run_TheExample_SpeaksOfNothingOfXinzhou(string language, params string[] expected)
    {
        using var folder = new TemporaryFolder();
        string output = Path.Combine(folder.Path, "out");
        Zyz.Answer answer = await Zyz.RunAsync(["run", Path.Combine(Example, "baseline.yaml"), "--replications", "128", "--lang", language, "--output", output]);

        Assert.True(answer.Code == 0, answer.Error);
        Assert.All(expected, words => Assert.Contains(words, answer.Output, StringComparison.Ordinal));
        string[] charts = [.. Directory.EnumerateFiles(Path.Combine(output, "charts")).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];
        Assert.Equal(["output_value-all_towns.svg", "output_value-pastry.svg", "output_value-pumps.svg"], charts);
        string[] written = [.. charts.Select(c => XDocument.Load(Path.Combine(output, "charts", c)).Root!.Value), File.ReadAllText(Path.Combine(output, "results.json")), File.ReadAllText(Path.Combine(output, "results.csv"))];
        foreach (string text in written.Append(answer.Output).Append(answer.Error))
        {
            string plain = Regex.Replace(text, "sha256:[0-9a-f]+|[0-9]+\\.[0-9]+(e-?[0-9]+)?", "");
            Assert.Equal("", Xinzhou.Match(plain).Value);
        }

        // A published baseline is a figure, not a prior.
        Assert.DoesNotContain(language == "zh" ? "基数为先验判断" : "baselines are priors", written[1], StringComparison.Ordinal);
        JsonElement warning = JsonDocument.Parse(written[3]).RootElement.GetProperty("warnings").EnumerateArray().Single(w => w.GetProperty("code").GetString() == "baselinesArePriors");
        Assert.DoesNotContain("糕点", warning.GetProperty("text").GetProperty("zh").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compare_TheExamplesPolicy_HoldsWhatBothScenariosExpect()
    {
        using var folder = new TemporaryFolder();
        Zyz.Answer answer = await Zyz.RunAsync([
            "--lang", "en", "compare", Path.Combine(Example, "baseline.yaml"), Path.Combine(Example, "markets-and-brands.yaml"),
            "--replications", "640", "--output", Path.Combine(folder.Path, "out")]);

        Assert.True(answer.Code == 0, answer.Error + answer.Output);
        Assert.Equal(3, Regex.Count(answer.Output, @": holds\b"));
        Assert.DoesNotContain("not resolved, stated", answer.Output, StringComparison.Ordinal);
        Assert.Equal("", Xinzhou.Match(answer.Output).Value);
        Assert.True(File.Exists(Path.Combine(folder.Path, "out", "charts", "differences.svg")));
    }

    [Fact]
    public async Task Run_XinzhouWithANinthNamedTown_AnswersForItWithoutAChangeOfCode()
    {
        using var folder = new TemporaryFolder();
        string pack = folder.CopyPack(), output = Path.Combine(folder.Path, "out");
        void Change(string file, string old, string changed)
        {
            string path = Path.Combine(pack, file), text = File.ReadAllText(path);
            Assert.Contains(old, text, StringComparison.Ordinal);
            File.WriteAllText(path, text.Replace(old, changed, StringComparison.Ordinal));
        }

        void Add(string file, params string[] rows) => File.AppendAllLines(Path.Combine(pack, file), rows);
        Change("region.yaml", "  # The provincial and city-level towns the plan does not name.", """
              glass:
                title: { zh: 示例玻璃（虚构）, en: Example glass (invented) }
                county: { zh: 示例县（虚构）, en: Example County (invented) }
                category: manufacturing
                classes: [metals]
              # The provincial and city-level towns the plan does not name.
            """);
        Change("region.yaml", "tea, carving, other]", "tea, carving, glass, other]");
        Add("enterprises.csv", "glass,40,9,2026-11-22,An invented town to test the pack.,");
        Add("priors.csv",
            "baseOutput,glass,lognormal,12,0.3,,,,亿元,2026-11-22,An invented town to test the pack.,judgement",
            "priceNoise,glass,fixed,0.04,,,,,1/√year,2026-11-22,An invented town to test the pack.,judgement",
            "seriesWeight,glass,fixed,1,,,,,1,2026-11-22,An invented town to test the pack.,judgement");
        Add("targets.csv", "T9,glass,output_value,ge,30,亿元,hard,2025,虚构,,,");
        Change("projects-first.yaml", "majorProjects: { all: { 2023: 0.6, 2024: 0.9 } }", "majorProjects: { all: { 2023: 0.6, 2024: 0.9 }, glass: { 2023: 1 } }");

        Zyz.Answer valid = await Zyz.RunAsync(["validate", pack, "--lang", "en"]);
        Assert.True(valid.Code == 0, valid.Error);
        Zyz.Answer answer = await Zyz.RunAsync(["run", Path.Combine(pack, "projects-first.yaml"), "--replications", "64", "--lang", "zh", "--output", output]);

        Assert.True(answer.Code == 0, answer.Error);
        Assert.Contains("9 个镇的产值目标相加为 600 亿元", answer.Output, StringComparison.Ordinal);
        JsonElement result = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(output, "results.json"))).RootElement;
        JsonElement target = result.GetProperty("targets").EnumerateArray().Single(t => t.GetProperty("id").GetString() == "T9");
        Assert.Equal("modelled", target.GetProperty("status").GetString());
        Assert.True(target.GetProperty("probability").GetProperty("hits").GetInt32() < 64);
        JsonElement series = result.GetProperty("series").EnumerateArray().Single(s => s.GetProperty("entity").GetString() == "glass"
            && s.GetProperty("kpi").GetString() == "output_value" && s.GetProperty("prices").GetString() == "current");
        Assert.Equal(4, series.GetProperty("points").GetArrayLength());
        Assert.InRange(series.GetProperty("points")[0].GetProperty("p50").GetDouble(), 9, 16);
        Assert.True(File.Exists(Path.Combine(output, "charts", "output_value-glass.svg")));
        JsonElement plan = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(output, "plan.json"))).RootElement;
        Assert.Contains(plan.GetProperty("scenario").GetProperty("levers").EnumerateArray(), l => l.GetProperty("town").GetString() == "glass" && l.GetProperty("intensity").GetDouble() == 1);
    }
}
