using Zyz.Sim.Inputs;
using Zyz.Sim.Model.Regions;

namespace Zyz.Sim.EndToEnd.Repository;

/// <summary>Every number of a shipped pack has a unit and a source, and every scenario can be run.</summary>
public sealed class PackTests
{
    private static readonly string[] NotScenarios = ["region.yaml", "levers.yaml"];

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
