using Xunit.Abstractions;
using Zyz.Sim.Inputs;
using Zyz.Sim.Model.Draws;
using Zyz.Sim.Model.Plans;
using Zyz.Sim.Model.Regions;
using Zyz.Sim.Model.Results;
using Zyz.Sim.Model.Scenarios;
using Zyz.Sim.Model.Simulation;
using Zyz.Sim.Model.Tests.Inputs;
using Zyz.Sim.Model.Tests.Worlds;

namespace Zyz.Sim.Model.Tests.Metamorphic;

/// <summary>The towns of the Xinzhou pack are plausible towns.</summary>
public sealed class XinzhouTownTests(ITestOutputHelper output)
{
    [Fact]
    public void Towns_OfThePack_CloseFourToNinePercentAndAreNotOneEnterprise()
    {
        Region region = RegionReader.Read(PackCopy.Original).Value!;
        Scenario scenario = ScenarioReader.Read(Path.Combine(PackCopy.Original, "baseline.yaml"), region).Value!;
        output.WriteLine("| town | N | largest, 亿元 | share of town | closures, first year | utilisation, first year |\n|---|---|---|---|---|---|");
        foreach (Town town in region.Towns)
        {
            TownSetting setting = TownSetting.Of(Plan.From(region, scenario), town.Id);
            double largest = setting.Population.Sizes[0] / setting.Population.Sizes.Sum();
            var player = new TownPlayer(setting);
            var closed = new List<double>();
            var used = new List<double>();
            for (uint group = 0; group < (town.Enterprises < 100 ? 40u : 6u); group++)
            {
                TownOutcomes outcomes = player.Play(new DrawAddress(1, group), ParameterSource.Own);
                Assert.Equal(0, outcomes.IdentitiesViolated);
                closed.AddRange(outcomes[Kpi.Closures, 1].ToArray().Select(c => 100 * c / town.Enterprises));
                used.AddRange(outcomes[Kpi.Utilisation, 1].ToArray());
            }

            output.WriteLine($"| {town.Id} | {town.Enterprises} | {setting.Population.Sizes[0]:F2} | {100 * largest:F1} % | {closed.Average():F2} % | {used.Average():F1} % |");
            Assert.InRange(closed.Average(), 4, 9);
            // The bucket of other towns is wide by its counts (12 of 60 above scale) and lies just above: 36 %.
            Assert.True(town.Enterprises < 20 || town.Id == "other" || largest < 0.35, $"{town.Id}: the largest holds {largest:P1}");
            // Towns of very small, volatile enterprises use less of their capacity: winners build faster than losers scrap.
            Assert.InRange(used.Average(), 55, 95);
        }
    }
}
