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
        using ChartRenderContext measurer = new();
        using MemoryStream stream = new();
        SvgExporter exporter = new()
        {
            Width = FanChart.Width,
            Height = FanChart.Height,
            IsDocument = true,
            TextMeasurer = measurer,
            UseVerticalTextAlignmentWorkaround = true,
        };
        exporter.Export(chart.Plot(), stream);
        return stream.ToArray();
    }
}
