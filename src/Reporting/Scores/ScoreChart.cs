using OxyPlot;
using OxyPlot.Annotations;
using OxyPlot.Axes;
using OxyPlot.Legends;
using OxyPlot.Series;
using Zyz.Sim.Model.Scores;

namespace Zyz.Sim.Reporting;

/// <summary>A picture of a backtest.</summary>
public sealed class ScoreChart
{
    /// <summary>Rows a reader can still take in: of a panel the latest groups and origins, all are in backtest.csv.</summary>
    private const int MostRows = 60;

    private static readonly Forecaster[] s_shown = [Forecaster.Model, Forecaster.OwnDriftWalk];

    private ScoreChart(string name, PlotModel plot, double height) => (Name, Plot, Height) = (name, plot, height);

    /// <summary>Name of the file, without extension.</summary>
    public string Name { get; }

    /// <summary>Height of the picture [points].</summary>
    public double Height { get; }

    internal PlotModel Plot { get; }

    /// <summary>Every text on the chart, for checks that each of its characters can be drawn.</summary>
    /// <returns>The texts.</returns>
    public IEnumerable<string> Words() => Plot.Series.Select(s => s.Title ?? "").Concat(Plot.Axes.Select(a => a.Title ?? ""))
        .Concat(Plot.Axes.OfType<CategoryAxis>().SelectMany(a => a.Labels)).Concat(Plot.Annotations.OfType<Footnote>().SelectMany(f => f.Lines)).Append(Plot.Title);

    /// <summary>All charts of a report.</summary>
    /// <param name="report">The report.</param>
    /// <param name="name">Names entities for people.</param>
    /// <param name="language"><c>zh</c> or <c>en</c>.</param>
    /// <returns>The charts; of a panel PIT, coverage and forecasts beside actuals, of a region the last alone.</returns>
    public static IEnumerable<ScoreChart> All(BacktestReport report, Func<ScoredFigure, string> name, string language)
    {
        ArgumentNullException.ThrowIfNull(report);
        foreach (ScoreSummary summary in report.Summaries.Where(s => s.Kind == "firms" && s.Ahead == 1))
        {
            yield return Pit(report, summary, language);
        }

        if (report.Measure is not null)
        {
            yield return Coverage(report, language);
        }

        ScoredFigure[] shown = report.Measure is null ? [.. report.Figures] : [.. report.Groups.Where(g => g.Ahead == 1).TakeLast(MostRows)];
        if (shown.Length > 0)
        {
            yield return Beside(report, shown, name, language);
        }
    }

    private static ScoreChart Pit(BacktestReport report, ScoreSummary summary, string language)
    {
        bool zh = language == "zh";
        PlotModel plot = ChartFrame.Of(
            (zh ? "实际落在预测的哪一成：" : "Where actuals fell in the forecast: ") + ScoreTexts.Subject(summary).In(language),
            zh ? ["每一成应有 10%（虚线）。偏左：实际低于预测；两端高：预测太窄。同年的企业不独立，高低不能当作独立样本检验。"]
                : ["Each tenth should hold 10 % (dashed). More at the left: actuals below forecasts; at both ends: forecasts too narrow.", "Firms of one year are not independent, so these heights are no independent sample."]);
        plot.Axes.Add(new CategoryAxis { Position = AxisPosition.Bottom, Title = zh ? "预测分布的十分位" : "tenth of the forecast", GapWidth = 0.25, TickStyle = TickStyle.None });
        ((CategoryAxis)plot.Axes[0]).Labels.AddRange(Enumerable.Range(1, ForecasterSummary.PitClasses).Select(i => FormattableString.Invariant($"{i}")));
        plot.Axes.Add(Percent(zh ? "数字的份额（%）" : "share of figures (%)"));
        foreach (ForecasterSummary f in summary.Forecasters.Where(f => s_shown.Contains(f.Forecaster)))
        {
            LineSeries line = Line(f.Forecaster, language);
            line.Points.AddRange(f.Pit.Select((n, i) => new DataPoint(i, 100.0 * n / f.Figures)));
            plot.Series.Add(line);
        }

        plot.Axes[1].Maximum = 5 + summary.Forecasters.Where(f => s_shown.Contains(f.Forecaster)).Max(f => f.Pit.Max(n => 100.0 * n / f.Figures));
        plot.Annotations.Add(new LineAnnotation { Type = LineAnnotationType.Horizontal, Y = 10, Color = ChartPalette.Faint, LineStyle = LineStyle.Dash });
        return new ScoreChart("pit", plot, 560);
    }

