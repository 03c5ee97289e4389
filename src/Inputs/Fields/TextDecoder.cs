using System.Text;

namespace Zyz.Sim.Inputs.Fields;

/// <summary>Turns the bytes of a file into text. The one place that knows encodings.</summary>
internal static class TextDecoder
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Decodes strict UTF-8, with or without a byte order mark.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <returns>The text without a byte order mark, or null where the bytes are no UTF-8.</returns>
    public static string? Decode(byte[] bytes)
    {
        try
        {
            string text = Strict.GetString(bytes);
            return text.StartsWith('\uFEFF') ? text[1..] : text;
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
