using OxyPlot;
using OxyPlot.Annotations;
using OxyPlot.Axes;
using OxyPlot.Legends;
using OxyPlot.Series;
using Zyz.Sim.Model.Observations;
using Zyz.Sim.Model.Regions;
using Zyz.Sim.Model.Results;
using ModelSeries = Zyz.Sim.Model.Results.Series;

namespace Zyz.Sim.Reporting;

/// <summary>The output value of one town or group: bands, medians, the target and what was published.</summary>
public sealed class FanChart
{
    /// <summary>Width of the picture [points].</summary>
    public const double Width = 960;

    /// <summary>Height of the picture [points].</summary>
    public const double Height = 600;

    private readonly RunResult _result;
    private readonly Region _region;
    private readonly string _language;
    private readonly ModelSeries _series;

    private FanChart(RunResult result, Region region, ModelSeries series, string language)
    {
        (_result, _region, _series, _language) = (result, region, series, language);
        Text name = new(EntityNames.Entity(region, series.Entity, "zh"), EntityNames.Entity(region, series.Entity, "en"));
        Title = ChartTexts.Title(name.Zh, name.En).In(language);
        Target = result.Targets.FirstOrDefault(t => t.Entity == series.Entity && t.Kpi == "output_value" && t.Hardness != "recognition");
    }

    /// <summary>The town or group.</summary>
    public string Entity => _series.Entity;

    /// <summary>The title.</summary>
    public string Title { get; }

    /// <summary>The output target of the entity, or null.</summary>
    public TargetForecast? Target { get; }

