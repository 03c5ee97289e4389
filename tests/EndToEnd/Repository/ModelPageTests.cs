using System.Globalization;
using System.Text.RegularExpressions;
using Zyz.Sim.Inputs;
using Zyz.Sim.Model.Draws;
using Zyz.Sim.Model.Plans;
using Zyz.Sim.Model.Regions;
using Zyz.Sim.Model.Results;
using Zyz.Sim.Model.Simulation;

namespace Zyz.Sim.EndToEnd.Repository;

/// <summary>The page a statistician rebuilds the model from says what the pack and the code hold.</summary>
public sealed partial class ModelPageTests
{
    private static readonly string s_pack = Path.Combine(House.Root, "scenarios", "xinzhou");
    private static readonly string[] s_page = House.Text("docs/model.md").Split('\n');

    private static Region Xinzhou { get; } = RegionReader.Read(s_pack).Value!;

    [Fact]
    public void Priors_OfThePage_AreThoseOfThePack()
    {
        var rows = s_page.Select(line => line.Split(" | ")).Where(c => c.Length == 7 && c[1].StartsWith('`')).ToList();
        var said = new List<string>();
        foreach (string[] row in rows)
        {
            foreach (string name in Names(row[1]))
            {
                said.AddRange(row[4].Replace(" (prior shared)", "", StringComparison.Ordinal).Split(", ")
                    .Select(scope => $"{name} {(scope is "region" or "town" ? "" : scope)} {row[2].Replace('−', '-')} {row[3]} {row[6].TrimEnd(' ', '|')}"));
            }
        }

        var held = Xinzhou.Priors.Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.Name} {p.Scope} {Notation(p)} {p.Unit} {Basis(p)}"));
        Assert.Equal(held.Order(StringComparer.Ordinal), said.Select(Plain).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Ranges_OfThePage_AreThoseOfTheCatalogue()
    {
        int first = Array.FindIndex(s_page, line => line.StartsWith("| range | parameters |", StringComparison.Ordinal));
        var said = new Dictionary<string, (double, double)>();
        foreach (string line in s_page.Skip(first + 2).TakeWhile(line => line.StartsWith('|')))
        {
            string[] cells = line.Trim('|', ' ').Split(" | ");
            Match range = Range().Match(cells[0]);
            foreach (string part in range.Success ? [cells[1]] : Regex.Split(cells[1], "(?<=\\]), "))
            {
                Match own = range.Success ? range : Range().Match(part);
                foreach (string name in Names(part))
                {
                    said.Add(name, (Number(own.Groups[1].Value), Number(own.Groups[2].Value)));
                }
            }
        }

        Assert.Equal(ParameterCatalogue.Count, said.Count);
        Assert.All(ParameterCatalogue.All, p => Assert.Equal((p.Low, p.High), said[p.Name]));
    }

    [Fact]
    public void KnownAnswers_OfThePage_AreWhatTheTownsGive()
    {
        var plan = Plan.From(Xinzhou, ScenarioReader.Read(Path.Combine(s_pack, "baseline.yaml"), Xinzhou).Value!);
        int first = Array.FindIndex(s_page, line => line.StartsWith("| town | r | utilisation, base date |", StringComparison.Ordinal));
        (Kpi Kpi, int Year)[] columns =
        [
            (Kpi.Utilisation, 0), (Kpi.OutputValue, 1), (Kpi.OutputValue, 3), (Kpi.OutputValueConstant, 3), (Kpi.Enterprises, 3), (Kpi.Herfindahl, 3),
        ];
        int compared = 0;
        foreach (IGrouping<string, string[]> rows in s_page.Skip(first + 2).TakeWhile(line => line.StartsWith('|')).Select(line => line.Trim('|', ' ').Split(" | ")).GroupBy(c => c[0]))
        {
            TownOutcomes played = new TownPlayer(TownSetting.Of(plan, rows.Key)).Play(new DrawAddress(plan.Scenario.Seed, 0), ParameterSource.Own);
            foreach (string[] row in rows)
            {
                int replication = int.Parse(row[1], CultureInfo.InvariantCulture);
                for (int i = 0; i < columns.Length; i++, compared++)
                {
                    double value = played[(int)columns[i].Kpi, columns[i].Year][replication], said = Number(row[2 + i]);
                    Assert.True(Math.Abs(value - said) <= 1e-8 + 1e-8 * said, $"{rows.Key}, r = {replication}, {columns[i]}: {value}, the page says {said}");
                }
            }
        }

        Assert.Equal(42, compared);
    }

    [Fact]
    public void Words_OfThePage_AreThoseOfTheBlocks()
    {
        int compared = 0;
        foreach (Match row in s_page.Select(line => WordsRow().Match(line)).Where(row => row.Success))
        {
            (EntityId entity, var purpose) = (EntityId.Of(row.Groups[1].Value), (Purpose)int.Parse(row.Groups[2].Value, CultureInfo.InvariantCulture));
            foreach (string part in row.Groups[4].Value.Split("; "))
            {
                string[] said = part["r = ".Length..].Split(": ");
                long replication = said[0] == "2³²" ? 1L << 32 : long.Parse(said[0], CultureInfo.InvariantCulture);
                var rows = new ulong[4 * DrawAddress.GroupSize];
                var address = new DrawAddress(20221222, (uint)(replication / DrawAddress.GroupSize));
                address.Blocks(rows, entity, int.Parse(row.Groups[3].Value, CultureInfo.InvariantCulture), purpose, ulong.MaxValue);
                int lane = (int)(replication % DrawAddress.GroupSize);
                Assert.Equal(said[1], string.Join(' ', Enumerable.Range(0, 4).Select(word => $"{rows[word * DrawAddress.GroupSize + lane]:x8}")));
                compared++;
            }
        }

        Assert.Equal(5, compared);
    }

    /// <summary>Names in backquotes; "`a1` … `a10`" and "`a1 … a10`" mean all ten.</summary>
    private static IEnumerable<string> Names(string text)
    {
        foreach (Match match in Name().Matches(text))
        {
            string name = match.Groups[1].Value;
            int last = match.Groups[2].Success ? int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture) : 0;
            for (int number = 1; number <= last; number++)
            {
                yield return name[..^1] + number.ToString(CultureInfo.InvariantCulture);
            }

            if (last == 0)
            {
                yield return name;
            }
        }
    }

