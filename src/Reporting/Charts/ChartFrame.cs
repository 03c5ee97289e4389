using OxyPlot;
using OxyPlot.Legends;

namespace Zyz.Sim.Reporting;

/// <summary>What every chart has around its lines: title, font, margins, legend below, footnotes.</summary>
internal static class ChartFrame
{
    /// <summary>An empty chart.</summary>
    /// <param name="title">Its title.</param>
    /// <param name="footnotes">Lines below it.</param>
    public static PlotModel Of(string title, IReadOnlyList<string> footnotes)
    {
        PlotModel plot = new()
        {
            Title = title,
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
}
