using System.Collections.Immutable;
using Zyz.Sim.Inputs.Csv;
using Zyz.Sim.Inputs.Fields;
using Zyz.Sim.Model.Regions;

namespace Zyz.Sim.Inputs.RegionFiles;

/// <summary><c>sources.csv</c>: what figures and judgements cite.</summary>
internal static class SourcesFile
{
    private static readonly string[] Columns = ["id", "title_and_address", "grade"];

    /// <summary>Grades of reliability.</summary>
    public static readonly string[] Grades = ["A", "B", "C"];

    /// <summary>Reads the file.</summary>
    /// <param name="folder">The region folder.</param>
    /// <returns>The sources by id, and their ids, or null where these are not known.</returns>
    public static (ImmutableArray<Source> Sources, HashSet<string>? Ids) Read(PackFolder folder)
    {
        CsvTable table = CsvTable.Open(folder, "sources.csv", Columns);
        FieldReader reader = table.Reader;
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        var sources = new List<Source>();
        foreach (CsvRow row in table.Rows)
        {
            string id = reader.Id(row["id"]);
            table.Once(seen, id, row["id"]);
            sources.Add(new Source(
                id, reader.Words(row["title_and_address"]), reader.Known(row["grade"], Grades, Noun.Grade)));
        }

        return ([.. sources.OrderBy(s => s.Id, StringComparer.Ordinal)], table.Usable ? [.. seen.Keys] : null);
    }
}
