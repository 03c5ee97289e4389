using System.Globalization;
using Zyz.Sim.Inputs.Csv;
using Zyz.Sim.Inputs.Fields;

namespace Zyz.Sim.Inputs;

/// <summary>Reads <c>origins.csv</c>, which a pack may have: the days from which a backtest forecasts, and why these.</summary>
public static class OriginsReader
{
    /// <summary>Name of the file.</summary>
    public const string FileName = "origins.csv";

    /// <summary>Reads the file.</summary>
    /// <param name="folder">The region folder.</param>
    /// <returns>The days, ISO dates, rising; or all faults. No days where the pack has no such file.</returns>
    public static Reading<string[]> Read(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        var faults = new List<Fault>();
        if (!File.Exists(Path.Combine(folder, FileName)))
        {
            return new Reading<string[]>([], faults, []);
        }

        var pack = new PackFolder(folder, faults);
        var days = new List<string>();
        try
        {
            days = Days(pack);
        }
        catch (TooManyFaults)
        {
            // the last fault says so
        }

        return new Reading<string[]>([.. days.Order(StringComparer.Ordinal)], faults, pack.Files);
    }

    private static List<string> Days(PackFolder pack)
    {
        CsvTable table = CsvTable.Open(pack, FileName, ["origin", "note"]);
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        var days = new List<string>();
        foreach (CsvRow row in table.Rows)
        {
            string day = table.Reader.Day(row["origin"])?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
            table.Once(seen, day, row["origin"]);
            table.Reader.Words(row["note"]);
            days.Add(day);
        }

        return days;
    }
}
