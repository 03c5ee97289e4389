using System.Text.Json;
using Zyz.Sim.Client;
using Zyz.Sim.EndToEnd.Client;
using Zyz.Sim.EndToEnd.Processes;
using Zyz.Sim.EndToEnd.Repository;
using Zyz.Sim.Inputs;
using Zyz.Sim.Model.Panels;
using Zyz.Sim.Model.Regions;
using Zyz.Sim.Model.Scores;
using Zyz.Sim.Reporting;

namespace Zyz.Sim.EndToEnd.Scores;

/// <summary>The backtest as a person runs it, on the shipped panel and on a region.</summary>
public sealed class BacktestTests
{
    private static readonly string s_panel = Path.Combine(House.Root, "scenarios", "panels", "uk-firms"), s_region = Path.Combine(House.Root, "scenarios", "xinzhou");

    /// <summary>
    /// One year ahead, over all origins: the 80 % interval holds 70 to 90 of 100 firms and is no wider than that of the walk with shrunk drift.
    /// Further ahead the recession of 1980–82 breaks every forecaster's intervals; docs/scores.md says so.
    /// </summary>
    [Fact]
    public async Task Backtest_ShippedPanel_HoldsItsGateAndWritesItsFiles()
    {
        using var folder = new TemporaryFolder();
        string output = Path.Combine(folder.Path, "out");
        Call call = await Call.OfAsync("backtest", "--region", s_panel, "--output", output, "--lang", "en");
        Assert.Equal(ExitCode.Done, call.Code);
        Assert.Contains("firms, 1 year ahead", call.Out, StringComparison.Ordinal);
        Assert.Contains("random walk, own drift shrunk", call.Out, StringComparison.Ordinal);
        JsonElement json = JsonDocument.Parse(await File.ReadAllBytesAsync(Path.Combine(output, BacktestFiles.JsonName))).RootElement;
        JsonElement firms = json.GetProperty("summaries").EnumerateArray().First(s => s.GetProperty("kind").GetString() == "firms" && s.GetProperty("ahead").GetInt32() == 1);
        JsonElement Of(string who) => firms.GetProperty("forecasters").EnumerateArray().First(f => f.GetProperty("forecaster").GetString() == who);
        Assert.InRange(Of("model").GetProperty("coverage").GetProperty("p80").GetDouble(), 0.70, 0.90);
        Assert.True(Of("model").GetProperty("width").GetProperty("p80").GetDouble() <= Of("ownDriftWalk").GetProperty("width").GetProperty("p80").GetDouble());
        Assert.Equal(673, firms.GetProperty("figures").GetInt32());
        Assert.Equal("notDistinguishable", firms.GetProperty("verdict").GetString());
        Assert.Equal("pool", firms.GetProperty("offered").GetString());
        Assert.Equal(1 + (1599 + 126) * 6, File.ReadLines(Path.Combine(output, BacktestFiles.CsvName)).Count());
        Assert.Equal(["beside.svg", "coverage.svg", "pit.svg"], Directory.EnumerateFiles(Path.Combine(output, "charts")).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Backtest_RegionOfFewFigures_ShowsThemWithoutSkill()
    {
        using var folder = new TemporaryFolder();
        string output = Path.Combine(folder.Path, "out");
        Call call = await Call.OfAsync(
            "backtest", "--region", s_region, "--origins", "2025-01-01,2026-02-01", "--replications", "64", "--output", output, "--lang", "en", "--no-charts");
        Assert.Equal(ExitCode.Done, call.Code);
        Assert.Contains("Too little to judge by", call.Out, StringComparison.Ordinal);
        Assert.Contains("310.1 亿元", call.Out, StringComparison.Ordinal);
        Assert.Contains("Nothing that can be scored was published after 2026-02-01", call.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("skill +", call.Out, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(output, "charts")));
    }

    [Theory]
    [InlineData(ExitCode.Usage, "--origins", "yesterday")]
    [InlineData(ExitCode.Usage, "--origins", "2020-01-01")]
    [InlineData(ExitCode.Usage, "--replications", "0")]
    public async Task Backtest_RegionWrongOptions_ExitsWithItsCode(int code, params string[] args) =>
        Assert.Equal(code, (await Call.OfAsync(["backtest", "--region", s_region, .. args])).Code);

    [Theory]
    [InlineData(ExitCode.Usage, "soon")]
    [InlineData(ExitCode.InvalidInput, "1976")]
    [InlineData(ExitCode.InvalidInput, "1984")]
    public async Task Backtest_PanelOriginsThatCannotBe_ExitWithTheirCode(int code, string origin)
    {
        Call call = await Call.OfAsync("backtest", "--region", s_panel, "--origins", origin);
        Assert.Equal((code, ""), (call.Code, call.Out));
        Assert.NotEqual("", call.Error);
    }

    [Fact]
    public async Task Backtest_Cancelled_EndsWith130AndLeavesNothing()
    {
        using var folder = new TemporaryFolder();
        using var source = new CancellationTokenSource();
        await source.CancelAsync();
        var terminal = new Terminal(new StringWriter(), new StringWriter(), false, false);
        Assert.Equal(ExitCode.Cancelled, await new ZyzCommand(terminal).RunAsync(["backtest", "--region", s_panel, "--output", Path.Combine(folder.Path, "out")], source.Token));
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Path));
    }

    /// <summary>What was published after a day, or is of another scope, reaches no forecast of that day; what the pack itself rests on is marked.</summary>
    [Fact]
    public void Later_OfXinzhou_AreWholeFiguresPublishedAfterTheDay()
    {
        Region region = RegionReader.Read(s_region).Value!;
        Assert.Equal(4, RegionBacktest.Later(region, "2025-01-01").Length + 1);
        Assert.All(RegionBacktest.Later(region, "2022-12-31"), f => Assert.True(f.WholeScope && f.Status == "found" && string.CompareOrdinal(f.Published, "2022-12-31") > 0));
        Assert.DoesNotContain(RegionBacktest.Later(region, "2022-12-31"), f => f.Value == 120.89);
        Assert.True(RegionBacktest.LeftOut(region, "2022-12-31") > 10);
        Assert.Equal(5, OriginsReader.Read(s_region).Value!.Length);
    }

    [Fact]
    public void Texts_OfABacktest_SpeakBothLanguages()
    {
        FirmPanel panel = PanelReader.Read(s_panel).Value!;
        var report = BacktestReport.Of(panel, [PanelBacktest.At(panel, 1983)!]);
        foreach (string language in (string[])["zh", "en"])
        {
            string[] texts =
            [
                .. Enum.GetValues<Forecaster>().Select(f => ScoreTexts.Name(f).In(language)), .. ScoreTexts.Headers(language), .. ScoreTexts.Notes(report).Select(n => n.In(language)),
                .. report.Summaries.SelectMany(s => new[] { ScoreTexts.Subject(s).In(language), ScoreTexts.Verdict(s).In(language) }),
                .. ScoreChart.All(report, f => f.Entity, language).SelectMany(c => c.Words()),
            ];
            Assert.All(texts, t => Assert.True(language == "zh" || !t.Any(c => c is >= '一' and <= '龥'), t));
            Assert.Contains(texts, t => language == "en" || t.Any(c => c is >= '一' and <= '龥'));
        }
    }
}
