using System.Xml;
using System.Xml.Linq;
using SkiaSharp;
using Zyz.Sim.Model.Regions;
using Zyz.Sim.Model.Results;
using Zyz.Sim.Reporting;

namespace Zyz.Sim.EndToEnd.Reporting;

public sealed class FanChartTests
{
    [Theory]
    [InlineData("zh", "定襄法兰：产值预测")]
    [InlineData("en", "Dingxiang flanges: output value, forecast")]
    public void Svg_Town_IsWellFormedAndHoldsTitleTargetAndFallbackFonts(string language, string title)
    {
        XDocument svg = Parse(ChartSvg.Write(Chart("flange", language)));
        string[] texts = [.. svg.Descendants().Where(e => e.Name.LocalName == "text").Select(e => e.Value)];
        Assert.Contains(title, texts);
        Assert.Contains(texts, t => t.Contains("≥ 200 亿元", StringComparison.Ordinal));
        Assert.All(svg.Descendants().Where(e => e.Name.LocalName == "text"), e =>
            Assert.Contains("sans-serif", e.Attribute("font-family")!.Value, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("zh")]
    [InlineData("en")]
    public void Words_EveryChart_CanBeDrawnWithTheEmbeddedFont(string language)
    {
        foreach (FanChart chart in ChartSet.Of(InventedResult.Result(hindsight: true), InventedResult.Region(), language))
        {
            Assert.All(chart.Words(), words => Assert.True(ChartFont.CanDraw(words), words));
        }
    }

    [Fact]
    public void CanDraw_CharacterOutsideTheFont_IsFalse() => Assert.False(ChartFont.CanDraw("\u1F00"));

    [Fact]
    public void Top_TargetAboveTheBand_IsAboveTheTarget()
    {
        FanChart chart = Chart("magnesium", "en");
        Assert.True(chart.Top() > chart.Target!.Value);
    }

    /// <summary>A figure corrected before the origin is not drawn; the correction is.</summary>
    [Fact]
    public void Top_FigureThatWasCorrected_IsOfTheCorrection()
    {
        Region region = InventedResult.Region();
        Observation figure = new("flange", 2022, "output_value", "eq", 9_000, "亿元", "town", "found", "B", "2021-01-31", "S1", true);
        FanChart Drawn(params Observation[] figures) => ChartSet.Of(InventedResult.Result(), region with { Observations = [.. figures] }, "en").First(c => c.Entity == "flange");

        Assert.True(Drawn(figure).Top() > 9_000);
        Assert.True(Drawn(figure, figure with { Value = 140, Published = "2021-06-30" }).Top() < 9_000);
    }

    [Theory]
    [InlineData("zh")]
    [InlineData("en")]
    public void Png_Title_HasInkThatTwoTitlesDoNotShare(string language)
    {
        using SKBitmap flange = SKBitmap.Decode(ChartPng.Write(Chart("flange", language), 1));
        using SKBitmap magnesium = SKBitmap.Decode(ChartPng.Write(Chart("magnesium", language), 1));
        Assert.Equal((int)FanChart.Width, flange.Width);
        HashSet<int> first = TitleInk(flange), second = TitleInk(magnesium);
        Assert.True(first.Count > 300, $"{first.Count} dark pixels");

        // Empty boxes would look the same under any title of the same length.
        Assert.True(first.Except(second).Count() > 100);
    }

    [Fact]
    public void Png_SameChart_IsTheSameBytes() =>
        Assert.Equal(ChartPng.Write(Chart("flange", "zh")), ChartPng.Write(Chart("flange", "zh")));

    [Fact]
    public void Svg_FiguresAfterTheOrigin_AreNamedAsUnused()
    {
        string svg = Parse(ChartSvg.Write(Chart("flange", "zh"))).ToString();
        Assert.Contains("发布于预测起点之后，未使用", svg, StringComparison.Ordinal);
        string hindsight = Parse(ChartSvg.Write(
            FanChart.Of(InventedResult.Result(hindsight: true), InventedResult.Region(), "flange", "en")!)).ToString();
        Assert.Contains("HINDSIGHT", hindsight, StringComparison.Ordinal);
        Assert.DoesNotContain("not used", hindsight, StringComparison.Ordinal);
    }

    [Fact]
    public void ChartSet_Region_HasTheTotalTheTownsAndObservedGroups()
    {
        string[] files = [.. ChartSet.Of(InventedResult.Result(), InventedResult.Region(), "zh").Select(c => ChartSet.FileName(c.Entity))];
        string[] expected = ["output_value-all_towns", "output_value-flange", "output_value-flange-and-magnesium", "output_value-magnesium"];
        Assert.Equal(expected, files);
    }

    [Fact]
    public void Of_EntityWithoutSeries_IsNull()
    {
        RunResult result = InventedResult.Result();
        Assert.Null(FanChart.Of(result, InventedResult.Region(), "tea", "zh"));
    }

    private static FanChart Chart(string entity, string language) =>
        FanChart.Of(InventedResult.Result(), InventedResult.Region(), entity, language)!;

    private static XDocument Parse(byte[] svg)
    {
        using MemoryStream stream = new(svg);
        using XmlReader reader = XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null });
        return XDocument.Load(reader);
    }

    private static HashSet<int> TitleInk(SKBitmap picture)
    {
        HashSet<int> dark = [];
        for (int y = 10; y < 50; y++)
        {
            for (int x = 0; x < picture.Width; x++)
            {
                if (picture.GetPixel(x, y).Red < 128)
                {
                    dark.Add(y * picture.Width + x);
                }
            }
        }

        return dark;
    }
}