    /// <summary>The chart of one entity.</summary>
    /// <param name="result">The result.</param>
    /// <param name="region">The region, for names and published figures.</param>
    /// <param name="entity">Town or group.</param>
    /// <param name="language"><c>zh</c> or <c>en</c>.</param>
    /// <returns>The chart, or null where the result has no output series of the entity.</returns>
    public static FanChart? Of(RunResult result, Region region, string entity, string language)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(region);
        ModelSeries? series = result.Series.FirstOrDefault(s => s.Entity == entity && s.Kpi == "output_value" && s.Prices != "constant");
        return series is null ? null : new FanChart(result, region, series, language);
    }

    /// <summary>Every text on the chart, for checks that each of its characters can be drawn.</summary>
    /// <returns>The texts.</returns>
    public IEnumerable<string> Words()
    {
        PlotModel plot = Plot();
        return plot.Series.Select(s => s.Title ?? "")
            .Concat(plot.Annotations.OfType<LineAnnotation>().Select(a => a.Text ?? ""))
            .Concat(plot.Axes.Select(a => a.Title ?? "")).Concat(Footnotes()).Append(Title);
    }

    /// <summary>Highest value the vertical axis shows, in the series' unit.</summary>
    /// <returns>The value.</returns>
    public double Top()
    {
        double top = _series.Points.Max(p => p.P95);
        top = Observations().Select(o => o.Value).Append(Target?.Value ?? 0).Append(top).Max();
        return top > 0 ? top * 1.1 : 1;
    }

    internal PlotModel Plot()
    {
        IReadOnlyList<string> footnotes = Footnotes();
        PlotModel plot = new()
        {
            Title = Title,
            TitleFontSize = 20,
            TitleFontWeight = 700,
            TitleHorizontalAlignment = TitleHorizontalAlignment.CenteredWithinView,
            DefaultFont = ChartFont.Family,
            DefaultFontSize = 13,
            TextColor = ChartPalette.Ink,
            TitleColor = ChartPalette.Ink,
            Background = OxyColors.White,
            PlotAreaBorderThickness = new OxyThickness(0),
            Padding = new OxyThickness(16, 16, 28, 20 + footnotes.Count * Footnote.LineHeight),
            Culture = System.Globalization.CultureInfo.InvariantCulture,
        };
        AddAxes(plot);
        AddBands(plot);
        AddConstantMedian(plot);
        AddTarget(plot);
        AddObservations(plot);
        plot.Legends.Add(new Legend
        {
            LegendPlacement = LegendPlacement.Outside,
            LegendPosition = LegendPosition.BottomCenter,
            LegendOrientation = LegendOrientation.Horizontal,
            LegendBorderThickness = 0,
            LegendItemSpacing = 22,
            LegendLineSpacing = 4,
            LegendMargin = 10,
        });
        plot.Annotations.Add(new Footnote { Lines = footnotes });
        return plot;
    }

    private IReadOnlyList<string> Footnotes()
    {
        Text scenario = _result.Scenario.Title;
        string mark = ChartTexts.Marks(_result, _region, _language);
        bool judged = _region.BaselineIsJudged(Entity);
        string seed = _result.Seed.ToString(System.Globalization.CultureInfo.InvariantCulture);
        string count = NumberText.Count(_result.Replications);
        return _language == "zh"
            ? [$"{mark}情景：{scenario.Zh}（{_result.Scenario.Id}）；预测起点 {_result.Origin}；种子 {seed}；{count} 次重复；模型 {_result.ModelVersion}",
               $"概率与区间均在模型与先验之下；{(judged ? "基数为先验判断；" : "")}产值为当年价。"]
            : [$"{mark}Scenario: {scenario.En} ({_result.Scenario.Id}); origin {_result.Origin}; seed {seed}; {count} replications; model {_result.ModelVersion}",
               $"Bands hold under the model and its priors; {(judged ? "baselines are priors; " : "")}current prices. 1 亿元 = 100 million yuan."];
    }

    private void AddAxes(PlotModel plot)
    {
        int first = Observations().Select(o => o.Year).Append(Year(_series.Points[0].At)).Min();
        int last = Math.Max(Year(_series.Points[^1].At), Target is null ? 0 : Year(Target.At));
        plot.Axes.Add(new LinearAxis
        {
            Position = AxisPosition.Bottom,
            Minimum = first - 0.3,
            Maximum = last + 0.3,
            MajorStep = last - first > 12 ? 2 : 1,
            MinorTickSize = 0,
            StringFormat = "0",
            AxislineStyle = LineStyle.Solid,
            AxislineColor = ChartPalette.Faint,
            TicklineColor = ChartPalette.Faint,
        });
        plot.Axes.Add(new LinearAxis
        {
            Position = AxisPosition.Left,
            Minimum = 0,
            Maximum = Top(),
            Title = ChartTexts.Value.In(_language) + (_language == "zh" ? $"（{_series.Unit}）" : $" ({_series.Unit})"),
            AxisTitleDistance = 12,
            MinorTickSize = 0,
            TickStyle = TickStyle.None,
            MajorGridlineStyle = LineStyle.Solid,
            MajorGridlineColor = ChartPalette.Grid,
        });
    }

    private void AddBands(PlotModel plot)
    {
        plot.Series.Add(Band(ChartTexts.WideBand, ChartPalette.WideBand, p => p.P05, p => p.P95));
        plot.Series.Add(Band(ChartTexts.NarrowBand, ChartPalette.NarrowBand, p => p.P25, p => p.P75));
        plot.Series.Add(Line(ChartTexts.Median, _series, ChartPalette.Median, LineStyle.Solid, 2.6));
    }

    private void AddConstantMedian(PlotModel plot)
    {
        ModelSeries? constant = _result.Series.FirstOrDefault(s => s.Entity == Entity && s.Kpi == "output_value" && s.Prices == "constant");
        if (constant is not null)
        {
            plot.Series.Add(Line(ChartTexts.MedianConstant, constant, ChartPalette.Constant, LineStyle.Dash, 1.6));
        }
    }

    private AreaSeries Band(Text title, OxyColor colour, Func<SeriesPoint, double> low, Func<SeriesPoint, double> high)
    {
        AreaSeries band = new()
        {
            Title = title.In(_language),
            Fill = colour,
            Color = colour,
            Color2 = colour,
            StrokeThickness = 0,
        };
        band.Points.AddRange(_series.Points.Select(p => new DataPoint(Year(p.At), high(p))));
        band.Points2.AddRange(_series.Points.Select(p => new DataPoint(Year(p.At), low(p))));
        return band;
    }

    private LineSeries Line(Text title, ModelSeries series, OxyColor colour, LineStyle style, double thickness)
    {
        LineSeries line = new() { Title = title.In(_language), Color = colour, LineStyle = style, StrokeThickness = thickness };
        line.Points.AddRange(series.Points.Select(p => new DataPoint(Year(p.At), p.P50)));
        return line;
    }

    private void AddTarget(PlotModel plot)
    {
        if (Target is null)
        {
            return;
        }

        int year = Year(Target.At);
        string goal = GoalText.Of(Target.Relation, Target.Value, Target.Unit, _language);
        plot.Annotations.Add(new LineAnnotation
        {
            Type = LineAnnotationType.Horizontal,
            Y = Target.Value,
            MaximumX = year,
            Color = ChartPalette.Target,
            StrokeThickness = 1.6,
            LineStyle = LineStyle.LongDash,
            Layer = AnnotationLayer.AboveSeries,
            Text = _language == "zh" ? $"{year} 年目标 {goal}" : $"target for {year}: {goal}",
            TextColor = ChartPalette.Target,
            FontWeight = 700,
            TextHorizontalAlignment = HorizontalAlignment.Left,
            TextVerticalAlignment = Target.Value > Top() * 0.88 ? VerticalAlignment.Bottom : VerticalAlignment.Top,
            TextLinePosition = 0,
            TextMargin = 8,
        });
        ScatterSeries mark = Marks(ChartTexts.Target.In(_language), MarkerType.Square, ChartPalette.Target, hollow: false);
        mark.Points.Add(new ScatterPoint(year, Target.Value));
        plot.Series.Add(mark);
    }

    private void AddObservations(PlotModel plot)
    {
        var groups = Observations()
            .GroupBy(o => (Shape: ShapeOf(o.Relation), After: PublicationDay.IsAfter(o.Published, _result.Origin)))
            .OrderBy(g => g.Key.After).ThenBy(g => g.Key.Shape);
        foreach (var group in groups)
        {
            Text title = group.Key.Shape switch
            {
                MarkerType.Triangle => ChartTexts.AtLeast,
                MarkerType.Diamond => ChartTexts.About,
                _ => ChartTexts.Actual,
            };
            Text after = _result.Hindsight ? ChartTexts.After : ChartTexts.AfterUnused;
            string text = !group.Key.After ? title.In(_language)
                : _language == "zh" ? $"{title.Zh}（{after.Zh}）" : $"{title.En} ({after.En})";
            ScatterSeries marks = Marks(text, group.Key.Shape, ChartPalette.Actual, group.Key.After);
            marks.Points.AddRange(group.Select(o => new ScatterPoint(o.Year, o.Value)));
            plot.Series.Add(marks);
        }
    }

    private static MarkerType ShapeOf(string relation) => relation switch
    {
        "gt" or "ge" => MarkerType.Triangle,
        "approx" => MarkerType.Diamond,
        _ => MarkerType.Circle,
    };

    private static ScatterSeries Marks(string title, MarkerType shape, OxyColor colour, bool hollow) => new()
    {
        Title = title,
        MarkerType = shape,
        MarkerSize = 5.5,
        MarkerFill = hollow ? OxyColors.White : colour,
        MarkerStroke = colour,
        MarkerStrokeThickness = 2,
    };

    /// <summary>Figures as known at the origin, and as known since; not those that were corrected before it.</summary>
    private IEnumerable<Observation> Observations()
    {
        const string Ever = "9999-12-31";
        int last = Math.Max(Year(_series.Points[^1].At), Target is null ? 0 : Year(Target.At));
        return KnownFigures.On(_region.Observations, _result.Origin).Union(KnownFigures.On(_region.Observations, Ever)).Where(o =>
            o.WholeScope && o.Entity == Entity && o.Measure == "output_value" && o.Unit == _series.Unit && o.Year <= last);
    }

    private static int Year(string at) => int.Parse(at.AsSpan(0, 4), System.Globalization.CultureInfo.InvariantCulture);
}
