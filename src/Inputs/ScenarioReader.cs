using System.Collections.Immutable;
using Zyz.Sim.Inputs.Fields;
using Zyz.Sim.Inputs.RegionFiles;
using Zyz.Sim.Inputs.ScenarioFiles;
using Zyz.Sim.Inputs.Schemas;
using Zyz.Sim.Inputs.Yaml;
using Zyz.Sim.Model.Regions;
using Zyz.Sim.Model.Scenarios;
using Zyz.Sim.Model.Time;

namespace Zyz.Sim.Inputs;

/// <summary>Reads a scenario file, which lies in the folder of its region, with the files it extends.</summary>
public static class ScenarioReader
{
    private const int MostYears = 50;

    /// <summary>Reads and checks a scenario.</summary>
    /// <param name="file">The scenario file.</param>
    /// <param name="region">The region it is about.</param>
    /// <returns>The scenario, sorted so that the order of keys never matters; or all faults.</returns>
    public static Reading<Scenario> Read(string file, Region region)
    {
        ArgumentException.ThrowIfNullOrEmpty(file);
        ArgumentNullException.ThrowIfNull(region);
        string path = Path.GetFullPath(file), root = Path.GetDirectoryName(path)!;
        var faults = new List<Fault>();
        var folder = new PackFolder(root, faults);
        if (!Directory.Exists(root))
        {
            faults.Add(new Fault(Path.GetFileName(path), 1, 1, root.Replace('\\', '/'), Rules.NoFolder, null));
            return new Reading<Scenario>(null, faults, []);
        }

        Scenario? scenario = null;
        try
        {
            YamlFile yaml = ScenarioChain.Open(folder, Path.GetFileName(path), root, Quarter.Of(region.BaseYear + 1, 1));
            scenario = yaml.Content is { } content
                ? Content(yaml.Reader, content, Path.GetFileName(path), region, ScenarioChain.Scenarios(root))
                : null;
        }
        catch (TooManyFaults)
        {
            // the last fault says so
        }

        return new Reading<Scenario>(scenario, faults, folder.Files);
    }

    private static Scenario Content(FieldReader reader, YamlMap content, string file, Region region, string[] scenarios)
    {
        var map = new YamlMapReader(reader, content, ScenarioKeys.Scenario.Names);
        string fileName = Path.GetFileNameWithoutExtension(file);
        SchemaKey.Check(reader, map);
        Names(reader, map, fileName, region);
        DateOnly? horizon = Horizon(reader, map, region);
        string origin = Origin(reader, map, region, horizon);
        bool hindsight = map.OptionalScalar("hindsight") is { } field && reader.Switch(field);
        int lastYear = horizon?.Year ?? region.BaseYear + MostYears;
        var calendar = new ScenarioCalendar(Quarter.Of(region.BaseYear + 1, 1), Quarter.Of(lastYear, 4), file);
        var assumptions = new Assumptions(reader, region, calendar);
        var projects = new ProjectChanges(reader, region, hindsight ? "" : origin);
        ImmutableArray<Target> targets = map.OptionalMap("targets") is { } own ? new OwnTargets(reader, region, calendar).Read(own) : [];
        if (map.OptionalMap("projects") is { } changes)
        {
            projects.Read(changes);
        }

        return new Scenario
        {
            Id = fileName,
            Title = map.Texts("title"),
            Question = Question(reader, map),
            Extends = map.OptionalScalar("extends") is { } extends ? reader.Words(extends) : null,
            Origin = origin,
            HorizonYear = lastYear,
            Seed = map.Scalar("seed") is { } seed ? reader.Seed(seed) : 0,
            Replications = (map.Scalar("replications") is { } count
                ? reader.Whole(count, ScenarioKeys.FewestReplications, ScenarioKeys.MostReplications)
                : null) ?? 0,
            Hindsight = hindsight,
            Levers = map.OptionalMap("levers") is { } levers ? new LeverSettings(reader, region, calendar).Read(levers) : [],
            DemandShifts = assumptions.Shifts(map.Maps("demandShifts", required: false)),
            Stops = assumptions.Stops(map.Maps("stops", required: false)),
            Drivers = map.OptionalMap("drivers") is { } drivers ? new DriverAssumptions(reader, region, calendar, origin).Read(drivers) : [],
            Projects = projects.Changed,
            DroppedProjects = projects.Dropped,
            Targets = targets,
            Sources = Sources(reader, map, region),
            Expect = new Expectations(reader, region, targets, lastYear, scenarios).Read(map.Maps("expect", required: false)),
        };
    }

    private static void Names(FieldReader reader, YamlMapReader map, string fileName, Region region)
    {
        if (map.Scalar("id") is { } id && reader.Id(id).Length > 0 && id.Text != fileName)
        {
            reader.Log.Add(id, Rules.IdIsFileName, fileName);
        }

        if (map.OptionalScalar("region") is { } name && name.Text != region.Id)
        {
            reader.Log.Add(name, Rules.OtherRegion, region.Id);
        }
    }

    private static Text? Question(FieldReader reader, YamlMapReader map)
    {
        if (map.Optional("question") is YamlMap both)
        {
            return YamlMapReader.Texts(reader, both);
        }

        return map.OptionalScalar("question") is { } field && reader.Words(field) is { } words ? new Text(words, words) : null;
    }

    private static ImmutableArray<string> Sources(FieldReader reader, YamlMapReader map, Region region)
    {
        string[]? known = region.Sources.IsEmpty ? null : [.. region.Sources.Select(s => s.Id)];
        return map.Has("sources") ? [.. map.Scalars("sources").Select(f => reader.Known(f, known, Noun.Source)).Order(StringComparer.Ordinal)] : [];
    }

    private static DateOnly? Horizon(FieldReader reader, YamlMapReader map, Region region)
    {
        if (map.Scalar("horizon") is not { } field || reader.Day(field) is not { } day)
        {
            return null;
        }

        if (day is not { Month: 12, Day: 31 })
        {
            reader.Log.Add(field, Rules.YearEnd);
            return null;
        }

        var first = new DateOnly(region.BaseYear + 1, 12, 31);
        var last = new DateOnly(region.BaseYear + MostYears, 12, 31);
        if (day < first || day > last)
        {
            reader.Log.Add(field, Rules.QuarterBetween(PublicationDate.ToIso(first), PublicationDate.ToIso(last)));
            return null;
        }

        return day;
    }

    /// <summary>The origin as an ISO date; <c>latest</c> is the day of the newest publication in the pack.</summary>
    private static string Origin(FieldReader reader, YamlMapReader map, Region region, DateOnly? horizon)
    {
        if (map.Scalar("origin") is not { } field)
        {
            return "";
        }

        string baseDay = PublicationDate.ToIso(new DateOnly(region.BaseYear, 12, 31));
        string? iso = field is { Text: "latest", Quoted: false }
            ? region.Drivers.Select(d => d.Published).Concat(region.Observations.Select(o => o.Published))
                .Concat(region.Projects.Select(p => p.Published)).Append(baseDay).Max(StringComparer.Ordinal)
            : reader.Day(field) is { } day ? PublicationDate.ToIso(day) : null;
        if (iso is null)
        {
            return "";
        }

        if (string.CompareOrdinal(iso, baseDay) < 0)
        {
            reader.Log.Add(field, Rules.OriginBeforeBase);
        }
        else if (horizon is { } end && string.CompareOrdinal(iso, PublicationDate.ToIso(end)) >= 0)
        {
            reader.Log.Add(field, field.Text == iso ? Rules.HorizonAfterOrigin : Rules.HorizonAfterLatest(iso));
        }

        return iso;
    }
}
