using System.Globalization;
using Xunit.Abstractions;
using Zyz.Sim.Model.Results;
using Zyz.Sim.Model.Simulation;
using Zyz.Sim.Model.Tests.Worlds;

namespace Zyz.Sim.Model.Tests.Metamorphic;

/// <summary>T25: what an eight-year panel of enterprises looks like. Reported with definitions; a miss is reported, never tuned to.</summary>
public sealed class StylisedFactsTests(ITestOutputHelper output)
{
    private const int Years = 8;

    [Fact]
    [Trait("KnownAnswer", "T25")]
    public void Panel_EightYears_IsReportedWithItsDefinitions()
    {
        World world = new World().OneTown(324, 110, 135).Years(Years);
        var totals = new Dictionary<string, List<double>>();
        for (ulong seed = 1; seed <= 5; seed++)
        {
            foreach ((string name, double value) in Measure(world with { Seed = seed }))
            {
                (totals.TryGetValue(name, out List<double>? list) ? list : totals[name] = []).Add(value);
            }
        }

        output.WriteLine("| fact | definition | expected | mean of 5 seeds | range |\n|---|---|---|---|---|");
        foreach ((string name, List<double> values) in totals)
        {
            string[] parts = name.Split('|');
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {parts[0]} | {parts[1]} | {parts[2]} | {values.Average():F3} | {values.Min():F3} to {values.Max():F3} |"));
            Assert.All(values, v => Assert.True(double.IsFinite(v), name));
        }
    }

    private static Dictionary<string, double> Measure(World world)
    {
        // Real output by slot, year, replication (12 of the 64 keep the panel small); 0 where not alive all year.
        const int Lanes = 12;
        var panel = new Dictionary<string, (SlotProfile Profile, double[,] Output)>();
        double[,] total = new double[Years + 1, Lanes];
        int closures = 0, atRisk = 0;
        var closedByAge = new double[40];
        var livedByAge = new double[40];
        var entrantRatio = new List<double>();
        var quarter = new Dictionary<string, double[]>();
        world.Play(observe: (town, slots) =>
        {
            int step = town.Quarter.Step, year = (step + 3) / 4;
            double[] incumbent = [.. slots.Where(s => (s.Alive & 1) != 0 && s.Born == 0).Select(s => s[Field.Orders][0]).Order()];
            foreach (EnterpriseBlock slot in slots)
            {
                if (slot.Alive == 0 && (slot.Closing | slot.Merging) == 0)
                {
                    continue;
                }

                if (!panel.TryGetValue(slot.Profile.Id, out (SlotProfile, double[,]) row))
                {
                    panel[slot.Profile.Id] = row = (slot.Profile, new double[Years + 1, Lanes]);
                    quarter[slot.Profile.Id] = new double[Lanes];
                }

                for (int lane = 0; lane < Lanes; lane++)
                {
                    bool alive = (slot.Alive >> lane & 1) != 0, closes = (slot.Closing >> lane & 1) != 0;
                    if ((alive || closes) && !slot.Profile.IsProject)
                    {
                        int age = Math.Min(39, (int)(slot.AgeYears(step, lane) + 1e-9));
                        livedByAge[age] += 0.25;
                        closedByAge[age] += closes ? 1 : 0;
                        atRisk++;
                        closures += closes ? 1 : 0;
                    }

                    quarter[slot.Profile.Id][lane] = (step % 4 == 1 ? 0 : quarter[slot.Profile.Id][lane]) + (alive ? 0.25 * slot[Field.Output][lane] : double.NaN);
                    if (step % 4 == 0 && alive && (slot.FullYear(step) >> lane & 1) != 0)
                    {
                        row.Item2[year, lane] = double.IsNaN(quarter[slot.Profile.Id][lane]) ? 0 : quarter[slot.Profile.Id][lane];
                    }
                }

                if ((slot.Born & 1) != 0 && slot.Profile.Kind == SlotKind.Entrant)
                {
                    entrantRatio.Add(slot[Field.Orders][0] / incumbent[incumbent.Length / 2]);
                }
            }

            for (int lane = 0; lane < Lanes; lane++)
            {
                total[year, lane] += 0.25 * town.Sums[SumField.Output][lane];
            }
        });

        var growth = new List<(double Size, double Growth, double Age, string Key, int Year)>();
        foreach ((string id, (SlotProfile profile, double[,] sold)) in panel)
        {
            for (int lane = 0; lane < Lanes; lane++)
            {
                for (int year = 2; year <= Years; year++)
                {
                    if (sold[year, lane] > 0 && sold[year - 1, lane] > 0 && !profile.IsProject)
                    {
                        double age = profile.Kind == SlotKind.Incumbent ? profile.AgeYears + year : year - (profile.Step / 4.0);
                        growth.Add((sold[year - 1, lane], Math.Log(sold[year, lane] / sold[year - 1, lane]), age, $"{id}/{lane}", year));
                    }
                }
            }
        }

        double mean = growth.Average(g => g.Growth);
        double[] size = Sample.Logs(growth.Select(g => g.Size)), rate = [.. growth.Select(g => g.Growth - mean)];
        (double, double)[] old = [.. growth.Where(g => g.Age > 5).Select(g => (Math.Log(g.Size), g.Growth))];
        double[] last = [.. panel.Values.Select(p => p.Output[Years, 0]).Where(x => x > 0).OrderDescending()];
        int tail = last.Length / 10;
        double hill = 1 / last.Take(tail).Average(x => Math.Log(x / last[tail]));
        Dictionary<(string, int), double> byKey = growth.ToDictionary(g => (g.Key, g.Year), g => g.Growth - mean);
        double[][] pairs = [.. byKey.Where(g => byKey.ContainsKey((g.Key.Item1, g.Key.Item2 + 1))).Select(g => new[] { g.Value, byKey[(g.Key.Item1, g.Key.Item2 + 1)] })];
        int hump = Enumerable.Range(0, 12).MaxBy(a => closedByAge[a] / Math.Max(livedByAge[a], 1e-9));
        return new()
        {
            ["Subbotin b|maximum-likelihood shape of yearly Δ ln Q of survivors, all sizes|.85–1.15"] = Subbotin(rate),
            ["size–noise slope|−slope of ln abs(g − mean) on ln size|.08–.22"] = -Slope([.. size.Zip(rate, (s, r) => (s, Math.Log(Math.Max(Math.Abs(r), 1e-6))))]),
            ["Gibrat slope|abs slope of g on ln size, age above 5|below .03"] = Math.Abs(Slope(old)),
            ["yearly sd|of Δ ln Q, enterprises|.20–.45"] = Sample.Sd(rate),
            ["Hill tail|largest tenth at year 8, one replication|.9–1.6"] = hill,
            ["closure hump|age with the highest closure rate, completed years (2 = third year)|2"] = hump,
            ["closures|% a year of those living|4–9"] = 400.0 * closures / atRisk,
            ["entrants' median|orders at birth over the incumbents' median|.15–.5"] = entrantRatio.Order().ElementAt(entrantRatio.Count / 2),
            ["firm share of Var(Δ ln total)|Var explained by the granular residual Σ w(g − mean of the year)|.2–.6"] = FirmShare(growth, total, Lanes),
            ["lag-1 autocorrelation|of an enterprise's yearly growth|−.3–.15"] = Slope([.. pairs.Select(p => (p[0], p[1]))]),
        };
    }

