using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Zyz.Sim.Model.Regions;
using Zyz.Sim.Model.Results;

namespace Zyz.Sim.Inputs.Schemas;

/// <summary>Writes tables of keys as JSON Schema 2020-12.</summary>
/// <param name="region">Where names come from; null for schemas of any region.</param>
internal sealed class SchemaWriter(Region? region)
{
    private const string IdPattern = "^[A-Za-z0-9][A-Za-z0-9_+.-]*$";

    private readonly Dictionary<Shape, string> shared = [];
    private readonly JsonObject definitions = [];

    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The schema of a file.</summary>
    /// <param name="table">Its keys.</param>
    /// <param name="title">What it is.</param>
    /// <returns>JSON, ending with a line end.</returns>
    public string Write(KeyTable table, Text title)
    {
        JsonObject schema = Keys(table);
        schema.Insert(0, "$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.Insert(1, "title", Both(title));
        if (definitions.Count > 0)
        {
            schema["$defs"] = definitions;
        }

        return schema.ToJsonString(Options) + "\n";
    }

    private JsonObject Keys(KeyTable table)
    {
        var properties = new JsonObject();
        foreach (Key key in table.Keys)
        {
            JsonObject value = Of(key.Shape);
            value["description"] = Both(key.Meaning);
            properties[key.Name] = value;
        }

        var schema = new JsonObject { ["type"] = "object", ["additionalProperties"] = false, ["properties"] = properties };
        if (Needed(Need.Always) is { Count: > 0 } always)
        {
            schema["required"] = always;
        }

        if (Needed(Need.UnlessInherited) is { Count: > 0 } atRoot)
        {
            schema["anyOf"] = new JsonArray(
                new JsonObject { ["required"] = new JsonArray("extends") }, new JsonObject { ["required"] = atRoot });
        }

        return schema;

        JsonArray Needed(Need need) => [.. table.Keys.Where(k => k.Need == need).Select(k => (JsonNode)k.Name)];
    }

    private JsonObject Of(Shape shape) => shape switch
    {
        Shape.Words => new() { ["type"] = "string", ["minLength"] = 1 },
        Shape.Texts => Texts(),
        Shape.Number number => Number(number),
        Shape.Whole whole => new() { ["type"] = "integer", ["minimum"] = whole.Low, ["maximum"] = whole.High },
        Shape.Switch => new() { ["type"] = "boolean" },
        Shape.Form form => new() { ["type"] = "string", ["pattern"] = form.Pattern },
        Shape.OneOf words => new() { ["enum"] = Array(words.Values) },
        Shape.Name name => Name(name.Kind),
        Shape.Keys keys => Keys(keys.Table),
        Shape.MapOf map => Map(map),
        Shape.ListOf list => new() { ["type"] = "array", ["items"] = Of(list.Item) },
        Shape.Either either => new() { ["anyOf"] = new JsonArray([.. either.Shapes.Select(Of)]) },
        Shape.Nothing => new() { ["type"] = "null" },
        _ => throw new NotSupportedException(shape.GetType().Name),
    };

    private static JsonObject Texts() => new()
    {
        ["type"] = "object",
        ["additionalProperties"] = false,
        ["required"] = new JsonArray("zh", "en"),
        ["properties"] = new JsonObject
        {
            ["zh"] = new JsonObject { ["type"] = "string", ["minLength"] = 1, ["description"] = "中文 / Chinese" },
            ["en"] = new JsonObject { ["type"] = "string", ["minLength"] = 1, ["description"] = "英文 / English" },
        },
    };

    private static JsonObject Number(Shape.Number number)
    {
        var schema = new JsonObject { ["type"] = "number" };
        if (double.IsFinite(number.Low))
        {
            schema[number.AboveLow ? "exclusiveMinimum" : "minimum"] = number.Low;
        }

        if (double.IsFinite(number.High))
        {
            schema["maximum"] = number.High;
        }

        return schema;
    }

    /// <summary>Keys by name are listed, so that an editor offers them.</summary>
    private JsonObject Map(Shape.MapOf map)
    {
        (string Id, Text? Title)[]? names = map.Key is Shape.Name { Kind: var kind } ? Names(kind) : null;
        var schema = new JsonObject { ["type"] = "object" };
        if (names is null)
        {
            string pattern = map.Key is Shape.Form form ? form.Pattern : IdPattern;
            schema["patternProperties"] = new JsonObject { [pattern] = Of(map.Value) };
            schema["additionalProperties"] = false;
            return schema;
        }

        var properties = new JsonObject();
        foreach ((string id, Text? title) in names)
        {
            properties[id] = Shared(map.Value);
            if (title is not null)
            {
                properties[id]!["description"] = Both(title);
            }
        }

        schema["properties"] = properties;
        schema["additionalProperties"] = false;
        return schema;
    }

    /// <summary>What stands below many names is written once.</summary>
    private JsonObject Shared(Shape shape)
    {
        if (!shared.TryGetValue(shape, out string? name))
        {
            JsonObject definition = Of(shape);
            shared[shape] = name = "value" + (shared.Count + 1).ToString(CultureInfo.InvariantCulture);
            definitions[name] = definition;
        }

        return new() { ["$ref"] = "#/$defs/" + name };
    }

    private JsonObject Name(NameKind kind)
    {
        if (Names(kind) is not { } names)
        {
            return new() { ["type"] = "string", ["pattern"] = IdPattern };
        }

        bool titled = names.Any(n => n.Title is not null);
        return titled
            ? new() { ["oneOf"] = new JsonArray([.. names.Select(n => new JsonObject { ["enum"] = new JsonArray(n.Id), ["title"] = n.Title is null ? n.Id : Both(n.Title) })]) }
            : new() { ["enum"] = Array([.. names.Select(n => n.Id)]) };
    }

    /// <summary>The names of a kind; null where they are not fixed. Names a file may invent itself are not listed.</summary>
    private (string Id, Text? Title)[]? Names(NameKind kind) => kind switch
    {
        NameKind.Kpi => [.. KpiCatalogue.All.DistinctBy(k => k.Id).Select(k => (k.Id, (Text?)k.Title))],
        _ when region is null => null,
        NameKind.Town => [.. region.Towns.Select(Town)],
        NameKind.TownOrAll => [("all", new Text("全部专业镇", "all towns")), .. region.Towns.Select(Town)],
        NameKind.TownOrGroup => [.. region.Towns.Select(Town), .. region.Groups.Select(g => (g.Id, (Text?)g.Title))],
        NameKind.Lever => [.. region.Levers.Select(l => (l.Id, (Text?)l.Title))],
        NameKind.Series => [.. region.Drivers.Select(d => d.Series).Distinct().Select(s => (s, (Text?)null))],
        NameKind.Source => [.. region.Sources.Select(s => (s.Id, (Text?)null))],
        _ => null,
    };

    private static (string, Text?) Town(Town town) => (town.Id, town.Title);

    private static JsonArray Array(string[] words) => [.. words.Select(w => (JsonNode)w)];

    private static string Both(Text text) => $"{text.Zh} / {text.En}";
}
