using System.IO.Compression;
using DocumentFormat.OpenXml.Spreadsheet;
using Zyz.Sim.Model.Regions;
using Zyz.Sim.Model.Results;
using Zyz.Sim.Reporting;

namespace Zyz.Sim.EndToEnd.Reporting;

public sealed class ResultsWorkbookTests
{
    private static readonly WorkbookReading s_zh = Read(InventedResult.Result(), "zh"), s_en = Read(InventedResult.Result(), "en");

    [Theory]
    [InlineData("zh", false)]
    [InlineData("en", true)]
    public void Write_AnyResult_IsAValidWorkbookOfOneSheetWithoutFormulas(string language, bool hindsight)
    {
        WorkbookReading book = Read(InventedResult.Result(hindsight), language);
        Assert.Empty(book.Faults);
        Assert.Equal(["WorkbookStylesPart", "WorksheetPart"], book.Parts.Order(StringComparer.Ordinal));
        Assert.Single(book.Sheets);
        Assert.Empty(book.Worksheet.Descendants<CellFormula>());
        Assert.InRange(book.Formats, 1, 200); // Excel takes no more of one's own
        Assert.All(book.Fonts, font => Assert.Equal("等线", font));
        Assert.Equal(hindsight, book.Rows.Any(r => r[0].Shown.StartsWith("HINDSIGHT (", StringComparison.Ordinal)));
        Assert.Equal((OrientationValues.Landscape, 1u, 0u), (book.Worksheet.Descendants<PageSetup>().Single().Orientation!.Value, book.Worksheet.Descendants<PageSetup>().Single().FitToWidth!.Value, book.Worksheet.Descendants<PageSetup>().Single().FitToHeight!.Value));
        Pane frozen = book.Worksheet.Descendants<Pane>().Single();
        Assert.Equal(language == "zh" ? "代号" : "id", book.Rows[(int)frozen.VerticalSplit!.Value - 1][0].Shown);
    }

    /// <summary>Every number of a target is in its row with all its bits, and shows as the terminal shows it.</summary>
    [Theory]
    [InlineData("zh")]
    [InlineData("en")]
    public void Rows_OfTargets_HoldTheResultsNumbersAndShowTheTerminalsTexts(string language)
    {
        RunResult result = InventedResult.Result();
        TargetTable table = TargetTable.Of(result, InventedResult.Region(), language);
        WorkbookReading book = language == "zh" ? s_zh : s_en;
        string[] order = [.. book.Rows.Select(r => r[0].Shown).Where(id => result.Targets.Any(t => t.Id == id))];
        Assert.Equal(table.Spoken.Concat(table.Unspoken).Select(r => r.Id), order);
        foreach (TargetRow row in table.Spoken.Concat(table.Unspoken))
        {
            TargetForecast target = result.Targets.Single(t => t.Id == row.Id);
            var cells = book.Row(row.Id);
            ProbabilityForecast? p = target.Probability;
            double?[] numbers =
            [
                2025, null, target.Distribution?.P05, target.Distribution?.P25, target.Distribution?.P50, target.Distribution?.P75, target.Distribution?.P95,
                p?.Estimate, p?.MonteCarloLow, p?.MonteCarloHigh, p?.EpistemicLow, p?.EpistemicHigh, target.Attainment?.P50, target.ExpectedShortfall, target.RequiredGrowthPerYear,
            ];
            Assert.Equal(numbers, cells[3..18].Select(c => c.Value));
            Assert.Equal((row.Name, row.Goal, row.Probability, row.Attainment, row.Needed), (cells[1].Shown, cells[2].Shown, cells[10].Shown, cells[15].Shown, cells[17].Shown));
            Assert.Equal(row.Reason is not null && p is null ? row.Reason : row.Words, cells[18].Shown);
            Assert.Equal(row.Outcome, UnitText.With(cells[7].Shown, cells[7].Value is null ? "1" : target.Unit, language));
            Assert.Equal(row.Shortfall, UnitText.With(cells[16].Shown, cells[16].Value is null ? "1" : target.Unit, language));
            string Range(int low) => cells[low].Shown == cells[low + 1].Shown ? cells[low].Shown : $"{cells[low].Shown} – {cells[low + 1].Shown}";
            Assert.Equal((row.MonteCarlo, row.Epistemic), (Range(11), Range(13)));
        }
    }

