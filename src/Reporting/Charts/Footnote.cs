using OxyPlot;
using OxyPlot.Annotations;

namespace Zyz.Sim.Reporting;

/// <summary>Lines of small print at the lower left of the whole picture.</summary>
internal sealed class Footnote : Annotation
{
    /// <summary>The lines, from the top.</summary>
    public required IReadOnlyList<string> Lines { get; init; }

    /// <summary>Height of a line [points].</summary>
    public const double LineHeight = 15;

    /// <inheritdoc/>
    public override OxyRect GetClippingRect() => OxyRect.Everything;

    /// <inheritdoc/>
    public override void Render(IRenderContext rc)
    {
        double y = PlotModel.Height - 10 - Lines.Count * LineHeight;
        foreach (string line in Lines)
        {
            rc.DrawText(new ScreenPoint(20, y), line, ChartPalette.Faint, PlotModel.DefaultFont, 10.5, 400, 0, HorizontalAlignment.Left, VerticalAlignment.Top);
            y += LineHeight;
        }
    }
}
