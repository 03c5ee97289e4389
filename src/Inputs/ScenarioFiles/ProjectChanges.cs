using System.Collections.Immutable;
using Zyz.Sim.Inputs.Fields;
using Zyz.Sim.Inputs.Schemas;
using Zyz.Sim.Inputs.Yaml;
using Zyz.Sim.Model.Regions;
using Zyz.Sim.Model.Time;

namespace Zyz.Sim.Inputs.ScenarioFiles;

/// <summary>The key <c>projects</c>: id → what a scenario adds, changes, puts off or drops.</summary>
/// <param name="reader">Reads fields.</param>
/// <param name="region">The region.</param>
/// <param name="origin">Forecast origin, empty where later projects are read too.</param>
internal sealed class ProjectChanges(FieldReader reader, Region region, string origin)
{
    private readonly List<ListedProject> changed = [];
    private readonly List<string> dropped = [];

    /// <summary>Projects added or described anew, by id.</summary>
    public ImmutableArray<ListedProject> Changed => [.. changed.OrderBy(p => p.Id, StringComparer.Ordinal)];

    /// <summary>Listed projects dropped, by id.</summary>
    public ImmutableArray<string> Dropped => [.. dropped.Order(StringComparer.Ordinal)];

    /// <summary>Reads the changes.</summary>
    /// <param name="projects">The value of the key.</param>
    public void Read(YamlMap projects)
    {
        foreach ((Field key, YamlValue value) in YamlMapReader.Unique(reader, projects))
        {
            string id = reader.Id(key);
            if (YamlMapReader.As<YamlMap>(reader, value, Rules.NotAMap) is not { } content || id.Length == 0)
            {
                continue;
            }

            var map = new YamlMapReader(reader, content, ScenarioKeys.Project.Names);
            ListedProject? listed = region.Projects.FirstOrDefault(p => p.Id == id);
            if (listed is null && (map.Has("drop") || map.Has("delayQuarters")))
            {
                string[] ids = [.. region.Projects.Select(p => p.Id)];
                reader.Log.Add(key, Rules.Unknown(Noun.Project, ids), Spelling.Nearest(id, ids));
            }
            else if (listed is not null && origin.Length > 0 && string.CompareOrdinal(listed.Published, origin) > 0)
            {
                reader.Log.Add(key, Rules.ProjectUnknownYet(listed.Published));
            }
            else if (map.OptionalScalar("drop") is { } drop && reader.Switch(drop))
            {
                dropped.Add(id);
            }
            else
            {
                changed.Add(One(id, map, listed));
            }
        }
    }

    private ListedProject One(string id, YamlMapReader map, ListedProject? listed)
    {
        bool isNew = listed is null;
        string[] towns = [.. region.Towns.Select(t => t.Id)];
        Quarter? signed = When("signed", listed?.Signed), opening = When("earliestOpening", listed?.EarliestOpening);
        if (opening <= signed && (map.OptionalScalar("earliestOpening") ?? map.OptionalScalar("signed")) is { } place)
        {
            reader.Log.Add(place, Rules.OpensAfterSigning);
        }

        int delay = (map.OptionalScalar("delayQuarters") is { } d
            ? reader.Whole(d, (int)ScenarioKeys.Delay.Low, (int)ScenarioKeys.Delay.High) : null) ?? 0;
        return new ListedProject
        {
            Id = id,
            Town = Field(map, "town", isNew) is { } town ? reader.Known(town, towns, Noun.Town, TitledNames.Of(region)) : listed?.Town ?? "",
            Title = isNew || map.Has("title") ? map.Texts("title") : listed!.Title,
            Output = Field(map, "output", isNew) is { } output ? reader.NumberAbove(output, ((Shape.Number)ScenarioKeys.Project["output"].Shape).Low) : listed?.Output ?? 0,
            OutputLogSd = map.OptionalScalar("outputLogSd") is { } sd ? reader.Number(sd, ScenarioKeys.LogSd.Low, ScenarioKeys.LogSd.High) : listed?.OutputLogSd ?? 0,
            Signed = (signed + delay)?.ToString() ?? "",
            EarliestOpening = (opening + delay)?.ToString() ?? "",
            Published = listed?.Published ?? origin,
            Evidence = "",
            Source = "scenario",
        };

        Quarter? When(string key, string? before) =>
            Field(map, key, isNew) is { } field ? reader.Quarter(field)
            : before is not null && Quarter.TryParse(before, out Quarter quarter) ? quarter : null;
    }

    private static Field? Field(YamlMapReader map, string key, bool required) => required ? map.Scalar(key) : map.OptionalScalar(key);
}
