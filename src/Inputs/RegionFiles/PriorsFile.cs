using System.Collections.Immutable;
using Zyz.Sim.Inputs.Csv;
using Zyz.Sim.Inputs.Fields;
using Zyz.Sim.Model.Draws;
using Zyz.Sim.Model.Regions;

namespace Zyz.Sim.Inputs.RegionFiles;

/// <summary><c>priors.csv</c>: what is judged of each parameter of the model.</summary>
internal static class PriorsFile
{
    private static readonly string[] Columns =
    [
        "name", "scope", "family", "a", "b", "offset", "low", "high", "unit", "judged_on", "evidence", "source",
    ];

    private static readonly Dictionary<string, PriorFamily> Families = new(StringComparer.Ordinal)
    {
        ["fixed"] = PriorFamily.Fixed,
        ["normal"] = PriorFamily.Normal,
        ["lognormal"] = PriorFamily.LogNormal,
        ["halfNormal"] = PriorFamily.HalfNormal,
        ["beta"] = PriorFamily.Beta,
    };

    private static readonly string[] Names = [.. ParameterCatalogue.All.Select(p => p.Name)];

    /// <summary>Reads the file.</summary>
    /// <param name="folder">The region folder.</param>
    /// <param name="towns">The towns, for each of which every parameter must have a prior.</param>
    /// <param name="names">Known names.</param>
    /// <returns>The priors by name, then scope.</returns>
    public static ImmutableArray<Prior> Read(PackFolder folder, IReadOnlyList<TownEntry>? towns, RegionNames names)
    {
        CsvTable table = CsvTable.Open(folder, "priors.csv", Columns);
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        var priors = new List<Prior>();
        var unclear = new HashSet<string>(StringComparer.Ordinal);
        foreach (CsvRow row in table.Rows)
        {
            Prior prior = One(table.Reader, row, names);
            table.Once(seen, prior.Name.Length == 0 ? "" : prior.Name + "," + row["scope"].Text, row["name"]);
            priors.Add(prior);
            if (prior.Scope.Length == 0 && !row.IsEmpty("scope"))
            {
                unclear.Add(prior.Name);
            }
        }

        if (table.Usable)
        {
            Completeness(table.Reader, priors, unclear, towns ?? []);
        }

        return [.. priors.OrderBy(p => p.Name, StringComparer.Ordinal).ThenBy(p => p.Scope, StringComparer.Ordinal)];
    }

    private static Prior One(FieldReader reader, CsvRow row, RegionNames names)
    {
        string name = reader.Known(row["name"], Names, Noun.Parameter);
        ParameterInfo? parameter = ParameterCatalogue.Find(name);
        string family = reader.Known(row["family"], Families.Keys, Noun.Family);
        string unit = row["unit"].Text;
        if (parameter is not null && unit != parameter.Unit)
        {
            reader.Log.Add(row["unit"], Rules.UnitIs(parameter.Unit));
        }

        var prior = new Prior
        {
            Name = name,
            Scope = row.IsEmpty("scope") ? "" : reader.Known(row["scope"], names.Scopes, Noun.Scope, names.Titles),
            Family = Families.GetValueOrDefault(family),
            A = reader.Number(row["a"]),
            B = row.IsEmpty("b") ? 0 : reader.Number(row["b"]),
            Offset = row.IsEmpty("offset") ? 0 : reader.Number(row["offset"]),
            Low = row.IsEmpty("low") ? null : reader.Number(row["low"]),
            High = row.IsEmpty("high") ? null : reader.Number(row["high"]),
            Unit = unit,
            JudgedOn = reader.JudgedOn(row["judged_on"]),
            Evidence = reader.Words(row["evidence"]),
            Source = Source(reader, row["source"], names.Sources),
        };
        if (parameter is not null && family.Length > 0)
        {
            PriorRules.Check(reader, row, prior, parameter);
        }

        return prior;
    }

    private static string Source(FieldReader reader, Field field, HashSet<string>? known)
    {
        const string Literature = "literature:", Judgement = "judgement";
        bool cited = field.Text.StartsWith(Literature, StringComparison.Ordinal) && field.Text.Length > Literature.Length;
        return cited || field.Text == Judgement ? field.Text
            : reader.Known(field, known is null ? null : [.. known, Judgement], Noun.Source, [(Judgement, new("判断", Judgement))]);
    }

    /// <summary>Whether a parameter has a prior for a town: the town's own, a class's, or the region's.</summary>
    /// <param name="scopes">Scopes for which the parameter has a prior.</param>
    /// <param name="town">Town id.</param>
    /// <param name="classes">The town's classes.</param>
    /// <returns>True where one of them applies.</returns>
    public static bool Resolves(IEnumerable<string> scopes, string town, ImmutableArray<string> classes) =>
        scopes.Any(s => s.Length == 0 || s == town || classes.Contains(s, StringComparer.Ordinal));

    /// <summary>
    /// Every parameter must have a prior for every town. Optional ones need not, but a town with a demand series needs
    /// the elasticity that goes with it.
    /// </summary>
    private static void Completeness(
        FieldReader reader, List<Prior> priors, HashSet<string> unclear, IReadOnlyList<TownEntry> towns)
    {
        TownEntry[] clear = [.. towns.Where(t => !t.Classes.Contains(""))];
        ILookup<string, string> scopes = priors.ToLookup(p => p.Name, p => p.Scope, StringComparer.Ordinal);
        foreach (ParameterInfo parameter in ParameterCatalogue.All.Where(p => !unclear.Contains(p.Name)))
        {
            foreach (TownEntry town in clear)
            {
                bool needed = !parameter.Optional
                    || (parameter.Parameter == Parameter.DemandElasticity && town.DemandSeries is not null);
                if (needed && !Resolves(scopes[parameter.Name], town.Id.Text, town.Classes))
                {
                    reader.Log.Add(Field.Start(parameter.Name), Rules.NoPrior(town.Id.Text));
                }
            }
        }
    }
}