    private static double FirmShare(List<(double Size, double Growth, double Age, string Key, int Year)> growth, double[,] total, int lanes)
    {
        var x = new List<(double, double)>();
        for (int lane = 0; lane < lanes; lane++)
        {
            for (int year = 2; year <= Years; year++)
            {
                var own = growth.Where(g => g.Year == year && g.Key.EndsWith($"/{lane}", StringComparison.Ordinal)).ToArray();
                double mean = own.Average(g => g.Growth), sum = own.Sum(g => g.Size);
                x.Add((own.Sum(g => g.Size / sum * (g.Growth - mean)), Math.Log(total[year, lane] / total[year - 1, lane])));
            }
        }

        double mx = x.Average(p => p.Item1), my = x.Average(p => p.Item2), b = Slope(x);
        return b * b * x.Average(p => Math.Pow(p.Item1 - mx, 2)) / x.Average(p => Math.Pow(p.Item2 - my, 2));
    }

    private static double Slope(IReadOnlyCollection<(double X, double Y)> points)
    {
        double mx = points.Average(p => p.X), my = points.Average(p => p.Y);
        return points.Sum(p => (p.X - mx) * (p.Y - my)) / points.Sum(p => (p.X - mx) * (p.X - mx));
    }

    /// <summary>Shape b of exp(−|x/a|^b / b) by maximum likelihood over a grid: ln L = −n[ln(2 a b^(1/b) Γ(1 + 1/b)) + 1/b], a = (mean |x|^b)^(1/b).</summary>
    private static double Subbotin(double[] x)
    {
        double centre = x.Order().ElementAt(x.Length / 2);
        return Enumerable.Range(40, 180).Select(i => i / 100.0).MinBy(b =>
        {
            double a = Math.Pow(x.Average(v => Math.Pow(Math.Abs(v - centre), b)), 1 / b);
            return Math.Log(2 * a) + (Math.Log(b) / b) + Model.Numerics.Gamma.Log(1 + (1 / b)) + (1 / b);
        });
    }
}
