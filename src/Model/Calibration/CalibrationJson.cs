using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Zyz.Sim.Model.Calibration;

/// <summary>The canonical JSON of a recalibration: the same value always gives the same bytes.</summary>
internal static class CalibrationJson
{
    public static JsonSerializerOptions Options { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        IgnoreReadOnlyProperties = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        MaxDepth = 32,
    };

    /// <summary>Reads a value.</summary>
    /// <exception cref="InvalidDataException">The text is none.</exception>
    public static T Read<T>(ReadOnlySpan<byte> text, string what)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(text, Options) ?? throw new InvalidDataException($"the {what} is empty");
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"not a {what}: {e.Message}", e);
        }
    }
}
