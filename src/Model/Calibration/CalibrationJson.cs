using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Zyz.Sim.Model.Calibration;

/// <summary>The canonical JSON of a recalibration: the same value always gives the same bytes.</summary>
internal static class CalibrationJson
{
    public static JsonSerializerOptions Options { get; } = StrictJson.Of(new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        IgnoreReadOnlyProperties = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    });

    /// <summary>Reads a value.</summary>
    /// <exception cref="InvalidDataException">The text is none.</exception>
    public static T Read<T>(ReadOnlySpan<byte> text, string what)
        where T : class => StrictJson.Read<T>(text, Options, what);
}
