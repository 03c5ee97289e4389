using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Zyz.Sim.Model;

/// <summary>
/// What the JSON of plans, results, vintages and manifests must be beyond well formed: of bounded size, every number finite, nothing
/// missing or null where a value belongs, no key twice. The library by itself reads <c>1e400</c> as infinity and fills gaps with nothing.
/// </summary>
public static class StrictJson
{
    /// <summary>Largest text [bytes].</summary>
    public const int MostBytes = 64 << 20;

    /// <summary>Deepest nesting.</summary>
    public const int MostDepth = 32;

    /// <summary>Makes options strict; what they write does not change.</summary>
    /// <param name="options">Options not used yet.</param>
    /// <returns>The same options.</returns>
    public static JsonSerializerOptions Of(JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.RespectNullableAnnotations = true;
        options.AllowDuplicateProperties = false;
        options.MaxDepth = MostDepth;
        options.TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { RequireParameters } };
        return options;
    }

    /// <summary>Reads a value.</summary>
    /// <typeparam name="T">What is read.</typeparam>
    /// <param name="text">UTF-8 JSON.</param>
    /// <param name="options">Strict options.</param>
    /// <param name="what">What it should be, for the message.</param>
    /// <returns>The value.</returns>
    /// <exception cref="InvalidDataException">The text is no such value.</exception>
    public static T Read<T>(ReadOnlySpan<byte> text, JsonSerializerOptions options, string what)
        where T : class
    {
        if (text.Length > MostBytes)
        {
            throw new InvalidDataException($"not a {what}: {text.Length} bytes; the limit is {MostBytes}");
        }

        try
        {
            Check(text);
            return JsonSerializer.Deserialize<T>(text, options) ?? throw new InvalidDataException($"the {what} is empty");
        }
        catch (Exception e) when (e is JsonException or ArgumentException) // the latter on a key that stands twice in a free part
        {
            throw new InvalidDataException($"not a {what}: {e.Message}", e);
        }
    }

    /// <summary>Numbers that are too large for a double, and nothing in place of an element of a list.</summary>
    private static void Check(ReadOnlySpan<byte> text)
    {
        var reader = new Utf8JsonReader(text, new JsonReaderOptions { MaxDepth = MostDepth });
        Span<bool> inList = stackalloc bool[MostDepth + 1];
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject)
            {
                inList[reader.CurrentDepth + 1] = reader.TokenType == JsonTokenType.StartArray;
            }
            else if (reader.TokenType == JsonTokenType.Number && !(reader.TryGetDouble(out double number) && double.IsFinite(number)))
            {
                throw new JsonException($"a number at byte {reader.TokenStartIndex} is not finite");
            }
            else if (reader.TokenType == JsonTokenType.Null && inList[reader.CurrentDepth])
            {
                throw new JsonException($"an element at byte {reader.TokenStartIndex} is null");
            }
        }
    }

    /// <summary>A record's values must be there, unless they may be null or have a default.</summary>
    private static void RequireParameters(JsonTypeInfo type)
    {
        foreach (JsonPropertyInfo property in type.Properties.Where(p => p.AssociatedParameter is { IsNullable: false, HasDefaultValue: false }))
        {
            property.IsRequired = true;
        }
    }
}