    private static string Notation(Prior p)
    {
        string a = p.A.ToString("R", CultureInfo.InvariantCulture), b = p.B.ToString("R", CultureInfo.InvariantCulture);
        string notation = p.Family switch
        {
            PriorFamily.Fixed => a,
            PriorFamily.Normal => $"N({a}, {b}²)",
            PriorFamily.LogNormal => $"lnN({a}; {b})",
            PriorFamily.HalfNormal => $"half-N({a})",
            _ => $"Beta({a}, {b})",
        };
        return p.Low is { } low ? string.Create(CultureInfo.InvariantCulture, $"{notation} on [{low}, {p.High}]") : notation;
    }

    private static string Basis(Prior p) => p.Source == "judgement" ? "J" : p.Source.Replace("literature:", "", StringComparison.Ordinal);

    /// <summary>Numbers without idle zeros: 1.0 and −3.0 as the pack's 1 and -3.</summary>
    private static string Plain(string row) => IdleZero().Replace(row, "");

    private static double Number(string text) => double.Parse(text.Replace('−', '-'), CultureInfo.InvariantCulture);

    [GeneratedRegex(@"`(\w+)`?(?: … `?[a-zA-Z]+(\d+))?`")]
    private static partial Regex Name();

    [GeneratedRegex(@"^\| words of `(\S+)`, purpose (\d+), h = (\d+) \| (.+) \|$")]
    private static partial Regex WordsRow();

    [GeneratedRegex(@"\[(\S+), (\S+)\]")]
    private static partial Regex Range();

    [GeneratedRegex(@"(?<=\d)\.0(?=[,; )]|$)")]
    private static partial Regex IdleZero();
}
