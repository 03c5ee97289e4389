using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Zyz.Sim.Model.Results;

/// <summary>The text of a result: the content of <c>results.json</c>.</summary>
public static class ResultText
{
    private static readonly JsonSerializerOptions Options = StrictJson.Of(new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        NewLine = "\n",
    });

    /// <summary>Writes a result.</summary>
    /// <param name="result">The result.</param>
    /// <returns>UTF-8 JSON, indented. NaN and infinity cannot be written.</returns>
    public static byte[] Write(RunResult result) => JsonSerializer.SerializeToUtf8Bytes(result, Options);

    /// <summary>Reads a result.</summary>
    /// <param name="text">UTF-8 JSON.</param>
    /// <returns>The result.</returns>
    /// <exception cref="InvalidDataException">The text is no result.</exception>
    public static RunResult Read(ReadOnlySpan<byte> text) => StrictJson.Read<RunResult>(text, Options, "result");
}
