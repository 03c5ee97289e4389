using SkiaSharp;

namespace Zyz.Sim.Reporting;

/// <summary>
/// The font the product carries: Noto Sans SC cut to the GB2312 characters (SIL Open Font License). Charts look the
/// same on machines without a Chinese font, where text would else come out as empty boxes without any error.
/// </summary>
public static class ChartFont
{
    /// <summary>The family as SVG names it, with what readers' machines usually have.</summary>
    public const string Family = "'Noto Sans SC', 'Microsoft YaHei', 'SimHei', sans-serif";

    private static readonly Lazy<SKTypeface> s_regular = new(() => Load("NotoSansSC-GB2312-400Regular.ttf"));

    private static readonly Lazy<SKTypeface> s_bold = new(() => Load("NotoSansSC-GB2312-700Bold.ttf"));

    /// <summary>Whether the font can draw every character of a text.</summary>
    /// <param name="text">The text.</param>
    /// <returns>True where nothing would come out as an empty box.</returns>
    public static bool CanDraw(string text) => s_regular.Value.ContainsGlyphs(text) && s_bold.Value.ContainsGlyphs(text);

    internal static SKTypeface Of(double weight) => weight >= 600 ? s_bold.Value : s_regular.Value;

    private static SKTypeface Load(string name)
    {
        using Stream stream = typeof(ChartFont).Assembly.GetManifestResourceStream("Zyz.Sim.Reporting.Fonts." + name)
            ?? throw new InvalidOperationException($"The font {name} is not inside the assembly.");
        return SKTypeface.FromStream(stream) ?? throw new InvalidOperationException($"The font {name} cannot be read.");
    }
}
