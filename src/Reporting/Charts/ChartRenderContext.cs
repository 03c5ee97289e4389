using OxyPlot;
using OxyPlot.SkiaSharp;
using SkiaSharp;

namespace Zyz.Sim.Reporting;

/// <summary>Draws and measures text with the product's own font, whatever font the machine has.</summary>
internal sealed class ChartRenderContext : SkiaRenderContext, IRenderContext
{
    private readonly SKPaint _text = new() { IsAntialias = true, SubpixelText = true };

    /// <inheritdoc/>
    OxySize IRenderContext.MeasureText(string text, string? fontFamily, double fontSize, double fontWeight)
    {
        if (string.IsNullOrEmpty(text))
        {
            return OxySize.Empty;
        }

        Use(fontSize, fontWeight);
        string[] lines = Lines(text);
        float height = _text.GetFontMetrics(out _);
        return new OxySize(lines.Max(_text.MeasureText) / DpiScale, lines.Length * height / DpiScale);
    }

    /// <inheritdoc/>
    void IRenderContext.DrawText(
        ScreenPoint p, string text, OxyColor fill, string? fontFamily, double fontSize, double fontWeight, double rotation,
        HorizontalAlignment horizontalAlignment, VerticalAlignment verticalAlignment, OxySize? maxSize)
    {
        if (string.IsNullOrEmpty(text) || fill.A == 0)
        {
            return;
        }

        Use(fontSize, fontWeight);
        _text.Color = new SKColor(fill.R, fill.G, fill.B, fill.A);
        string[] lines = Lines(text);
        float lineHeight = _text.GetFontMetrics(out SKFontMetrics metrics);
        float y = verticalAlignment switch
        {
            VerticalAlignment.Top => -metrics.Ascent,
            VerticalAlignment.Middle => -(metrics.Ascent + metrics.Descent + lineHeight * (lines.Length - 1)) / 2,
            _ => -metrics.Descent - lineHeight * (lines.Length - 1),
        };
        using SKAutoCanvasRestore restore = new(SkCanvas);
        SkCanvas.Translate((float)p.X * DpiScale, (float)p.Y * DpiScale);
        SkCanvas.RotateDegrees((float)rotation);
        foreach (string line in lines)
        {
            float width = _text.MeasureText(line);
            float x = horizontalAlignment switch
            {
                HorizontalAlignment.Left => 0,
                HorizontalAlignment.Center => -width / 2,
                _ => -width,
            };
            SkCanvas.DrawText(line, x, y, _text);
            y += lineHeight;
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _text.Dispose();
        }

        base.Dispose(disposing);
    }

    private static string[] Lines(string text) => text.ReplaceLineEndings("\n").Split('\n');

    private void Use(double fontSize, double fontWeight)
    {
        _text.Typeface = ChartFont.Of(fontWeight);
        _text.TextSize = (float)fontSize * DpiScale;
    }
}
