using System.Text;
using Zyz.Sim.Model.Regions;

namespace Zyz.Sim.Inputs.Fields;

/// <summary>Turns the bytes of a file into text: strict UTF-8 first, then strict GB18030, which Chinese Excel writes.</summary>
internal static class TextDecoder
{
    private const int Gb18030Page = 54936;
    private const char LongUtf8 = '\u0800'; // from here on UTF-8 takes three bytes

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly Encoding StrictGb18030 = CodePagesEncodingProvider.Instance.GetEncoding(
        Gb18030Page, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;

    /// <summary>Decodes a file.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="fault">Why they are no text, with the first wrong byte counted from 1; else null.</param>
    /// <returns>The text without a byte order mark, or null after a fault.</returns>
    public static string? Decode(byte[] bytes, out Text? fault)
    {
        fault = null;
        if (Try(StrictUtf8, bytes, out int wrong) is { } text)
        {
            return Lines(text.StartsWith('\uFEFF') ? text[1..] : text);
        }

        if (LooksLikeUtf8(bytes))
        {
            fault = Rules.BrokenUtf8(wrong);
            return null;
        }

        string? chinese = Try(StrictGb18030, bytes, out int alsoWrong);
        fault = chinese is null ? Rules.NotText(wrong, alsoWrong) : null;
        return chinese is null ? null : Lines(chinese);
    }

    /// <summary>Lines end as they do elsewhere, inside quoted cells too: a file saved on Windows says the same.</summary>
    private static string Lines(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal);

    /// <summary>
    /// A damaged UTF-8 file would often pass as GB18030 and give other characters in silence. Its long sequences tell: Chinese
    /// text in GB18030 hardly ever forms one by chance.
    /// </summary>
    private static bool LooksLikeUtf8(byte[] bytes)
    {
        string lenient = Encoding.UTF8.GetString(bytes);
        int damaged = lenient.Count(c => c == '\uFFFD');
        return lenient.StartsWith('\uFEFF') || lenient.Count(c => c >= LongUtf8 && c != '\uFFFD') > damaged;
    }

    private static string? Try(Encoding encoding, byte[] bytes, out int wrong)
    {
        try
        {
            wrong = 0;
            return encoding.GetString(bytes);
        }
        catch (DecoderFallbackException error)
        {
            wrong = error.Index + 1;
            return null;
        }
    }
}
