using Zyz.Sim.Inputs.Fields;
using Zyz.Sim.Model.Regions;

namespace Zyz.Sim.Inputs.Yaml;

/// <summary>
/// Reads the values of a map with known keys. Unknown and duplicate keys are noted at once; a misspelt key is then read
/// as the one it was meant to be, so that it is not also reported as missing.
/// </summary>
internal sealed class YamlMapReader
{
    private readonly Dictionary<string, YamlValue> values = new(StringComparer.Ordinal);
    private readonly FieldReader reader;
    private readonly YamlMap map;

    /// <summary>Checks the keys of a map.</summary>
    /// <param name="reader">Reads fields.</param>
    /// <param name="map">The map.</param>
    /// <param name="keys">The keys it may have.</param>
    public YamlMapReader(FieldReader reader, YamlMap map, params string[] keys)
    {
        (this.reader, this.map) = (reader, map);
        string[] absent = [.. keys.Where(k => !map.Entries.Any(e => e.Key.Text == k))];
        foreach ((Field key, YamlValue value) in Unique(reader, map))
        {
            string name = key.Text;
            if (!keys.Contains(name, StringComparer.Ordinal))
            {
                string? suggestion = Spelling.Nearest(name, absent);
                reader.Log.Add(key, Rules.Unknown(Noun.Key, keys), suggestion ?? Spelling.Nearest(name, keys));
                name = suggestion ?? name;
            }

            values.TryAdd(name, value);
        }
    }

    /// <summary>The first entry of each key; the others are noted as duplicates.</summary>
    /// <param name="reader">Where faults go.</param>
    /// <param name="map">The map.</param>
    /// <returns>The entries.</returns>
    public static IEnumerable<(Field Key, YamlValue Value)> Unique(FieldReader reader, YamlMap map)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach ((Field key, YamlValue value) in map.Entries)
        {
            if (seen.TryAdd(key.Text, key.Line))
            {
                yield return (key, value);
            }
            else
            {
                reader.Log.Add(key, Rules.Twice(seen[key.Text]));
            }
        }
    }

    /// <summary>Whether a key has a value, be it of the wrong kind.</summary>
    /// <param name="key">The key.</param>
    /// <returns>True where it stands in the file.</returns>
    public bool Has(string key) => values.ContainsKey(key);

    /// <summary>A value that may be absent.</summary>
    /// <param name="key">The key.</param>
    /// <returns>The value, or null.</returns>
    public YamlValue? Optional(string key) => values.GetValueOrDefault(key);

    /// <summary>A single value that must be there.</summary>
    /// <param name="key">The key.</param>
    /// <returns>The field, or null after a fault.</returns>
    public Field? Scalar(string key) => (Kind<YamlScalar>(key, Rules.NotAScalar, required: true))?.At;

    /// <summary>A single value that may be absent.</summary>
    /// <param name="key">The key.</param>
    /// <returns>The field, or null.</returns>
    public Field? OptionalScalar(string key) => Kind<YamlScalar>(key, Rules.NotAScalar, required: false)?.At;

    /// <summary>A map that must be there.</summary>
    /// <param name="key">The key.</param>
    /// <returns>The map, or null after a fault.</returns>
    public YamlMap? Map(string key) => Kind<YamlMap>(key, Rules.NotAMap, required: true);

    /// <summary>A map that may be absent.</summary>
    /// <param name="key">The key.</param>
    /// <returns>The map, or null.</returns>
    public YamlMap? OptionalMap(string key) => Kind<YamlMap>(key, Rules.NotAMap, required: false);

    /// <summary>The maps of a list.</summary>
    /// <param name="key">The key.</param>
    /// <param name="required">Whether its absence is a fault.</param>
    /// <returns>The maps.</returns>
    public IEnumerable<YamlMap> Maps(string key, bool required = true) =>
        List(key, required).Select(i => As<YamlMap>(reader, i, Rules.NotAMap)).OfType<YamlMap>();

    /// <summary>The single values of a list.</summary>
    /// <param name="key">The key.</param>
    /// <returns>The fields.</returns>
    public IEnumerable<Field> Scalars(string key)
    {
        foreach (YamlValue item in List(key))
        {
            if (As<YamlScalar>(reader, item, Rules.NotAScalar) is { } scalar)
            {
                yield return scalar.At;
            }
        }
    }

    /// <summary>A text in two languages.</summary>
    /// <param name="key">The key.</param>
    /// <returns>The text; empty after a fault.</returns>
    public Text Texts(string key)
    {
        return Map(key) is { } texts ? Texts(reader, texts) : new Text("", "");
    }

    /// <summary>A map with the keys <c>zh</c> and <c>en</c>.</summary>
    /// <param name="reader">Reads fields.</param>
    /// <param name="texts">The map.</param>
    /// <returns>The text; empty after a fault.</returns>
    public static Text Texts(FieldReader reader, YamlMap texts)
    {
        var both = new YamlMapReader(reader, texts, "zh", "en");
        return new Text(both.Words("zh"), both.Words("en"));
    }

    /// <summary>A text that must say something.</summary>
    /// <param name="key">The key.</param>
    /// <returns>The text; empty after a fault.</returns>
    public string Words(string key) => Scalar(key) is { } field ? reader.Words(field) : "";

    /// <summary>A value of one kind.</summary>
    /// <typeparam name="T">The kind.</typeparam>
    /// <param name="reader">Where faults go.</param>
    /// <param name="value">The value.</param>
    /// <param name="rule">The rule that asks for the kind.</param>
    /// <returns>The value, or null after a fault.</returns>
    public static T? As<T>(FieldReader reader, YamlValue value, Text rule)
        where T : YamlValue
    {
        if (value is not (T or YamlRefused))
        {
            reader.Log.Add(value.At, rule);
        }

        return value as T;
    }

    private IReadOnlyList<YamlValue> List(string key, bool required = true) =>
        Kind<YamlList>(key, Rules.NotAList, required)?.Items ?? [];

    private T? Kind<T>(string key, Text rule, bool required)
        where T : YamlValue
    {
        if (!values.TryGetValue(key, out YamlValue? value))
        {
            if (required)
            {
                reader.Log.Add(map.At with { Text = key }, Rules.MissingKey);
            }

            return null;
        }

        return As<T>(reader, value, rule);
    }
}
