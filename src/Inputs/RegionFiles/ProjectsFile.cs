using System.Collections.Immutable;
using Zyz.Sim.Inputs.Csv;
using Zyz.Sim.Inputs.Fields;
using Zyz.Sim.Model.Regions;
using Zyz.Sim.Model.Time;

namespace Zyz.Sim.Inputs.RegionFiles;

/// <summary><c>projects.csv</c>: projects known by name.</summary>
internal static class ProjectsFile
{
    private const double LargestLogSd = 3;

    private static readonly string[] Columns =
    [
        "id", "town", "title_zh", "title_en", "output", "output_log_sd", "earliest_opening", "signed", "published",
        "evidence", "source",
    ];

    /// <summary>Reads the file.</summary>
    /// <param name="folder">The region folder.</param>
    /// <param name="names">Known names.</param>
    /// <returns>The projects by id.</returns>
    public static ImmutableArray<ListedProject> Read(PackFolder folder, RegionNames names)
    {
        CsvTable table = CsvTable.Open(folder, "projects.csv", Columns);
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        var projects = new List<ListedProject>();
        foreach (CsvRow row in table.Rows)
        {
            ListedProject project = One(table.Reader, row, names);
            table.Once(seen, project.Id, row["id"]);
            projects.Add(project);
        }

        return [.. projects.OrderBy(p => p.Id, StringComparer.Ordinal)];
    }

    private static ListedProject One(FieldReader reader, CsvRow row, RegionNames names)
    {
        Quarter? opening = reader.Quarter(row["earliest_opening"]);
        Quarter? signed = reader.Quarter(row["signed"]);
        if (opening is { } last && signed is { } first && last <= first)
        {
            reader.Log.Add(row["earliest_opening"], Rules.OpensAfterSigning);
        }

        return new ListedProject
        {
            Id = reader.Id(row["id"]),
            Town = reader.Known(row["town"], names.Towns, Noun.Town, names.Titles),
            Title = new Text(reader.Words(row["title_zh"]), reader.Words(row["title_en"])),
            Output = reader.NumberAbove(row["output"], 0),
            OutputLogSd = reader.Number(row["output_log_sd"], 0, LargestLogSd),
            EarliestOpening = opening?.ToString() ?? "",
            Signed = signed?.ToString() ?? "",
            Published = reader.Published(row["published"]),
            Evidence = reader.Words(row["evidence"]),
            Source = reader.Known(row["source"], names.Sources, Noun.Source),
        };
    }
}
