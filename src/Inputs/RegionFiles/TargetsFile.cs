using System.Collections.Immutable;
using Zyz.Sim.Inputs.Csv;
using Zyz.Sim.Inputs.Fields;
using Zyz.Sim.Model.Draws;
using Zyz.Sim.Model.Regions;
using Zyz.Sim.Model.Results;

namespace Zyz.Sim.Inputs.RegionFiles;

/// <summary><c>targets.csv</c>: what the plan asks for.</summary>
internal static class TargetsFile
{
    private static readonly string[] Columns =
    [
        "id", "entity", "kpi", "relation", "value", "unit", "hardness", "year", "section", "note", "not_modelled_zh",
        "not_modelled_en",
    ];

    private static readonly string[] Relations = ["gt", "ge", "approx", "strive"];
    private static readonly string[] Hardnesses = ["hard", "soft", "recognition"];
    private static readonly string[] Kpis = [.. KpiCatalogue.All.Select(k => k.Id).Distinct()];

    /// <summary>What plans say where a relation is asked for.</summary>
    private static readonly ImmutableArray<(string, Text)> RelationWords =
    [
        ("gt", new("突破、超过、大于", "more than, above")), ("ge", new("达到、以上、不低于", "at least, not below")),
        ("approx", new("左右、大约", "about, some")), ("strive", new("争取、力争", "strive for")),
    ];

    private static readonly ImmutableArray<(string, Text)> KpiTitles = [.. KpiCatalogue.All.Where(k => k.Prices != "constant").Select(k => (k.Id, k.Title))];

    /// <summary>Reads the file.</summary>
    /// <param name="folder">The region folder.</param>
    /// <param name="names">Known names.</param>
    /// <param name="towns">The towns, or null where they could not be read.</param>
    /// <param name="priors">The priors; a target in tonnes needs a value per tonne.</param>
    /// <returns>The targets by id.</returns>
    public static ImmutableArray<Target> Read(
        PackFolder folder, RegionNames names, IReadOnlyList<TownEntry>? towns, ImmutableArray<Prior> priors)
    {
        CsvTable table = CsvTable.Open(folder, "targets.csv", Columns);
        string valuePerTonne = ParameterCatalogue.Of(Parameter.ValuePerTonne).Name;
        string[] scopes = [.. priors.Where(p => p.Name == valuePerTonne).Select(p => p.Scope)];
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        var targets = new List<Target>();
        foreach (CsvRow row in table.Rows)
        {
            Target target = One(table.Reader, row, names);
            table.Once(seen, target.Id, row["id"]);
            targets.Add(target);
            bool tonnes = target.NotModelled is null && KpiCatalogue.Find(target.Kpi)?.Unit == Units.Tonnage;
            TownEntry? town = towns?.FirstOrDefault(t => t.Id.Text == target.Entity);
            if (tonnes && !priors.IsEmpty && town is not null && !PriorsFile.Resolves(scopes, target.Entity, town.Classes))
            {
                table.Reader.Log.Add(row["entity"], Rules.NoValuePerTonne);
            }
        }

        return [.. targets.OrderBy(t => t.Id, StringComparer.Ordinal)];
    }

    private static Target One(FieldReader reader, CsvRow row, RegionNames names)
    {
        Text? notModelled = NotModelled(reader, row);
        string kpi = notModelled is null ? reader.Known(row["kpi"], Kpis, Noun.Kpi, KpiTitles) : Named(reader, row["kpi"], names, Kpis);
        return new Target
        {
            Id = reader.Id(row["id"]),
            Entity = notModelled is null
                ? reader.Known(row["entity"], names.Entities, Noun.TownOrGroup, names.Titles)
                : Named(reader, row["entity"], names, names.Entities),
            Kpi = kpi,
            Relation = reader.Known(row["relation"], Relations, Noun.Relation, RelationWords),
            Value = reader.NumberAbove(row["value"], 0),
            Unit = Unit(reader, row, notModelled is null ? kpi : ""),
            Hardness = reader.Known(row["hardness"], Hardnesses, Noun.Hardness),
            Year = reader.Whole(row["year"], Years.First, Years.Last) ?? 0,
            Section = reader.Words(row["section"]),
            Note = row["note"].Text,
            NotModelled = notModelled,
        };
    }

    /// <summary>What the model does not speak of may have any id, but readers must be told its name.</summary>
    private static string Named(FieldReader reader, Field field, RegionNames names, IReadOnlyCollection<string>? known)
    {
        string id = reader.Id(field);
        if (id.Length > 0 && known is not null && !known.Contains(id) && names.Unmodelled?.Contains(id) == false)
        {
            reader.Log.Add(field, Rules.NeedsName);
        }

        return id;
    }

    private static Text? NotModelled(FieldReader reader, CsvRow row)
    {
        bool noZh = row.IsEmpty("not_modelled_zh");
        bool noEn = row.IsEmpty("not_modelled_en");
        if (noZh && noEn)
        {
            return null;
        }

        if (noZh || noEn)
        {
            reader.Log.Add(row[noZh ? "not_modelled_zh" : "not_modelled_en"], Rules.NotModelledPair);
        }

        return new Text(row["not_modelled_zh"].Text, row["not_modelled_en"].Text);
    }

    private static string Unit(FieldReader reader, CsvRow row, string kpi)
    {
        string unit = Units.Read(reader, row["unit"]);
        if (unit == row["unit"].Text && KpiCatalogue.Find(kpi) is { } info && info.Unit != unit)
        {
            reader.Log.Add(row["unit"], Rules.UnitIs(info.Unit));
        }

        return unit;
    }
}
