using System.Text;
using OxyPlot;

namespace Zyz.Sim.Reporting;

/// <summary>Charts as SVG.</summary>
public static class ChartSvg
{
    /// <summary>Writes a chart as an SVG document, text measured with the product's own font.</summary>
    /// <param name="chart">The chart.</param>
    /// <returns>The document, UTF-8.</returns>
    public static byte[] Write(FanChart chart)
    {
        ArgumentNullException.ThrowIfNull(chart);
        return Write(chart.Plot(), FanChart.Width, FanChart.Height);
    }

    /// <summary>Writes the chart of a comparison.</summary>
    /// <param name="chart">The chart.</param>
    /// <returns>The document, UTF-8.</returns>
    public static byte[] Write(DifferenceChart chart)
    {
        ArgumentNullException.ThrowIfNull(chart);
        return Write(chart.Plot(), DifferenceChart.Width, chart.Height);
    }

    /// <summary>Writes the chart of a recalibration.</summary>
    /// <param name="chart">The chart.</param>
    /// <returns>The document, UTF-8.</returns>
    public static byte[] Write(ContractionChart chart)
    {
        ArgumentNullException.ThrowIfNull(chart);
        return Write(chart.Plot(), ContractionChart.Width, chart.Height);
    }

    /// <summary>Writes a chart of a backtest.</summary>
    /// <param name="chart">The chart.</param>
    /// <returns>The document, UTF-8.</returns>
    public static byte[] Write(ScoreChart chart)
    {
        ArgumentNullException.ThrowIfNull(chart);
        return Write(chart.Plot, FanChart.Width, chart.Height);
    }

    private static byte[] Write(PlotModel plot, double width, double height)
    {
        using ChartRenderContext measurer = new();
        using MemoryStream stream = new();
        SvgExporter exporter = new()
        {
            Width = width,
            Height = height,
            IsDocument = true,
            TextMeasurer = measurer,
            UseVerticalTextAlignmentWorkaround = true,
        };
        exporter.Export(plot, stream);
        return Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(stream.ToArray()).ReplaceLineEndings("\n")); // the library ends lines as the system does
    }
}