    private static ScoreChart Coverage(BacktestReport report, string language)
    {
        bool zh = language == "zh";
        PlotModel plot = ChartFrame.Of(
            zh ? "80% 区间覆盖了多少企业，按起点和期数" : "How many firms the 80 % intervals held, by origin and horizon",
            zh ? ["应接近 80%（虚线）。一个起点的所有企业遇到同样的年景：高低主要是年景。"]
                : ["Should be near 80 % (dashed). All firms of an origin meet the same year: ups and downs are mostly the year."]);
        plot.Axes.Add(new LinearAxis
        {
            Position = AxisPosition.Bottom,
            Title = zh ? "数字所属年份" : "year of the figure",
            MajorStep = 1,
            MinorTickSize = 0,
            StringFormat = "0",
            MinimumPadding = 0.05,
            MaximumPadding = 0.05,
        });
        plot.Axes.Add(Percent(zh ? "区间内的企业（%）" : "firms inside the interval (%)"));
        plot.Axes[1].Maximum = 102;
        foreach (int ahead in report.Figures.Select(f => f.Ahead).Distinct().Order())
        {
            foreach (Forecaster forecaster in s_shown)
            {
                LineSeries line = Line(forecaster, language);
                line.Title = (forecaster == Forecaster.Model ? zh ? "模型" : "model" : zh ? "随机游走" : "walk") + (zh ? $"，提前 {ahead} 年" : $", {ahead} ahead");
                line.LineStyle = ahead switch { 1 => LineStyle.Solid, 2 => LineStyle.Dash, _ => LineStyle.Dot };
                line.Points.AddRange(report.Figures.Where(f => f.Ahead == ahead).GroupBy(f => f.Year).OrderBy(g => g.Key)
                    .Select(g => new DataPoint(g.Key, 100 * g.Average(f => f.Of(forecaster)!.Held[1] ? 1.0 : 0))));
                plot.Series.Add(line);
            }
        }

        plot.Annotations.Add(new LineAnnotation { Type = LineAnnotationType.Horizontal, Y = 80, Color = ChartPalette.Faint, LineStyle = LineStyle.Dash });
        return new ScoreChart("coverage", plot, 600);
    }

    private static ScoreChart Beside(BacktestReport report, ScoredFigure[] figures, Func<ScoredFigure, string> name, string language)
    {
        bool zh = language == "zh";
        PlotModel plot = ChartFrame.Of(
            zh ? "预测与实际并列" : "Forecasts beside actuals",
            zh ? ["横线为模型的 80% 区间，圆点为中位数，方块为后来公布的实际值；以模型中位数为 100。*：数据包的先验用了这个数字的来源。"]
                : ["Bars are the model's 80 % intervals, dots its medians, squares the figures published later; the model's median is 100.", "*: the pack's own priors rest on the source of this figure."]);
        CategoryAxis rows = new() { Position = AxisPosition.Left, StartPosition = 1, EndPosition = 0, TickStyle = TickStyle.None, MajorGridlineStyle = LineStyle.Solid, MajorGridlineColor = ChartPalette.Grid };
        rows.Labels.AddRange(figures.Select(f => $"{name(f)}{(f.InPack ? " *" : "")}, {f.Year} ← {f.Origin}"));
        plot.Axes.Add(new LogarithmicAxis { Position = AxisPosition.Bottom, Title = zh ? "模型中位数 = 100（对数刻度）" : "model median = 100 (log scale)", MinorTickSize = 0, TickStyle = TickStyle.None, MajorGridlineStyle = LineStyle.Solid, MajorGridlineColor = ChartPalette.Grid });
        plot.Axes.Add(rows);
        ScatterSeries median = Dots(ScoreTexts.Name(Forecaster.Model).In(language), 0), actual = Dots(zh ? "实际" : "actual", 1);
        for (int i = 0; i < figures.Length; i++)
        {
            ForecastScore model = figures[i].Of(Forecaster.Model)!;
            double Relative(double ln) => 100 * Math.Exp(ln - model.Median);
            LineSeries bar = new() { Color = ChartPalette.Scenario(0), StrokeThickness = 2 };
            bar.Points.Add(new DataPoint(Relative(model.Intervals[1].Low), i));
            bar.Points.Add(new DataPoint(Relative(model.Intervals[1].High), i));
            plot.Series.Add(bar);
            median.Points.Add(new ScatterPoint(100, i));
            actual.Points.Add(new ScatterPoint(Relative(figures[i].LnActual), i));
        }

        plot.Series.Add(median);
        plot.Series.Add(actual);
        return new ScoreChart("beside", plot, 190 + 19 * figures.Length);
    }

    private static LinearAxis Percent(string title) => new()
    {
        Position = AxisPosition.Left,
        Minimum = 0,
        Title = title,
        AxisTitleDistance = 10,
        MinorTickSize = 0,
        TickStyle = TickStyle.None,
        MajorGridlineStyle = LineStyle.Solid,
        MajorGridlineColor = ChartPalette.Grid,
    };

    private static LineSeries Line(Forecaster forecaster, string language)
    {
        int index = Array.IndexOf(s_shown, forecaster);
        return new LineSeries
        {
            Title = ScoreTexts.Name(forecaster).In(language),
            Color = ChartPalette.Scenario(index),
            MarkerType = ChartPalette.Shape(index),
            MarkerSize = 4,
            MarkerFill = ChartPalette.Scenario(index),
            StrokeThickness = 2,
        };
    }

    private static ScatterSeries Dots(string title, int index) => new()
    {
        Title = title,
        MarkerType = ChartPalette.Shape(index),
        MarkerSize = 4.5,
        MarkerFill = ChartPalette.Scenario(index),
    };
}
