using System.Text.RegularExpressions;

namespace Zyz.Sim.Reporting;

/// <summary>Text as a cell can hold it.</summary>
internal static partial class SheetText
{
    private const int Longest = 32_767;

    /// <summary>A text without what a workbook cannot hold: control characters become the mark of the unreadable, the end of an overlong text three dots.</summary>
    /// <param name="text">The text.</param>
    /// <returns>At most 32,767 characters that Excel shows as they stand.</returns>
    public static string Of(string text)
    {
        string held = Escape().Replace(Unwritable().Replace(text, "\uFFFD"), "_x005F$0");
        return held.Length <= Longest ? held : held[..(Longest - 1)] + "…";
    }

    /// <summary>Width of a text [characters]: Chinese characters and signs take two.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The width.</returns>
    public static int Width(string text) => text.Sum(c => c < '\u1100' ? 1 : 2);

    [GeneratedRegex(@"[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]")]
    private static partial Regex Unwritable();

    /// <summary>Excel reads <c>_x0041_</c> as a letter; a name that happens to look so is kept.</summary>
    [GeneratedRegex("_(?=x[0-9A-Fa-f]{4}_)")]
    private static partial Regex Escape();
}
