using OxyPlot;
using OxyPlot.SkiaSharp;
using SkiaSharp;

namespace Zyz.Sim.Reporting;

/// <summary>Charts as PNG.</summary>
public static class ChartPng
{
    /// <summary>Draws a chart with the product's own font.</summary>
    /// <param name="chart">The chart.</param>
    /// <param name="scale">Pixels per point [1]. &gt; 0.</param>
    /// <returns>The picture.</returns>
    public static byte[] Write(FanChart chart, float scale = 1.5f)
    {
        ArgumentNullException.ThrowIfNull(chart);
        using SKBitmap bitmap = new((int)(FanChart.Width * scale), (int)(FanChart.Height * scale));
        using SKCanvas canvas = new(bitmap);
        using ChartRenderContext context = new() { RenderTarget = RenderTarget.PixelGraphic, SkCanvas = canvas, DpiScale = scale };
        canvas.Clear(SKColors.White);
        IPlotModel plot = chart.Plot();
        plot.Update(true);
        plot.Render(context, new OxyRect(0, 0, FanChart.Width, FanChart.Height));
        using MemoryStream stream = new();
        using SKPixmap pixels = bitmap.PeekPixels();
        using SKData data = pixels.Encode(new SKPngEncoderOptions(SKPngEncoderFilterFlags.Sub, 6));
        data.SaveTo(stream);
        return stream.ToArray();
    }
}
