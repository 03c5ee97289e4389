using System.Collections.Immutable;
using OxyPlot;
using OxyPlot.Annotations;
using OxyPlot.Axes;
using OxyPlot.Legends;
using OxyPlot.Series;
using Zyz.Sim.Model.Comparison;
using Zyz.Sim.Model.Regions;
using Zyz.Sim.Model.Scenarios;

namespace Zyz.Sim.Reporting;

/// <summary>How far each scenario's mean output lies from the base scenario's, town by town, with paired intervals, on one axis.</summary>
public sealed class DifferenceChart
{
    private const double RowHeight = 22, HeadAndFoot = 190;
    private readonly ScenarioComparison comparison;
    private readonly Region region;
    private readonly string language;
    private readonly ImmutableArray<ComparedFigure> figures;
    private readonly ImmutableArray<string> entities;

    private DifferenceChart(ScenarioComparison comparison, Region region, string language)
    {
        (this.comparison, this.region, this.language) = (comparison, region, language);
        figures = [.. comparison.Figures.Where(f => f.Target is null && f.Measure == ExpectationMeasure.Mean)];
        entities = [.. figures.Select(f => f.Entity).Distinct()];
    }

    /// <summary>Width of the picture [points].</summary>
    public static double Width => FanChart.Width;

    /// <summary>Height of the picture [points]: a row for every entity and scenario.</summary>
    public double Height => HeadAndFoot + entities.Length * Math.Max(1.6, comparison.Scenarios.Length - 1) * RowHeight;

    /// <summary>The chart of a comparison.</summary>
    /// <param name="comparison">The comparison.</param>
    /// <param name="region">The region, for names.</param>
    /// <param name="language"><c>zh</c> or <c>en</c>.</param>
    /// <returns>The chart, or null where no output can be compared.</returns>
    public static DifferenceChart? Of(ScenarioComparison comparison, Region region, string language)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        DifferenceChart chart = new(comparison, region, language);
        return chart.figures.IsEmpty ? null : chart;
    }

    /// <summary>Every text on the chart, for checks that each of its characters can be drawn.</summary>
    /// <returns>The texts.</returns>
    public IEnumerable<string> Words()
    {
        PlotModel plot = Plot();
        return plot.Series.Select(s => s.Title).Concat(plot.Axes.Select(a => a.Title ?? "")).Concat(entities.Select(Name)).Concat(Footnotes()).Append(plot.Title);
    }

    internal PlotModel Plot()
    {
        IReadOnlyList<string> footnotes = Footnotes();
        string first = comparison.Scenarios[0].Title.In(language);
        PlotModel plot = new()
        {
            Title = language == "zh" ? $"与“{first}”相比的产值差" : $"Output value, difference from {first}",
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
        plot.Annotations.Add(new LineAnnotation { Type = LineAnnotationType.Vertical, X = 0, Color = ChartPalette.Faint, LineStyle = LineStyle.Solid, StrokeThickness = 1.4 });
        for (int s = 1; s < comparison.Scenarios.Length; s++)
        {
            plot.Series.Add(Differences(s));
        }

        plot.Legends.Add(new Legend
        {
            LegendPlacement = LegendPlacement.Outside,
            LegendPosition = LegendPosition.BottomCenter,
            LegendOrientation = LegendOrientation.Horizontal,
            LegendBorderThickness = 0,
            LegendItemSpacing = 22,
            LegendMargin = 10,
        });
        plot.Annotations.Add(new Footnote { Lines = footnotes });
        return plot;
    }

    private void AddAxes(PlotModel plot)
    {
        string unit = figures[0].Unit, year = figures[0].At[..4];
        double low = Math.Min(0, figures.Min(f => f.Low)), high = Math.Max(0, figures.Max(f => f.High)), air = 0.05 * (high - low);
        plot.Axes.Add(new LinearAxis
        {
            Position = AxisPosition.Bottom,
            Minimum = air > 0 ? low - air : double.NaN, // the library looks at marks and cuts the bars
            Maximum = air > 0 ? high + air : double.NaN,
            Title = language == "zh" ? $"{year} 年产值均值之差（{unit}，当年价）" : $"difference of mean output in {year} ({unit}, current prices)",
            AxisTitleDistance = 10,
            MinorTickSize = 0,
            TickStyle = TickStyle.None,
            MajorGridlineStyle = LineStyle.Solid,
            MajorGridlineColor = ChartPalette.Grid,
        });
        CategoryAxis rows = new()
        {
            Position = AxisPosition.Left,
            StartPosition = 1,
            EndPosition = 0,
            MinorTickSize = 0,
            TickStyle = TickStyle.None,
            MajorGridlineStyle = LineStyle.Solid,
            MajorGridlineColor = ChartPalette.Grid,
        };
        rows.Labels.AddRange(entities.Select(Name));
        plot.Axes.Add(rows);
    }

    private ScatterErrorSeries Differences(int scenario)
    {
        ComparedScenario compared = comparison.Scenarios[scenario];
        int others = comparison.Scenarios.Length - 1;
        OxyColor colour = ChartPalette.Scenario(scenario - 1);
        ScatterErrorSeries series = new()
        {
            Title = comparison.NameOf(compared.Id, language),
            MarkerType = ChartPalette.Shape(scenario - 1),
            MarkerSize = 4.5,
            MarkerFill = colour,
            MarkerStroke = colour,
            MarkerStrokeThickness = 1.5,
            ErrorBarColor = colour,
            ErrorBarStrokeThickness = 1.6,
            ErrorBarStopWidth = 3,
        };
        foreach (ComparedFigure figure in figures.Where(f => f.Scenario == compared.Id))
        {
            double row = entities.IndexOf(figure.Entity) + (scenario - 0.5 - 0.5 * others) / (others + 1.2);
            series.Points.Add(new ScatterErrorPoint(figure.Difference, row, figure.PairedWidth, 0));
        }

        return series;
    }

    private string Name(string entity) => EntityNames.Entity(region, entity, language);

    private IReadOnlyList<string> Footnotes()
    {
        string seed = comparison.Seed.ToString(System.Globalization.CultureInfo.InvariantCulture), count = NumberText.Count(comparison.Replications);
        string mark = comparison.Scenarios.Any(s => s.Hindsight) ? ChartTexts.Hindsight.In(language) + (language == "zh" ? "；" : "; ") : "";
        return language == "zh"
            ? [$"{mark}同样的 {count} 个未来（种子 {seed}）逐次相减；横线为配对 95% 区间，只含抽样误差。", "差与区间均在模型与先验之下。"]
            : [$"{mark}Taken future by future on the same {count} futures (seed {seed}); bars are paired 95 % intervals of sampling error only.", "Differences hold under the model and its priors. 1 亿元 = 100 million yuan."];
    }
}
