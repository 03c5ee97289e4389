using Zyz.Sim.Inputs.Fields;
using Zyz.Sim.Inputs.Schemas;
using Zyz.Sim.Inputs.Yaml;
using Zyz.Sim.Model.Time;

namespace Zyz.Sim.Inputs.ScenarioFiles;

/// <summary>
/// Joins a scenario with the one it extends. Single values replace. Maps merge key by key at every depth. Items of
/// <c>demandShifts</c> and <c>stops</c> replace the inherited one of the same town and quarter and are added otherwise. An
/// empty value takes back what was inherited. What a file says of itself (title, question, expect) is not inherited.
/// </summary>
/// <param name="first">First quarter simulated.</param>
internal sealed class ScenarioMerge(Quarter first)
{
    /// <summary>The joined content.</summary>
    /// <param name="parent">Content of the scenario extended, itself joined.</param>
    /// <param name="own">Content of the file.</param>
    /// <returns>The content; every value keeps the place it stands at.</returns>
    public YamlMap Of(YamlMap parent, YamlMap own)
    {
        YamlMap inherited = parent with { Entries = [.. parent.Entries.Where(e => !ScenarioKeys.OwnOnly.Contains(e.Key.Text))] };
        return (YamlMap)Values(inherited, own, "", 0)!;
    }

    /// <summary>One value over another; null where the own one takes the inherited back.</summary>
    private YamlValue? Values(YamlValue parent, YamlValue own, string section, int depth)
    {
        if (IsNothing(own))
        {
            return null;
        }

        if (section is "demandShifts" or "stops" && parent is YamlList before && own is YamlList after)
        {
            HashSet<(string, string)?> places = [.. after.Items.Select(Place)];
            return after with { Items = [.. before.Items.Where(i => !places.Contains(Place(i))), .. after.Items] };
        }

        YamlMap? map = own as YamlMap;
        return map is null || Promoted(parent, section, depth) is not { } inherited ? own : Maps(inherited, map, section, depth);
    }

    private YamlMap Maps(YamlMap parent, YamlMap own, string section, int depth)
    {
        HashSet<string> replaced = [.. own.Entries.Select(e => Canonical(e.Key.Text))];
        ILookup<string, YamlValue> before = parent.Entries.ToLookup(p => Canonical(p.Key.Text), p => p.Value);
        var entries = parent.Entries.Where(p => !replaced.Contains(Canonical(p.Key.Text))).ToList();
        foreach ((Field key, YamlValue value) in own.Entries)
        {
            string inside = depth == 0 ? key.Text : section;
            YamlValue? inherited = before[Canonical(key.Text)].FirstOrDefault();
            if ((inherited is null ? value : Values(inherited, value, inside, depth + 1)) is { } joined)
            {
                entries.Add((key, joined));
            }
        }

        return own with { Entries = entries };
    }

    /// <summary>A bare intensity stands for all towns, and below a town for all quarters.</summary>
    private YamlMap? Promoted(YamlValue value, string section, int depth) => (value, section, depth) switch
    {
        (YamlMap map, _, _) => map,
        (YamlScalar number, "levers", 2) => new YamlMap(number.At, [(number.At with { Text = LeverSettings.AllTowns }, number)]),
        (YamlScalar number, "levers", 3) => new YamlMap(number.At, [(number.At with { Text = first.ToString() }, number)]),
        _ => null,
    };

    private static bool IsNothing(YamlValue value) => value is YamlScalar { At: { Quoted: false, Text: "" or "~" or "null" } };

    /// <summary>A year and its first quarter are the same key.</summary>
    private static string Canonical(string text) => Quarter.TryParse(text, out Quarter quarter) ? quarter.ToString() : text;

    private static (string, string)? Place(YamlValue item)
    {
        string Of(params string[] keys) => item is YamlMap map
            && map.Entries.FirstOrDefault(e => keys.Contains(e.Key.Text)).Value is YamlScalar scalar ? Canonical(scalar.At.Text) : "";
        return (Of("town"), Of("at", "from"));
    }
}
