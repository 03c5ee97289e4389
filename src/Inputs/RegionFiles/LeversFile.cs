using System.Collections.Immutable;
using Zyz.Sim.Inputs.Fields;
using Zyz.Sim.Inputs.Schemas;
using Zyz.Sim.Inputs.Yaml;
using Zyz.Sim.Model.Levers;
using Zyz.Sim.Model.Regions;

namespace Zyz.Sim.Inputs.RegionFiles;

/// <summary><c>levers.yaml</c>: the ten policy actions.</summary>
internal static class LeversFile
{
    private const int Count = LeverPath.Levers;

    /// <summary>Reads the file.</summary>
    /// <param name="folder">The region folder.</param>
    /// <returns>The levers by number.</returns>
    public static ImmutableArray<Lever> Read(PackFolder folder)
    {
        YamlFile file = YamlFile.Open(folder, "levers.yaml");
        if (file.Content is null)
        {
            return [];
        }

        FieldReader reader = file.Reader;
        var map = new YamlMapReader(reader, file.Content, RegionKeys.Levers.Names);
        SchemaKey.Check(reader, map);
        var ids = new Dictionary<string, int>(StringComparer.Ordinal);
        var numbers = new Dictionary<int, int>();
        var levers = new List<Lever>();
        foreach (YamlMap lever in map.Maps("levers"))
        {
            levers.Add(One(reader, lever, ids, numbers));
        }

        bool known = map.Has("levers") && numbers.Count == levers.Count;
        foreach (int number in known ? Enumerable.Range(1, Count).Where(n => !numbers.ContainsKey(n)) : [])
        {
            reader.Log.Add(Field.Start(FormattableString.Invariant($"{number}")), Rules.NoLever);
        }

        return [.. levers.OrderBy(l => l.Number)];
    }

    private static Lever One(FieldReader reader, YamlMap content, Dictionary<string, int> ids, Dictionary<int, int> numbers)
    {
        var map = new YamlMapReader(reader, content, RegionKeys.Lever.Names);
        int number = (map.Scalar("number") is { } n ? reader.Whole(n, 1, Count) : null) ?? 0;
        if (number > 0 && !numbers.TryAdd(number, content.At.Line))
        {
            reader.Log.Add(map.Scalar("number")!.Value, Rules.Twice(numbers[number]));
        }

        string id = map.Scalar("id") is { } field ? reader.Id(field) : "";
        if (id.Length > 0 && !ids.TryAdd(id, content.At.Line))
        {
            reader.Log.Add(map.Scalar("id")!.Value, Rules.Twice(ids[id]));
        }

        YamlMapReader? meaning = map.Map("meaning") is { } m ? new YamlMapReader(reader, m, RegionKeys.Meaning.Names) : null;
        var nothing = new Text("", "");
        return new Lever
        {
            Number = number,
            Id = id,
            Title = map.Texts("title"),
            Lead = map.Texts("lead"),
            MeaningAtZero = meaning?.Texts("zero") ?? nothing,
            MeaningToday = meaning?.Texts("today") ?? nothing,
            MeaningAtFull = meaning?.Texts("full") ?? nothing,
            Today = map.Scalar("today") is { } today ? reader.Number(today, 0, 1) : 0,
            Curvature = Positive("curvature", RegionKeys.Curvature),
            LagUpYears = Positive("lagUpYears", RegionKeys.LagYears),
            LagDownYears = Positive("lagDownYears", RegionKeys.LagYears),
            JudgedOn = map.Scalar("judgedOn") is { } day ? reader.JudgedOn(day) : "",
            Evidence = map.Words("evidence"),
        };

        double Positive(string key, Shape.Number range) => map.Scalar(key) is { } f ? reader.Number(f, range.Low, range.High) : 0;
    }
}