    [Fact]
    public void Rows_OfSeries_HoldEveryYearOfEveryTownInBothPrices()
    {
        RunResult result = InventedResult.Result();
        foreach (Series series in result.Series)
        {
            string name = EntityNames.Entity(InventedResult.Region(), series.Entity, "zh") + " · 产值", prices = series.Prices == "constant" ? "基年价" : "当年价";
            foreach (SeriesPoint point in series.Points)
            {
                var cells = s_zh.Row(series.Entity, name, prices, point.At[..4]);
                Assert.Equal([point.P05, point.P25, point.P50, point.P75, point.P95], cells[5..10].Select(c => c.Value));
                Assert.Equal(NumberText.Amount(point.P50), cells[7].Shown);
            }
        }
    }

    [Fact]
    public void Cells_OfProbabilities_NeverShowZeroOrAHundredPercent()
    {
        string[] shown = [.. s_zh.Rows.Where(r => r.Length > 15).SelectMany(r => r[10..15]).Where(c => c.Value is not null).Select(c => c.Shown)];
        Assert.Contains("< 0.04 %", shown);
        Assert.Contains("> 99.96 %", shown);
        Assert.All(shown, text => Assert.True(text is not ("0 %" or "0.0 %" or "100 %" or "100.0 %") && text.EndsWith(" %", StringComparison.Ordinal), text));
    }

    [Fact]
    public void Sheet_Above_NamesRegionScenarioSeedAndHash()
    {
        string above = string.Join('\n', s_zh.Rows.Take(3).Select(r => r[0].Shown));
        foreach (string text in new[] { "虚构市", "基准情景", "2022-12-31", "2025-12-31", "20221222", "10,000", "sha256:11" })
        {
            Assert.Contains(text, above, StringComparison.Ordinal);
        }

        TargetTable table = TargetTable.Of(InventedResult.Result(), InventedResult.Region(), "zh");
        Assert.Equal(table.Notes.Select(n => "· " + n), s_zh.Rows[^table.Notes.Length..].Select(r => r[0].Shown));
    }

    [Fact]
    public void Write_Twice_GivesTheSameBytesWithoutAClock()
    {
        byte[] once = ResultsWorkbook.Write(InventedResult.Result(), InventedResult.Region(), "zh"), again = ResultsWorkbook.Write(InventedResult.Result(), InventedResult.Region(), "zh");
        Assert.Equal(once, again);
        using ZipArchive archive = new(new MemoryStream(once));
        Assert.All(archive.Entries, e => Assert.Equal(new DateTime(1980, 1, 1), e.LastWriteTime.DateTime));
        Assert.Equal("[Content_Types].xml", archive.Entries[0].FullName);
    }

    /// <summary>Names come from people's files: what XML or Excel cannot hold, or would read as something else, is shown or marked.</summary>
    [Theory]
    [InlineData("=1+1", "=1+1")]
    [InlineData("a\u0001b\uFFFEc", "a\uFFFDb\uFFFDc")]
    [InlineData("_x0041_", "_x005F_x0041_")]
    [InlineData("𠀀 <&\"'>", "𠀀 <&\"'>")]
    public void Title_Strange_IsHeldAsText(string title, string held)
    {
        WorkbookReading book = Read(Named(title), "zh");
        Assert.Empty(book.Faults);
        Assert.StartsWith(held + "：10,000", book.Rows[0][0].Shown, StringComparison.Ordinal);
    }

    /// <summary>Half a character, which no source file can hold.</summary>
    [Fact]
    public void Title_HalfACharacter_IsMarked() => Title_Strange_IsHeldAsText("a" + (char)0xD800 + "b" + (char)0xDC00, "a\uFFFDb\uFFFD");

    [Fact]
    public void Title_LongerThanACell_IsCut() => Assert.Equal(32_767, Read(Named(new string('长', 40_000)), "zh").Rows[0][0].Shown.Length);

    private static RunResult Named(string title) => InventedResult.Result() with { Scenario = new("baseline", new(title, title)) };

    private static WorkbookReading Read(RunResult result, string language) => new(ResultsWorkbook.Write(result, InventedResult.Region(), language));
}
