using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Zyz.Sim.EndToEnd.Inputs;

/// <summary>A YAML file as an editor's language server sees it: JSON after YAML's core schema.</summary>
internal static class YamlAsJson
{
    public static string Of(string text)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        return stream.Documents.Count == 0 ? "null" : Node(stream.Documents[0].RootNode)?.ToJsonString() ?? "null";
    }

    private static JsonNode? Node(YamlNode node) => node switch
    {
        YamlMappingNode map => new JsonObject(map.Children.Select(c => KeyValuePair.Create(((YamlScalarNode)c.Key).Value!, Node(c.Value)))),
        YamlSequenceNode list => new JsonArray([.. list.Select(Node)]),
        YamlScalarNode { Style: ScalarStyle.Plain } plain => Plain(plain.Value!),
        _ => ((YamlScalarNode)node).Value,
    };

    private static JsonNode? Plain(string value) => value switch
    {
        "" or "~" or "null" => null,
        "true" => true,
        "false" => false,
        _ when Regex.IsMatch(value, "^[-+]?[0-9]{1,18}$") => long.Parse(value, CultureInfo.InvariantCulture),
        _ when Regex.IsMatch(value, @"^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$")
            && double.IsFinite(double.Parse(value, CultureInfo.InvariantCulture)) => double.Parse(value, CultureInfo.InvariantCulture),
        _ => value,
    };
}
