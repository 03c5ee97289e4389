using System.Text;

namespace Zyz.Sim.Inputs.Import.Words;

/// <summary>Text as people type it, made comparable: full-width forms narrow, spaces and marks without width gone.</summary>
internal static class PlainText
{
    private const int FullWidthOffset = 0xFEE0;

    /// <summary>Full-width letters, digits and signs as ordinary ones; runs of white space as one space.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The plain text, trimmed.</returns>
    public static string Of(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (char c in text)
        {
            char narrow = c is >= '\uFF01' and <= '\uFF5E' ? (char)(c - FullWidthOffset) : c;
            if (char.IsWhiteSpace(narrow))
            {
                if (plain.Length > 0 && plain[^1] != ' ')
                {
                    plain.Append(' ');
                }
            }
            else if (narrow is not ('\u200B' or '\u200C' or '\u200D' or '\u2060' or '\uFEFF'))
            {
                plain.Append(narrow);
            }
        }

        return plain.ToString().TrimEnd();
    }

    /// <summary>The plain text without any space and in lower case: how names and words are compared.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The compact text.</returns>
    public static string Compact(string text) => Of(text).Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant();

    /// <summary>Whether the text was typed with full-width digits or signs.</summary>
    /// <param name="text">The text.</param>
    /// <returns>True where it holds any.</returns>
    public static bool IsFullWidth(string text) => text.Any(c => c is >= '\uFF01' and <= '\uFF5E');
}
