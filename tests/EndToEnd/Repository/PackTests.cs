using Zyz.Sim.Inputs;
using Zyz.Sim.Model.Regions;
using Zyz.Sim.Model.Results;

namespace Zyz.Sim.EndToEnd.Repository;

/// <summary>Every number of a shipped pack has a unit and a source, and every scenario can be run.</summary>
public sealed class PackTests
{
    private static readonly string[] NotScenarios = ["region.yaml", "levers.yaml"];

    /// <summary>A name of a pack's town or of a sum over its towns in the code would tie the product to that city.</summary>
    [Fact]
    public void Sources_OfTheProduct_NameNoTownNoGroupAndNoSeriesOfAPack()
    {
        Region[] regions = [.. new[] { "xinzhou", "example" }.Select(r => RegionReader.Read(Path.Combine(House.Root, "scenarios", r)).Value!)];
        string[] ids = [.. regions.SelectMany(r => r.Towns.Select(t => t.Id).Concat(r.Groups.Select(g => g.Id)).Concat(r.Drivers.Select(d => d.Series)))
            .Where(id => id != TownGroup.Total).Distinct()];
        string[] words = [.. KpiCatalogue.All.Select(k => k.Id), "other"]; // measures; and "other" is an ordinary word
        IEnumerable<string> found =
            from file in House.Sources("src")
            let text = File.ReadAllText(file)
            from id in ids.Except(words)
            where text.Contains($"\"{id}\"", StringComparison.Ordinal)
            select $"{House.Name(file)}: {id}";
        Assert.Empty(found);
        Assert.True(ids.Length > 20);
    }

    /// <summary>The pack's own words about its targets agree with the targets.</summary>
    [Fact]
    public void Notes_OfXinzhou_SayWhatItsTargetsImply()
    {
        Region region = RegionReader.Read(Path.Combine(House.Root, "scenarios", "xinzhou")).Value!;
        double Of(string kpi) => region.Targets.Single(t => t.Entity == "tea" && t.Kpi == kpi).Value;
        string price = (Of("output_value") * 1e8 / (Of("capacity") * 1e4 * 2000)).ToString("0", System.Globalization.CultureInfo.InvariantCulture);
        Assert.Contains(region.Notes!.Value, n => n.Zh.Contains($"每斤 {price} 元（{Of("output_value")} 亿元 ÷ {Of("capacity")} 万吨）", StringComparison.Ordinal)
            && n.En.Contains($"imply {price} yuan", StringComparison.Ordinal));
    }

    [Fact]
    public void Packs_All_ReadWithTheirScenariosAndCiteWhatExists()
    {
        int scenarios = 0;
        foreach (string folder in Directory.EnumerateDirectories(Path.Combine(House.Root, "scenarios")).Where(d => File.Exists(Path.Combine(d, "region.yaml"))))
        {
            Reading<Region> reading = RegionReader.Read(folder);
            Assert.Empty(reading.Faults.Select(f => f.ToString("en")));
            Region region = reading.Value!;
            var sources = region.Sources.Select(s => s.Id).ToHashSet(StringComparer.Ordinal);
            Assert.All(region.Priors, p => Assert.True(p.Unit.Length > 0 && p.Evidence.Length > 0 && p.JudgedOn.Length == 10
                && (p.Source == "judgement" || p.Source.StartsWith("literature:", StringComparison.Ordinal) || sources.Contains(p.Source)), $"{p.Name}/{p.Scope}: {p.Source}"));
            Assert.All(region.Drivers, d => Assert.True(d.Unit.Length > 0 && sources.Contains(d.Source), $"{d.Series} {d.Year}"));
            Assert.All(region.Observations, o => Assert.True(o.Unit.Length > 0 && sources.Contains(o.Source), $"{o.Entity} {o.Year} {o.Measure}"));
            Assert.All(region.Levers, l => Assert.True(l.MeaningAtZero.Zh.Length > 0 && l.MeaningToday.En.Length > 0 && l.MeaningAtFull.Zh.Length > 0 && l.Today is >= 0 and <= 1, l.Id));
            foreach (string file in Directory.EnumerateFiles(folder, "*.yaml").Where(f => !NotScenarios.Contains(Path.GetFileName(f))))
            {
                Assert.Empty(ScenarioReader.Read(file, region).Faults.Select(f => f.ToString("en")));
                scenarios++;
            }
        }

        Assert.True(scenarios >= 3, "baseline, all levers at full effort, baseline to 2030");
    }
}
