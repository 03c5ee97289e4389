using OxyPlot.Axes;
using OxyPlot.Series;
using Zyz.Sim.Model.Comparison;
using Zyz.Sim.Model.Scenarios;
using Zyz.Sim.Reporting;

namespace Zyz.Sim.EndToEnd.Reporting;

public sealed class DifferenceChartTests
{
    [Fact]
    public void Axis_Always_HoldsZeroAndEveryBarToItsEnd()
    {
        ScenarioComparison comparison = Comparison((1.0, 0.9), (3.2, 0.4));
        OxyPlot.PlotModel plot = DifferenceChart.Of(comparison, InventedResult.Region(), "zh")!.Plot();
        LinearAxis axis = plot.Axes.OfType<LinearAxis>().First(a => a.Position == AxisPosition.Bottom);
        Assert.True(axis.Minimum < 0 && axis.Maximum > 3.6, $"{axis.Minimum} {axis.Maximum}");
        ScatterErrorPoint[] points = [.. plot.Series.Cast<ScatterErrorSeries>().SelectMany(s => s.Points.Cast<ScatterErrorPoint>())];
        Assert.Equal(comparison.Figures.Select(f => (f.Difference, f.PairedWidth)), points.Select(p => (p.X, p.ErrorX)));
    }

    [Theory]
    [InlineData("zh")]
    [InlineData("en")]
    public void Words_TwoScenariosOfOneTitle_AreToldApartAndCanBeDrawn(string language)
    {
        DifferenceChart chart = DifferenceChart.Of(Comparison((1.0, 0.2), (2.0, 0.2)), InventedResult.Region(), language)!;
        Assert.Contains((language == "zh" ? "同名" : "Namesake") + " [b]", chart.Words());
        Assert.All(chart.Words(), words => Assert.True(ChartFont.CanDraw(words), words));
    }

    private static ScenarioComparison Comparison(params (double Difference, double HalfWidth)[] differences) => new()
    {
        Scenarios =
        [
            new("base", new("基准", "Base"), "sha256:0", "2025-12-31", false), new("a", new("同名", "Namesake"), "sha256:1", "2025-12-31", false),
            new("b", new("同名", "Namesake"), "sha256:2", "2025-12-31", false),
        ],
        Seed = 1,
        Replications = 640,
        Figures = [.. differences.Select((d, i) => Figure("ab"[i].ToString(), d.Difference, d.HalfWidth))],
        Statements = [],
    };

    private static ComparedFigure Figure(string scenario, double difference, double half) => new()
    {
        Scenario = scenario,
        Entity = "flange",
        Kpi = "output_value",
        Unit = "亿元",
        At = "2025-12-31",
        Measure = ExpectationMeasure.Mean,
        Base = 100,
        Own = 100 + difference,
        Difference = difference,
        Low = difference - half,
        High = difference + half,
        PairedWidth = 2 * half,
        UnpairedWidth = 10,
        Counted = 640,
        Verdict = ComparisonVerdict.Resolved,
    };
}
