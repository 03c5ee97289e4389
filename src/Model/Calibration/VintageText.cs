using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Zyz.Sim.Model.Calibration;

/// <summary>The sealed text of a vintage: canonical JSON under the hash of its own bytes.</summary>
public static class VintageText
{
    private const string Head = "{\"seal\":\"sha256:", Middle = "\",\"vintage\":", Tail = "}\n";
    private const int Digits = 64, IdDigits = 12;

    /// <summary>Seals a vintage.</summary>
    /// <param name="vintage">The vintage.</param>
    /// <returns>UTF-8 text: the same vintage always gives the same bytes.</returns>
    public static byte[] Seal(Vintage vintage)
    {
        byte[] body = JsonSerializer.SerializeToUtf8Bytes(vintage, CalibrationJson.Options);
        return [.. Encoding.UTF8.GetBytes(Head + Convert.ToHexStringLower(SHA256.HashData(body)) + Middle), .. body, .. Encoding.UTF8.GetBytes(Tail)];
    }

    /// <summary>Opens a sealed text.</summary>
    /// <param name="text">The bytes of the file.</param>
    /// <returns>The vintage.</returns>
    /// <exception cref="InvalidDataException">It is no vintage, its seal is broken, or it is of another model version.</exception>
    public static Vintage Open(ReadOnlySpan<byte> text)
    {
        string seal = SealOf(text);
        ReadOnlySpan<byte> body = text[(Head.Length + Digits + Middle.Length)..^Tail.Length];
        if (Convert.ToHexStringLower(SHA256.HashData(body)) != seal)
        {
            throw new InvalidDataException("the seal is broken: the text was changed after the vintage was made");
        }

        Vintage vintage = CalibrationJson.Read<Vintage>(body, "vintage");
        return vintage.Form != Vintage.FormName ? throw new InvalidDataException($"the vintage is of the form {vintage.Form}; this program reads {Vintage.FormName}")
            : vintage.ModelVersion != Model.ModelVersion.Current ? throw new InvalidDataException($"the vintage is of model version {vintage.ModelVersion}; this program is {Model.ModelVersion.Current}")
            : !DateOnly.TryParseExact(vintage.AsOf, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? throw new InvalidDataException("the vintage is of no day") // it becomes part of a file name
            : vintage with { Id = vintage.AsOf + "-" + seal[..IdDigits] };
    }

    /// <summary>The seal as it stands in a text.</summary>
    /// <param name="text">The bytes of the file.</param>
    /// <returns>64 hexadecimal digits.</returns>
    /// <exception cref="InvalidDataException">The text is no vintage.</exception>
    public static string SealOf(ReadOnlySpan<byte> text)
    {
        bool framed = text.Length > Head.Length + Digits + Middle.Length + Tail.Length && text.StartsWith(Encoding.UTF8.GetBytes(Head))
            && text[(Head.Length + Digits)..].StartsWith(Encoding.UTF8.GetBytes(Middle)) && text.EndsWith(Encoding.UTF8.GetBytes(Tail));
        return framed ? Encoding.ASCII.GetString(text.Slice(Head.Length, Digits)) : throw new InvalidDataException("not a sealed vintage");
    }
}
