using System.Collections.Immutable;
using System.Globalization;
using Zyz.Sim.Inputs.Csv;
using Zyz.Sim.Inputs.Fields;
using Zyz.Sim.Model.Regions;

namespace Zyz.Sim.Inputs.RegionFiles;

/// <summary><c>drivers.csv</c>: published annual figures of what moves prices and demand from outside.</summary>
internal static class DriversFile
{
    /// <summary>Unit of a series of growth rates.</summary>
    public const string Growth = "% y/y";

    private static readonly string[] Statuses = ["found", "derived"];

    private static readonly string[] Columns = ["series", "year", "value", "unit", "note", "status", "published", "source"];

    /// <summary>Reads the file.</summary>
    /// <param name="folder">The region folder.</param>
    /// <param name="sources">Known source ids.</param>
    /// <returns>The figures by series and year, and the series' ids, or null where these are not known.</returns>
    public static (ImmutableArray<DriverFigure> Drivers, HashSet<string>? Series) Read(
        PackFolder folder, IReadOnlyCollection<string>? sources)
    {
        CsvTable table = CsvTable.Open(folder, "drivers.csv", Columns);
        FieldReader reader = table.Reader;
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        var units = new Dictionary<string, string>(StringComparer.Ordinal);
        var figures = new List<DriverFigure>();
        foreach (CsvRow row in table.Rows)
        {
            string series = reader.Id(row["series"]);
            string unit = Units.Read(reader, row["unit"]);
            if (!units.TryAdd(series, unit) && unit.Length > 0 && units[series] != unit)
            {
                reader.Log.Add(row["unit"], Rules.UnitIs(units[series]));
            }

            int year = reader.Whole(row["year"], Years.First, Years.Last) ?? 0;
            table.Once(seen, string.Create(CultureInfo.InvariantCulture, $"{series},{year}"), row["year"]);
            figures.Add(new DriverFigure(
                series, year, Value(reader, row["value"], unit), unit,
                reader.Known(row["status"], Statuses, Noun.Status),
                Years.Published(reader, row["published"], year), reader.Known(row["source"], sources, Noun.Source),
                row["note"].Text));
        }

        return (
            [.. figures.OrderBy(f => f.Series, StringComparer.Ordinal).ThenBy(f => f.Year)],
            table.Usable ? [.. units.Keys] : null);
    }

    /// <summary>A figure of a series.</summary>
    public static double Value(FieldReader reader, Field field, string unit)
    {
        if (unit != Growth)
        {
            return reader.NumberAbove(field, 0);
        }

        double value = reader.Number(field);
        if (value <= -100)
        {
            reader.Log.Add(field, Rules.Growth);
        }

        return value;
    }
}
