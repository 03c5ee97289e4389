using System.Globalization;
using Zyz.Sim.Model.Numerics;
using Zyz.Sim.Model.Draws;
using Zyz.Sim.Model.Levers;
using Zyz.Sim.Model.Plans;
using Zyz.Sim.Model.ReadOut;
using Zyz.Sim.Model.Regions;
using Zyz.Sim.Model.Scenarios;
using Zyz.Sim.Model.Simulation;

namespace Zyz.Sim.Model.Tests.Scenarios;

public sealed class ShippedScenarioTests
{
    private static readonly string[] Packages = ["innovation-first", "investment-first", "markets-first", "projects-first", "small-enterprises"];

    /// <summary>What each lever may move besides the level of orders (docs/model.md §5).</summary>
    private static readonly Dictionary<int, string[]> Channels = new()
    {
        [1] = ["entry"],
        [2] = ["MergerChance", "RegistrationChance"],
        [3] = ["RdShift", "SrdiLevers", "TechCentreLevers"],
        [4] = ["project dates"],
        [5] = ["jobs"],
        [6] = ["Price", "SrdiLevers"],
        [7] = [],
        [8] = ["signings"],
        [9] = ["Reinvest", "Usable", "ClosureHazard", "GreenLevers"],
        [10] = ["entry", "project dates", "sharing"],
    };

    private static readonly QuarterField[] Told =
    [
        QuarterField.Usable, QuarterField.Reinvest, QuarterField.ClosureHazard, QuarterField.MergerChance, QuarterField.Price, QuarterField.RegistrationChance,
        QuarterField.RdShift, QuarterField.SrdiLevers, QuarterField.TechCentreLevers, QuarterField.GreenLevers,
    ];

    public static TheoryData<string> All => [.. Shipped.Ids];

    public static TheoryData<int> Levers => [.. Enumerable.Range(1, LeverPath.Levers)];

    [Theory, MemberData(nameof(All))]
    public void Expectations_OfAShippedScenario_Hold(string id)
    {
        Scenario scenario = Shipped.Scenario(id);
        Assert.True(scenario.Question is { Zh.Length: > 0, En.Length: > 0 } && scenario.Question.Zh != scenario.Question.En, "a question in both languages");
        Assert.NotEmpty(scenario.Expect);
        foreach (Expectation expectation in scenario.Expect)
        {
            ExpectationAnswer answer = ExpectationCheck.Of(
                expectation, Shipped.Played(id, expectation.Replications),
                expectation.Versus is { } other ? Shipped.Played(other, expectation.Replications) : null);
            Assert.True(answer.Verdict == ExpectationVerdict.Holds, $"{id}.yaml:{expectation.Line} {answer.Verdict}: {answer.Figure}");
        }
    }

    [Theory, MemberData(nameof(Levers))]
    public void LeverAlone_AgainstTheBaseline_MovesItsOwnGainAndChannelsOnly(int lever)
    {
        string id = Shipped.Ids.Single(s => s.StartsWith(string.Create(CultureInfo.InvariantCulture, $"lever-{lever:D2}-"), StringComparison.Ordinal));
        Plan plan = Plan.From(Shipped.Region, Shipped.Scenario(id)), baseline = Plan.From(Shipped.Region, Shipped.Scenario("baseline"));
        foreach (string town in plan.Region.Towns.Select(t => t.Id))
        {
            TownSetting setting = TownSetting.Of(plan, town), status = TownSetting.Of(baseline, town);
            Assert.All(Enumerable.Range(1, status.Steps), step => Assert.True(status.Levers.IsStatusQuo(step)));
            for (int step = 1; step <= setting.Steps; step++)
            {
                Assert.True(setting.Levers.Gain(lever, step) > 0, $"{town} {step}");
                Assert.All(Enumerable.Range(1, LeverPath.Levers).Where(k => k != lever), k => Assert.Equal(0, setting.Levers.Gain(k, step)));
            }

            string[] moved = [.. Rules(setting).Zip(Rules(status)).Where(p => p.First.Value != p.Second.Value).Select(p => p.First.Name).Order(StringComparer.Ordinal)];
            Assert.Equal(Channels[lever].Order(StringComparer.Ordinal), moved);
        }
    }

