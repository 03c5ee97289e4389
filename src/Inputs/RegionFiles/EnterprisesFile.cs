using System.Collections.Immutable;
using Zyz.Sim.Inputs.Csv;
using Zyz.Sim.Inputs.Fields;
using Zyz.Sim.Model.Draws;
using Zyz.Sim.Model.Populations;
using Zyz.Sim.Model.Regions;

namespace Zyz.Sim.Inputs.RegionFiles;

/// <summary><c>enterprises.csv</c>: how many enterprises each town has in the base year.</summary>
internal static class EnterprisesFile
{
    private const int MostEnterprises = 100_000;

    private const string NamedColumn = "named";
    private static readonly char[] BetweenNames = [';', '；', '、'];

    private static readonly string[] Columns = ["town", "enterprises", "above_scale", "judged_on", "evidence", "sources"];

    /// <summary>Reads the file and joins it to the towns.</summary>
    /// <param name="folder">The region folder.</param>
    /// <param name="entries">The towns of region.yaml, or null where they could not be read.</param>
    /// <param name="names">Known names.</param>
    /// <param name="priors">The priors: the counts must fit the output they say.</param>
    /// <returns>The towns by id.</returns>
    public static ImmutableArray<Town> Read(PackFolder folder, IReadOnlyList<TownEntry>? entries, RegionNames names, ImmutableArray<Prior> priors)
    {
        CsvTable table = CsvTable.Open(folder, "enterprises.csv", Columns, NamedColumn);
        var byId = (entries ?? []).ToDictionary(e => e.Id.Text, StringComparer.Ordinal);
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        var towns = new List<Town>();
        foreach (CsvRow row in table.Rows)
        {
            string id = table.Reader.Known(row["town"], names.Towns, Noun.Town, names.Titles);
            table.Once(seen, id, row["town"]);
            Town? town = Join(table.Reader, row, byId.GetValueOrDefault(id), names);
            if (town is not null)
            {
                Fit(table.Reader, row, town, priors);
                towns.Add(town);
            }
        }

        foreach (string id in table.Usable ? byId.Keys.Where(k => !seen.ContainsKey(k)) : [])
        {
            table.Reader.Log.Add(Field.Start(id), Rules.NoEnterprises);
        }

        return [.. towns.OrderBy(t => t.Id, StringComparer.Ordinal)];
    }

    private static Town? Join(FieldReader reader, CsvRow row, TownEntry? entry, RegionNames names)
    {
        int? enterprises = reader.Whole(row["enterprises"], 1, MostEnterprises);
        int? aboveScale = reader.Whole(row["above_scale"], 0, MostEnterprises);
        if (aboveScale > enterprises)
        {
            reader.Log.Add(row["above_scale"], Rules.AboveScale);
        }

        string judgedOn = reader.JudgedOn(row["judged_on"]);
        string evidence = reader.Words(row["evidence"]);
        ImmutableArray<string> sources = Sources(reader, row["sources"], names.Sources);
        ImmutableArray<string> named = row.Has(NamedColumn)
            ? [.. row[NamedColumn].Text.Split(BetweenNames, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)]
            : [];
        if (!named.IsEmpty && row.IsEmpty("sources"))
        {
            reader.Log.Add(row[NamedColumn], Rules.NamedNeedsSource);
        }

        return entry is null ? null : new Town
        {
            Id = entry.Id.Text,
            Title = entry.Title,
            County = entry.County,
            Category = entry.Category,
            Classes = entry.Classes,
            Enterprises = enterprises ?? 0,
            AboveScale = aboveScale ?? 0,
            PriceSeries = entry.PriceSeries,
            GeneralPriceSeries = entry.GeneralPriceSeries,
            DemandSeries = entry.DemandSeries,
            SharesMetalsPrice = entry.SharesMetalsPrice,
            Evidence = evidence,
            JudgedOn = judgedOn,
            Sources = sources,
            Named = named,
        };
    }

    /// <summary>Above-scale enterprises make 0.2 亿元 each at least: more of them than the baseline can feed are a slip in one of the two.</summary>
    private static void Fit(FieldReader reader, CsvRow row, Town town, ImmutableArray<Prior> priors)
    {
        string name = ParameterCatalogue.Of(Parameter.BaseOutput).Name;
        Prior[] baseline = [.. Prior.For(town.Id, town.Classes, priors.Where(p => p.Name == name))];
        bool centred = baseline is [{ Family: PriorFamily.Fixed or PriorFamily.LogNormal or PriorFamily.Normal }];
        double output = centred ? baseline[0].A + baseline[0].Offset : 0;
        if (output > 0 && double.IsFinite(output) && town.AboveScale > 0 && town.AboveScale <= town.Enterprises
            && (town.AboveScale * SizeDistribution.Threshold > output || SizeDistribution.Fit(town.Enterprises, town.AboveScale, output).LogSd <= 0))
        {
            reader.Log.Add(row["above_scale"], Rules.TooManyAboveScale(town.Enterprises, output));
        }
    }

    /// <summary>Source ids separated by spaces; none for a pure judgement.</summary>
    private static ImmutableArray<string> Sources(FieldReader reader, Field field, HashSet<string>? known)
    {
        string[] ids = field.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return [.. ids.Select(id => reader.Known(field with { Text = id }, known, Noun.Source)).Order(StringComparer.Ordinal)];
    }
}
