using OxyPlot;

namespace Zyz.Sim.Reporting;

/// <summary>Colours that stay apart for colour-blind readers and in grey print (after Okabe and Ito).</summary>
internal static class ChartPalette
{
    public static OxyColor Ink { get; } = OxyColor.FromRgb(0x22, 0x2b, 0x33);

    public static OxyColor Faint { get; } = OxyColor.FromRgb(0x5f, 0x6b, 0x76);

    public static OxyColor Grid { get; } = OxyColor.FromRgb(0xe4, 0xe8, 0xec);

    public static OxyColor WideBand { get; } = OxyColor.FromRgb(0xcf, 0xe2, 0xf1);

    public static OxyColor NarrowBand { get; } = OxyColor.FromRgb(0x8f, 0xbd, 0xdf);

    public static OxyColor Median { get; } = OxyColor.FromRgb(0x00, 0x4f, 0x86);

    public static OxyColor Constant { get; } = OxyColor.FromRgb(0x3d, 0x45, 0x4d);

    public static OxyColor Target { get; } = OxyColor.FromRgb(0xc4, 0x4e, 0x00);

    public static OxyColor Actual { get; } = OxyColor.FromRgb(0x11, 0x11, 0x11);
}
