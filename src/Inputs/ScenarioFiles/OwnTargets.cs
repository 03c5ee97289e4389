using System.Collections.Immutable;
using Zyz.Sim.Inputs.Fields;
using Zyz.Sim.Inputs.RegionFiles;
using Zyz.Sim.Inputs.Schemas;
using Zyz.Sim.Inputs.Yaml;
using Zyz.Sim.Model.ReadOut;
using Zyz.Sim.Model.Regions;
using Zyz.Sim.Model.Results;

namespace Zyz.Sim.Inputs.ScenarioFiles;

/// <summary>The key <c>targets</c>: id → a target of the scenario's own, or what it sets anew in one of the plan's.</summary>
/// <param name="reader">Reads fields.</param>
/// <param name="region">The region.</param>
/// <param name="calendar">The quarters simulated.</param>
internal sealed class OwnTargets(FieldReader reader, Region region, ScenarioCalendar calendar)
{
    private static readonly string[] Kpis = [.. KpiCatalogue.All.Select(k => k.Id).Distinct()];
    private readonly string[] entities = [.. region.Towns.Select(t => t.Id), .. region.Groups.Select(g => g.Id)];

    /// <summary>Reads the targets.</summary>
    /// <param name="targets">The value of the key.</param>
    /// <returns>The targets by id, marked as assumed.</returns>
    public ImmutableArray<Target> Read(YamlMap targets)
    {
        var read = new List<Target>();
        foreach ((Field key, YamlValue value) in YamlMapReader.Unique(reader, targets))
        {
            string id = reader.Id(key);
            if (YamlMapReader.As<YamlMap>(reader, value, Rules.NotAMap) is { } content && id.Length > 0)
            {
                read.Add(One(key, id, new YamlMapReader(reader, content, ScenarioKeys.Target.Names)));
            }
        }

        return [.. read.OrderBy(t => t.Id, StringComparer.Ordinal)];
    }

    private Target One(Field key, string id, YamlMapReader map)
    {
        Target? plan = region.Targets.FirstOrDefault(t => t.Id == id && t.NotModelled is null);
        Field? entityField = Field("entity"), kpiField = Field("kpi"), valueField = Field("value"), yearField = Field("year");
        string entity = entityField is { } e ? reader.Known(e, entities, Noun.TownOrGroup, TitledNames.Of(region)) : plan?.Entity ?? "";
        string kpi = kpiField is { } k ? reader.Known(k, Kpis, Noun.Kpi) : plan?.Kpi ?? "";
        KpiInfo? info = KpiCatalogue.Find(kpi);
        if (info is not null && entities.Contains(entity) && !EntityOutcomes.Speaks(region, entity, info.Kpi))
        {
            reader.Log.Add(kpiField ?? entityField ?? key, Rules.NotOfEntity(entity));
        }

        Field? unitField = valueField is null ? map.OptionalScalar("unit") : map.Scalar("unit");
        if (unitField is { } u && info is not null && u.Text != info.Unit)
        {
            reader.Log.Add(u, Rules.UnitIs(info.Unit), info.Unit);
        }

        return new Target
        {
            Id = id,
            Entity = entity,
            Kpi = kpi,
            Relation = Word("relation", ScenarioKeys.Relations, Noun.Relation) ?? plan?.Relation ?? "ge",
            Value = valueField is { } v ? reader.NumberAbove(v, 0) : plan?.Value ?? 0,
            Unit = info?.Unit ?? "",
            Hardness = Word("hardness", ScenarioKeys.Hardnesses, Noun.Hardness) ?? plan?.Hardness ?? "hard",
            Year = yearField is { } y ? Year(y) : plan?.Year ?? 0,
            Section = "",
            Note = map.OptionalScalar("note")?.Text ?? "",
            Assumed = true,
        };

        Field? Field(string name) => plan is null ? map.Scalar(name) : map.OptionalScalar(name);

        string? Word(string name, string[] known, Noun what) => map.OptionalScalar(name) is { } field ? reader.Known(field, known, what) : null;
    }

    /// <summary>A year the scenario simulates; an inherited target may lie beyond a shorter horizon and is then not judged.</summary>
    private int Year(Field field) =>
        reader.Whole(field, calendar.First.Year, calendar.IsInherited(field) ? Years.Last : calendar.Last.Year) ?? 0;
}
