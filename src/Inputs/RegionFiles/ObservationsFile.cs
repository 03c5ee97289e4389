using System.Collections.Immutable;
using System.Globalization;
using Zyz.Sim.Inputs.Csv;
using Zyz.Sim.Inputs.Fields;
using Zyz.Sim.Model.Regions;
using Zyz.Sim.Model.Results;

namespace Zyz.Sim.Inputs.RegionFiles;

/// <summary><c>observations.csv</c>: published figures about the region and its peers.</summary>
internal static class ObservationsFile
{
    /// <summary>How a figure came about.</summary>
    public static readonly string[] Statuses = ["found", "derived", "expected"];

    private static readonly string[] Columns =
    [
        "entity", "year", "measure", "relation", "value", "unit", "scope", "status", "grade", "published", "source",
        "whole_scope",
    ];

    private static readonly string[] Relations = ["eq", "gt", "ge", "approx"];

    /// <summary>Reads the file.</summary>
    /// <param name="folder">The region folder.</param>
    /// <param name="names">Known names.</param>
    /// <returns>The figures by entity, year, measure, publication, source and scope.</returns>
    public static ImmutableArray<Observation> Read(PackFolder folder, RegionNames names)
    {
        CsvTable table = CsvTable.Open(folder, "observations.csv", Columns);
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        var figures = new List<Observation>();
        foreach (CsvRow row in table.Rows)
        {
            Observation o = One(table.Reader, row, names);
            string key = string.Create(
                CultureInfo.InvariantCulture, $"{o.Entity}\n{o.Year}\n{o.Measure}\n{o.Published}\n{o.Source}\n{o.Scope}");
            table.Once(seen, key, row["entity"]);
            figures.Add(o);
        }

        return
        [
            .. figures.OrderBy(o => o.Entity, StringComparer.Ordinal).ThenBy(o => o.Year)
                .ThenBy(o => o.Measure, StringComparer.Ordinal).ThenBy(o => o.Published, StringComparer.Ordinal)
                .ThenBy(o => o.Source, StringComparer.Ordinal).ThenBy(o => o.Scope, StringComparer.Ordinal),
        ];
    }

    private static Observation One(FieldReader reader, CsvRow row, RegionNames names)
    {
        int year = reader.Whole(row["year"], Years.First, Years.Last) ?? 0;
        bool whole = reader.Switch(row["whole_scope"]);
        string measure = reader.Id(row["measure"]);
        return new Observation(
            Entity(reader, row["entity"], whole, names.Entities), year, measure,
            reader.Known(row["relation"], Relations, Noun.Relation), reader.Number(row["value"]),
            Unit(reader, row["unit"], measure), row["scope"].Text, reader.Known(row["status"], Statuses, Noun.Status),
            reader.Known(row["grade"], SourcesFile.Grades, Noun.Grade), Years.Published(reader, row["published"], year),
            reader.Known(row["source"], names.Sources, Noun.Source), whole);
    }

    /// <summary>A town or group of the region, or some other place whose id is not nearly one of them.</summary>
    private static string Entity(FieldReader reader, Field field, bool whole, HashSet<string>? known)
    {
        string id = reader.Id(field);
        if (known is null || id.Length == 0 || known.Contains(id))
        {
            return id;
        }

        string? near = known.Where(k => Spelling.Edits(id, k) <= Math.Min(2, k.Length / 3)).Min(StringComparer.Ordinal);
        if (near is not null)
        {
            reader.Log.Add(field, Rules.NearlyTown, near);
        }
        else if (whole)
        {
            reader.Log.Add(field, Rules.WholeScope);
        }

        return near ?? id;
    }

    private static string Unit(FieldReader reader, Field field, string measure)
    {
        string unit = Units.Read(reader, field);
        if (unit == field.Text && KpiCatalogue.Find(measure) is { } info && info.Unit != unit)
        {
            reader.Log.Add(field, Rules.UnitIs(info.Unit));
        }

        return unit;
    }
}
