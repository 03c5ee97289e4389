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

    /// <summary>Colour of the i-th scenario of a comparison; shapes tell further ones apart.</summary>
    public static OxyColor Scenario(int index) => s_scenarios[index % s_scenarios.Length];

    /// <summary>Shape of the i-th scenario of a comparison.</summary>
    public static MarkerType Shape(int index) => s_shapes[index % s_shapes.Length];

    private static readonly OxyColor[] s_scenarios =
    [
        OxyColor.FromRgb(0x00, 0x72, 0xb2), OxyColor.FromRgb(0xd5, 0x5e, 0x00), OxyColor.FromRgb(0x00, 0x9e, 0x73), OxyColor.FromRgb(0xcc, 0x79, 0xa7),
        OxyColor.FromRgb(0x56, 0xb4, 0xe9), OxyColor.FromRgb(0xb8, 0x86, 0x00), OxyColor.FromRgb(0x22, 0x2b, 0x33),
    ];

    private static readonly MarkerType[] s_shapes = [MarkerType.Circle, MarkerType.Square, MarkerType.Triangle, MarkerType.Diamond];
}
