using System.Collections.Immutable;
using OxyPlot;
using OxyPlot.Annotations;
using OxyPlot.Axes;
using OxyPlot.Legends;
using OxyPlot.Series;
using Zyz.Sim.Model.Calibration;
using Zyz.Sim.Model.Regions;

namespace Zyz.Sim.Reporting;

/// <summary>What a recalibration learnt: the band of each parameter before and after the figures, each on the scale of its own prior.</summary>
public sealed class ContractionChart
{
    private const double RowHeight = 26, HeadAndFoot = 210;
    private const int MostRows = 24;
    private readonly Vintage vintage;
    private readonly Region region;
    private readonly string language;
    private readonly ImmutableArray<ParameterChange> rows;
    private readonly int levers;
    private readonly int others;

    private ContractionChart(Vintage vintage, Region region, string language)
    {
        (this.vintage, this.region, this.language) = (vintage, region, language);
        ParameterChange[] free = [.. vintage.Parameters.Where(p => !p.OfLever)];
        levers = vintage.Parameters.Length - free.Length;
        rows =
        [
            .. free.Where(p => p.IsInformed || p.Name == "townDrift").OrderByDescending(p => p.Contraction)
                .ThenBy(p => p.Name, StringComparer.Ordinal).ThenBy(p => p.Scope, StringComparer.Ordinal).Take(MostRows),
        ];
        others = free.Length - rows.Length;
    }

    /// <summary>Width of the picture [points].</summary>
    public static double Width => FanChart.Width;

    /// <summary>Height of the picture [points].</summary>
    public double Height => HeadAndFoot + (rows.Length + 1) * RowHeight;

    /// <summary>The chart of a vintage.</summary>
    /// <param name="vintage">The vintage.</param>
    /// <param name="region">The region, for names.</param>
    /// <param name="language"><c>zh</c> or <c>en</c>.</param>
    /// <returns>The chart.</returns>
    public static ContractionChart Of(Vintage vintage, Region region, string language)
    {
        ArgumentNullException.ThrowIfNull(vintage);
        ArgumentNullException.ThrowIfNull(region);
        return new ContractionChart(vintage, region, language);
    }

    /// <summary>Every text on the chart, for checks that each of its characters can be drawn.</summary>
    /// <returns>The texts.</returns>
    public IEnumerable<string> Words()
    {
        PlotModel plot = Plot();
        return plot.Series.Select(s => s.Title).Concat(plot.Axes.Select(a => a.Title ?? "")).Concat(rows.Select(Label)).Concat(Footnotes()).Append(Lever()).Append(plot.Title);
    }

    internal PlotModel Plot()
    {
        IReadOnlyList<string> footnotes = Footnotes();
        PlotModel plot = ChartFrame.Of(language == "zh" ? $"实际数教会了什么：先验与后验（截至 {vintage.AsOf}）" : $"What the figures taught: prior and posterior (as of {vintage.AsOf})", footnotes);
        CategoryAxis names = new() { Position = AxisPosition.Left, StartPosition = 1, EndPosition = 0, TickStyle = TickStyle.None, MajorGridlineStyle = LineStyle.Solid, MajorGridlineColor = ChartPalette.Grid };
        names.Labels.AddRange(rows.Select(Label).Append(Lever()));
        plot.Axes.Add(names);
        plot.Axes.Add(new LinearAxis
        {
            Position = AxisPosition.Bottom,
            Title = language == "zh" ? "以各自先验的 5–95 % 半宽为单位，0 为先验中位" : "in half widths of each prior's own 5–95 % band; 0 is the prior's median",
            AxisTitleDistance = 10,
            TickStyle = TickStyle.None,
            MinorTickSize = 0,
            MajorGridlineStyle = LineStyle.Solid,
            MajorGridlineColor = ChartPalette.Grid,
        });
        plot.Series.Add(Bands(language == "zh" ? "先验 5–95 %" : "prior 5–95 %", ChartPalette.Faint, MarkerType.Circle, -0.16, p => p.Before));
        plot.Series.Add(Bands(language == "zh" ? "后验 5–95 %" : "posterior 5–95 %", ChartPalette.Scenario(0), MarkerType.Square, 0.16, p => p.After));
        return plot;
    }

    private LineSeries Bands(string title, OxyColor colour, MarkerType shape, double shift, Func<ParameterChange, Summary> of)
    {
        LineSeries series = new()
        {
            Title = title,
            Color = colour,
            StrokeThickness = 3,
            MarkerType = shape,
            MarkerFill = colour,
            MarkerSize = 4,
        };
        for (int i = 0; i <= rows.Length; i++)
        {
            double[] at = i < rows.Length ? Scaled(rows[i].Before, of(rows[i])) : [-1, 0, 1];
            series.Points.AddRange(at.Select(x => new DataPoint(x, i + shift)));
            series.Points.Add(DataPoint.Undefined);
        }

        return series;
    }

    private static double[] Scaled(Summary prior, Summary band)
    {
        double half = Math.Max((prior.P95 - prior.P05) / 2, 1e-12);
        return [(band.P05 - prior.P50) / half, (band.P50 - prior.P50) / half, (band.P95 - prior.P50) / half];
    }

    private string Label(ParameterChange change) => $"{ParameterNames.Of(region, change.Name, change.Scope, language)} ({NumberText.Percent(Math.Max(0, change.Contraction))})";

    private string Lever() => language == "zh" ? $"杠杆（{levers} 个参数）：数据未提供信息" : $"levers ({levers} parameters): not informed by data";

    private IReadOnlyList<string> Footnotes() => language == "zh"
        ? [$"括号内为收缩：方差减少的比例。另有 {others} 个参数收缩不足 5 %，未画出。", "先验为判断；后验只在模型、先验和所采用的数字之下成立。"]
        : [$"In brackets the contraction: the share of variance gone. {others} more parameters contract by less than 5 % and are not drawn.", "Priors are judgements; the posterior holds under the model, its priors and the figures taken in."];
}
