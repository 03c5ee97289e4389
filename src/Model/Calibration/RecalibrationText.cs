using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;

namespace Zyz.Sim.Model.Calibration;

/// <summary>What travels to and from the grain that recalibrates.</summary>
public static class RecalibrationText
{
    /// <summary>Writes a request.</summary>
    /// <param name="request">The request.</param>
    /// <returns>UTF-8 JSON.</returns>
    public static byte[] Write(RecalibrationRequest request) => JsonSerializer.SerializeToUtf8Bytes(request, CalibrationJson.Options);

    /// <summary>Reads a request.</summary>
    /// <param name="text">UTF-8 JSON.</param>
    /// <returns>The request.</returns>
    /// <exception cref="InvalidDataException">The text is no request, or one of another model version.</exception>
    public static RecalibrationRequest Read(ReadOnlySpan<byte> text)
    {
        RecalibrationRequest request = CalibrationJson.Read<RecalibrationRequest>(text, "request for a recalibration");
        return request.History.ModelVersion == ModelVersion.Current
            ? request
            : throw new InvalidDataException($"the request is of model version {request.History.ModelVersion}; this program is {ModelVersion.Current}");
    }

    /// <summary>The hash that names a request.</summary>
    /// <param name="text">UTF-8 JSON as written by <see cref="Write"/>.</param>
    /// <returns>64 hexadecimal digits.</returns>
    public static string Hash(ReadOnlySpan<byte> text) => Convert.ToHexStringLower(SHA256.HashData(text));

    /// <summary>Writes what the gate stopped at.</summary>
    /// <param name="stopped">The figures.</param>
    /// <returns>UTF-8 JSON.</returns>
    public static byte[] WriteStopped(ImmutableArray<Implausibility> stopped) => JsonSerializer.SerializeToUtf8Bytes(stopped.ToArray(), CalibrationJson.Options);

    /// <summary>Reads what the gate stopped at.</summary>
    /// <param name="text">UTF-8 JSON.</param>
    /// <returns>The figures.</returns>
    /// <exception cref="InvalidDataException">The text is none of these.</exception>
    public static ImmutableArray<Implausibility> ReadStopped(ReadOnlySpan<byte> text) => [.. CalibrationJson.Read<Implausibility[]>(text, "list of figures")];
}