    /// <summary>Packages can be compared because each adds the same effort.</summary>
    [Fact]
    public void Packages_All_AddTheSameEffort()
    {
        foreach (string id in Packages)
        {
            Scenario scenario = Shipped.Scenario(id);
            foreach (string town in Shipped.Region.Towns.Select(t => t.Id))
            {
                double[] added = [.. new[] { 2023, 2024 }.Select(year => scenario.Levers.Where(l => l.Town == town && l.From.Year == year)
                    .Sum(l => l.Intensity - Shipped.Region.Levers[l.Lever - 1].Today))];
                Assert.Equal([0.6, 1.2], added.Select(a => Math.Round(a, 9)));
            }
        }
    }

    [Fact]
    public void Stresses_All_CiteTheirSourcesAndSayWhatTheyAre()
    {
        string[] stresses = [.. Shipped.Ids.Where(id => id.StartsWith("stress-", StringComparison.Ordinal))];
        Assert.True(stresses.Length >= 4, "forging slump, magnesium, steel, wind");
        foreach (Scenario stress in stresses.Select(Shipped.Scenario))
        {
            Assert.NotEmpty(stress.Sources);
            Assert.StartsWith("压力情景", stress.Title.Zh, StringComparison.Ordinal);
            Assert.StartsWith("Stress", stress.Title.En, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void TargetsOf2030_All_AreMarkedAsTheScenariosOwn()
    {
        Region region = Plan.From(Shipped.Region, Shipped.Scenario("plan-2030")).Region;
        Target[] own = [.. region.Targets.Where(t => t.Assumed)];
        Assert.Equal(9, own.Length);
        Assert.All(own, t => Assert.Equal((2030, region.Targets.Single(p => t.Id == p.Id + "-2030").Value), (t.Year, t.Value)));
        Assert.All(region.Targets.Where(t => !t.Assumed), t => Assert.Equal(2025, t.Year));
    }

    /// <summary>What policy reaches in the last quarter, by channel, summed over replications.</summary>
    private static (string Name, double Value)[] Rules(TownSetting setting)
    {
        var draws = new ParameterDraws();
        var address = new DrawAddress(setting.Plan.Scenario.Seed, 0);
        setting.Sampler.Draw(address, ParameterSource.Own, draws);
        var told = new Dictionary<QuarterField, double>();
        new TownPlayer(setting).Play(address, ParameterSource.Own, (state, _) =>
        {
            foreach (QuarterField field in state.Quarter.Step == setting.Steps ? Told : [])
            {
                told[field] = Sum(state.Quarter[field].ToArray());
            }
        });
        double signings = 0, dates = 0;
        var count = new int[DrawAddress.GroupSize];
        var signed = new int[DrawAddress.GroupSize];
        for (int step = 1; step <= setting.Steps; step++)
        {
            ProjectSchedule.Count(setting, draws, address, step, count);
            signings += count.Sum();
        }

        count.AsSpan().Fill(int.MaxValue); // whatever is signed: when does it open?
        foreach (SlotProfile profile in setting.Slots.Where(s => s.Kind == SlotKind.AttractedProject))
        {
            var slot = new EnterpriseBlock { Profile = profile };
            ProjectSchedule.Settle(slot, setting, draws, address, count, signed);
            dates += slot.Opening!.Sum(o => (double)o);
        }

        int last = setting.Steps;
        return
        [
            ("entry", Each(lane => TownRules.Entrants<Lanes1>(setting, draws, lane, last).Value)), ("sharing", Each(lane => TownRules.OverflowSharing<Lanes1>(setting, draws, lane, last).Value)),
            ("jobs", Each(lane => TownRules.Jobs<Lanes1>(setting, draws, lane, last, new(1)).Value)), ("signings", signings), ("project dates", dates),
            .. told.Select(t => (t.Key.ToString(), t.Value)),
        ];

        static double Each(Func<int, double> rule) => Sum(Enumerable.Range(0, DrawAddress.GroupSize).Select(rule));
        static double Sum(IEnumerable<double> values) => values.Sum();
    }
}
