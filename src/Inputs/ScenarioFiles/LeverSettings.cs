using System.Collections.Immutable;
using Zyz.Sim.Inputs.Fields;
using Zyz.Sim.Inputs.Schemas;
using Zyz.Sim.Inputs.Yaml;
using Zyz.Sim.Model.Regions;
using Zyz.Sim.Model.Scenarios;
using Zyz.Sim.Model.Time;

namespace Zyz.Sim.Inputs.ScenarioFiles;

/// <summary>
/// The key <c>levers</c>: lever → town or <c>all</c> → year or quarter → intensity, where a bare number stands for all
/// towns, or for all quarters. What a town is given by name replaces the whole of what <c>all</c> says for that lever.
/// </summary>
/// <param name="reader">Reads fields.</param>
/// <param name="region">The region.</param>
/// <param name="calendar">The quarters simulated.</param>
internal sealed class LeverSettings(FieldReader reader, Region region, ScenarioCalendar calendar)
{
    /// <summary>What stands for every town.</summary>
    public const string AllTowns = "all";

    private readonly string[] towns = [.. region.Towns.Select(t => t.Id)];

    /// <summary>Reads the settings.</summary>
    /// <param name="levers">The value of the key.</param>
    /// <returns>The settings by lever, town and quarter.</returns>
    public ImmutableArray<LeverSetting> Read(YamlMap levers)
    {
        string[]? ids = region.Levers.IsEmpty ? null : [.. region.Levers.Select(l => l.Id)]; // not known where the pack is broken
        ImmutableArray<(string, Text)> titles = [.. region.Levers.Select(l => (l.Id, l.Title))];
        var settings = new List<LeverSetting>();
        foreach ((Field key, YamlValue value) in YamlMapReader.Unique(reader, levers))
        {
            string id = reader.Known(key, ids, Noun.Lever, titles);
            Dictionary<string, List<(Quarter From, double Intensity)>> byTown = Towns(value);
            if (region.Levers.FirstOrDefault(l => l.Id == id) is not { } lever)
            {
                continue;
            }

            foreach (string town in towns)
            {
                var own = byTown.GetValueOrDefault(town) ?? byTown.GetValueOrDefault(AllTowns) ?? [];
                settings.AddRange(own.Select(s => new LeverSetting(lever.Number, town, s.From, s.Intensity)));
            }
        }

        return
        [
            .. settings.OrderBy(s => s.Lever).ThenBy(s => s.Town, StringComparer.Ordinal).ThenBy(s => s.From),
        ];
    }

    private Dictionary<string, List<(Quarter, double)>> Towns(YamlValue value)
    {
        var byTown = new Dictionary<string, List<(Quarter, double)>>(StringComparer.Ordinal);
        if (value is not YamlMap map)
        {
            byTown[AllTowns] = Quarters(value);
            return byTown;
        }

        foreach ((Field key, YamlValue content) in YamlMapReader.Unique(reader, map))
        {
            if (Quarter.TryParse(key.Text, out _))
            {
                reader.Log.Add(key, Rules.LeverKeyIsYear);
                continue;
            }

            byTown.TryAdd(reader.Known(key, [.. towns, AllTowns], Noun.Town, TitledNames.Of(region)), Quarters(content));
        }

        return byTown;
    }

    private List<(Quarter, double)> Quarters(YamlValue value)
    {
        if (value is not YamlMap map)
        {
            return [(calendar.First, Intensity(value))];
        }

        var seen = new Dictionary<Quarter, int>();
        var settings = new List<(Quarter, double)>();
        foreach ((Field key, YamlValue content) in map.Entries)
        {
            double intensity = Intensity(content);
            if (calendar.Read(reader, key) is not { } quarter)
            {
                continue;
            }

            if (seen.TryAdd(quarter, key.Line))
            {
                settings.Add((quarter, intensity));
            }
            else
            {
                reader.Log.Add(key, Rules.Twice(seen[quarter]));
            }
        }

        return settings;
    }

    private double Intensity(YamlValue value) =>
        YamlMapReader.As<YamlScalar>(reader, value, Rules.NotAScalar) is { } scalar
            ? reader.Number(scalar.At, ScenarioKeys.Intensity.Low, ScenarioKeys.Intensity.High)
            : double.NaN;
}
