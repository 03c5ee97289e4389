using System.Collections.Immutable;
using System.Globalization;
using Zyz.Sim.Inputs.Csv;
using Zyz.Sim.Inputs.Fields;
using Zyz.Sim.Inputs.RegionFiles;
using Zyz.Sim.Inputs.Yaml;
using Zyz.Sim.Model.Panels;
using Zyz.Sim.Model.Regions;

namespace Zyz.Sim.Inputs;

/// <summary>
/// Reads a firm panel: <c>panel.yaml</c>, which names columns, unit and source, and the csv file it names. Other columns are not read.
/// </summary>
public static class PanelReader
{
    /// <summary>The file that makes a folder a firm panel.</summary>
    public const string FileName = "panel.yaml";

    /// <summary>What stands for a size that is not known: nothing, or the marks R and Stata write.</summary>
    private static readonly HashSet<string> s_missing = new(StringComparer.Ordinal) { "", "NA", "." };

    /// <summary>Panels may be older than any plan.</summary>
    private const int FirstYear = 1800;

    private static readonly string[] s_keys = ["schema", "id", "title", "measure", "unit", "source", "seed", "file", "columns"];

    private static readonly string[] s_columns = ["firm", "year", "group", "size"];

    /// <summary>Whether a folder holds a firm panel.</summary>
    /// <param name="folder">The folder.</param>
    /// <returns>True where it has a <c>panel.yaml</c>.</returns>
    public static bool IsPanel(string folder) => File.Exists(Path.Combine(folder, FileName));

    /// <summary>Reads and checks both files. Nothing outside the folder is read.</summary>
    /// <param name="folder">The folder.</param>
    /// <returns>The panel, sorted so that the order of rows never matters; or all faults of both files.</returns>
    public static Reading<FirmPanel> Read(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        var faults = new List<Fault>();
        var pack = new PackFolder(folder, faults);
        FirmPanel? panel = null;
        try
        {
            panel = Content(pack);
        }
        catch (TooManyFaults)
        {
            // the last fault says so
        }

        return new Reading<FirmPanel>(panel, faults, pack.Files);
    }

    private static FirmPanel? Content(PackFolder pack)
    {
        YamlFile yaml = YamlFile.Open(pack, FileName);
        if (yaml.Content is not { } content)
        {
            return null;
        }

        var map = new YamlMapReader(yaml.Reader, content, s_keys);
        SchemaKey.Check(yaml.Reader, map);
        Text title = map.Texts("title"), measure = map.Texts("measure"), unit = map.Texts("unit");
        string id = map.Scalar("id") is { } key ? yaml.Reader.Id(key) : "", source = map.Words("source");
        ulong seed = map.OptionalScalar("seed") is { } number ? yaml.Reader.Seed(number) : 1;
        string file = map.OptionalScalar("file") is { } named ? yaml.Reader.Id(named) : "panel.csv";
        Dictionary<string, string>? columns = map.Map("columns") is { } names ? Columns(yaml.Reader, names) : null;
        if (columns is null || file.Length == 0)
        {
            return null;
        }

        ImmutableArray<PanelFigure> figures = Figures(pack, file, columns, out int missing);
        return new FirmPanel { Id = id, Title = title, Measure = measure, Unit = unit, Source = source, Seed = seed, Figures = figures, Missing = missing };
    }

    /// <summary>Which column of the csv file holds what; without a group all firms are one.</summary>
    private static Dictionary<string, string>? Columns(FieldReader reader, YamlMap names)
    {
        var map = new YamlMapReader(reader, names, s_columns);
        var columns = new Dictionary<string, string>(StringComparer.Ordinal);
        bool good = true;
        foreach (string what in s_columns)
        {
            Field? field = what == "group" ? map.OptionalScalar(what) : map.Scalar(what);
            if (field is not { } named)
            {
                good &= what == "group";
                continue;
            }

            string column = reader.Words(named);
            if (columns.ContainsValue(column) && column.Length > 0)
            {
                reader.Log.Add(named, Rules.SameColumn);
            }

            columns[what] = column;
            good &= column.Length > 0;
        }

        return good ? columns : null;
    }

    private static ImmutableArray<PanelFigure> Figures(PackFolder pack, string file, Dictionary<string, string> columns, out int missing)
    {
        CsvTable table = CsvTable.OpenAny(pack, file, [.. columns.Values.Distinct()]);
        FieldReader reader = table.Reader;
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        var figures = new List<PanelFigure>();
        missing = 0;
        foreach (CsvRow row in table.Rows)
        {
            string firm = reader.Words(row[columns["firm"]]).Trim(), group = columns.TryGetValue("group", out string? name) ? reader.Words(row[name]).Trim() : "all";
            int year = reader.Whole(row[columns["year"]], FirstYear, Years.Last) ?? 0;
            if (year > 0)
            {
                table.Once(seen, firm.Length == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{firm}\n{year}"), row[columns["firm"]]);
            }

            Field size = row[columns["size"]];
            if (s_missing.Contains(size.Text.Trim()))
            {
                missing++;
                continue;
            }

            double value = reader.NumberAbove(size, 0);
            if (value >= 1e15)
            {
                reader.Log.Add(size, Rules.SizeTooLarge);
            }

            figures.Add(new PanelFigure(firm, group, year, value));
        }

        if (table.Usable && figures.Count == 0)
        {
            reader.Log.Add(Field.Start(file), Rules.NoFigures);
        }

        return [.. figures.OrderBy(f => f.Firm, StringComparer.Ordinal).ThenBy(f => f.Year)];
    }
}
