using Zyz.Sim.Inputs.Fields;
using Zyz.Sim.Inputs.RegionFiles;
using Zyz.Sim.Inputs.ScenarioFiles;
using Zyz.Sim.Inputs.Yaml;
using Zyz.Sim.Model.Regions;
using Zyz.Sim.Model.Scenarios;
using Zyz.Sim.Model.Time;

namespace Zyz.Sim.Inputs;

/// <summary>Reads a scenario file, which lies in the folder of its region.</summary>
public static class ScenarioReader
{
    private const int MostYears = 50;
    private const int FewestReplications = 64;
    private const int MostReplications = 10_000_000;

    private static readonly string[] Keys =
    [
        "schema", "id", "region", "title", "question", "origin", "horizon", "seed", "replications", "hindsight", "levers",
        "demandShifts", "stops",
    ];

    /// <summary>Reads and checks a scenario.</summary>
    /// <param name="file">The scenario file.</param>
    /// <param name="region">The region it is about.</param>
    /// <returns>The scenario, sorted so that the order of keys never matters; or all faults.</returns>
    public static Reading<Scenario> Read(string file, Region region)
    {
        ArgumentException.ThrowIfNullOrEmpty(file);
        ArgumentNullException.ThrowIfNull(region);
        string path = Path.GetFullPath(file);
        var faults = new List<Fault>();
        var folder = new PackFolder(Path.GetDirectoryName(path)!, faults);
        YamlFile yaml = YamlFile.Open(folder, Path.GetFileName(path));
        Scenario? scenario = yaml.Content is { } content
            ? Content(yaml.Reader, content, Path.GetFileNameWithoutExtension(path), region)
            : null;
        return new Reading<Scenario>(scenario, faults, folder.Files);
    }

    private static Scenario Content(FieldReader reader, YamlMap content, string fileName, Region region)
    {
        var map = new YamlMapReader(reader, content, Keys);
        SchemaKey.Check(reader, map);
        Names(reader, map, fileName, region);
        DateOnly? horizon = Horizon(reader, map, region);
        DateOnly? origin = Origin(reader, map, region, horizon);
        int lastYear = horizon?.Year ?? region.BaseYear + MostYears;
        var calendar = new ScenarioCalendar(Quarter.Of(region.BaseYear + 1, 1), Quarter.Of(lastYear, 4));
        var assumptions = new Assumptions(reader, region, calendar);
        return new Scenario
        {
            Id = fileName,
            Title = map.Texts("title"),
            Question = map.OptionalScalar("question") is { } question ? new Text(question.Text, question.Text) : null,
            Origin = origin is { } day ? PublicationDate.ToIso(day) : "",
            HorizonYear = lastYear,
            Seed = map.Scalar("seed") is { } seed ? reader.Seed(seed) : 0,
            Replications = (map.Scalar("replications") is { } count
                ? reader.Whole(count, FewestReplications, MostReplications)
                : null) ?? 0,
            Hindsight = map.OptionalScalar("hindsight") is { } hindsight && reader.Switch(hindsight),
            Levers = map.Has("levers") && map.Map("levers") is { } levers
                ? new LeverSettings(reader, region, calendar).Read(levers)
                : [],
            DemandShifts = assumptions.Shifts(map.Maps("demandShifts", required: false)),
            Stops = assumptions.Stops(map.Maps("stops", required: false)),
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

    private static DateOnly? Origin(FieldReader reader, YamlMapReader map, Region region, DateOnly? horizon)
    {
        if (map.Scalar("origin") is not { } field || reader.Day(field) is not { } day)
        {
            return null;
        }

        if (day < new DateOnly(region.BaseYear, 12, 31))
        {
            reader.Log.Add(field, Rules.OriginBeforeBase);
        }
        else if (day >= horizon)
        {
            reader.Log.Add(field, Rules.HorizonAfterOrigin);
        }

        return day;
    }
}
