using Zyz.Sim.Inputs;
using Zyz.Sim.Model.Scenarios;
using Zyz.Sim.Model.Time;

namespace Zyz.Sim.Model.Tests.Inputs;

public sealed class ScenarioReaderTests
{
    private const string Head = """
        schema: 1
        id: trial
        title: { zh: 试, en: Trial }
        origin: 2022-12-31
        horizon: 2025-12-31
        seed: 18446744073709551615
        replications: 640

        """;

    private static readonly Quarter Start = Quarter.Of(2023, 1);

    [Fact]
    public void Read_NamedTownBesideAll_ReplacesAllForThatTown()
    {
        using var pack = new PackCopy();

        Reading<Scenario> reading = pack.ReadScenario(Head + """
            levers:
              marketExpansion: 0.1
              majorProjects: { casting: { 2024Q3: 0.9, 2023: 0.6 }, all: 0.5 }
            """);

        Assert.Equal("", string.Join("\n", reading.Faults));
        Scenario scenario = reading.Value!;
        Assert.Equal(ulong.MaxValue, scenario.Seed);
        Assert.Equal(640, scenario.Replications);
        Assert.Equal(
            [new LeverSetting(4, "casting", Start, 0.6), new LeverSetting(4, "casting", Quarter.Of(2024, 3), 0.9)],
            scenario.Levers.Where(s => s is { Lever: 4, Town: "casting" }));
        Assert.Equal(8, scenario.Levers.Count(s => s.Lever == 4 && s.Intensity == 0.5 && s.From == Start));
        Assert.Equal(9, scenario.Levers.Count(s => s.Lever == 7 && s.Intensity == 0.1 && s.From == Start));
        Assert.Equal(scenario.Levers.OrderBy(s => s.Lever).ThenBy(s => s.Town, StringComparer.Ordinal).ThenBy(s => s.From), scenario.Levers);
    }

    [Fact]
    public void Read_ShiftsAndStops_AreSortedAndAllMeansEveryTown()
    {
        using var pack = new PackCopy();

        Scenario scenario = pack.ReadScenario(Head + """
            demandShifts:
              - { town: flange, at: 2024Q1, shift: -0.2 }
              - { town: casting, at: 2023, shift: 0.1 }
            stops:
              - { town: all, from: 2023Q4, until: 2024Q1, share: 0.3 }
            """).Value!;

        Assert.Equal(
            [new DemandShift("casting", Start, 0.1), new DemandShift("flange", Quarter.Of(2024, 1), -0.2)],
            scenario.DemandShifts.AsEnumerable());
        Assert.Equal(9, scenario.Stops.Length);
        Assert.Equal(new StoppedCapacity("carving", Quarter.Of(2023, 4), Quarter.Of(2024, 1), 0.3), scenario.Stops[0]);
    }

    [Theory]
    [InlineData("replications: 640", "replications: «63»", "must be a whole number from 64", null)]
    [InlineData("id: trial", "id: «trail»", "the id must be the file's name", "trial")]
    [InlineData("schema: 1", "schema: 1\nregion: «datong»", "the scenario belongs to another region", "xinzhou")]
    [InlineData("horizon: 2025-12-31", "«horizn»: 2025-12-31", "is not a key here", "horizon")]
    [InlineData("horizon: 2025-12-31", "horizon: «2025-06-30»", "must be the end of a year", null)]
    [InlineData("horizon: 2025-12-31", "horizon: «2022-12-31»", "must lie between 2023-12-31 and 2072-12-31", null)]
    [InlineData("origin: 2022-12-31", "origin: «2021-12-31»", "before the end of the base year", null)]
    [InlineData("origin: 2022-12-31", "origin: «2025-12-31»", "the horizon must lie after the origin", null)]
    [InlineData("seed: 18446744073709551615", "seed: «18446744073709551616»", "a whole number of at most 64 bits", null)]
    [InlineData("seed: 18446744073709551615", "seed: «-1»", "a whole number of at most 64 bits", null)]
    [InlineData("schema: 1", "schema: 1\nextends: «baselin»", "there is no such scenario in this folder", "baseline")]
    [InlineData("schema: 1", "schema: 1\nextends: «levers»", "there is no such scenario in this folder", null)]
    [InlineData("schema: 1", "schema: 1\nextends: «trial»", "extend each other in a circle: trial → trial", null)]
    [InlineData("schema: 1", "schema: 1\nhindsight: «yes»", "must be true or false", null)]
    [InlineData("schema: 1", "schema: 1\nlevers: { «inovation»: 1 }", "is not a lever of the region", "innovation")]
    [InlineData("schema: 1", "schema: 1\nlevers: { innovation: { «castin»: 1 } }", "is not a town of the region", "casting")]
    [InlineData("schema: 1", "schema: 1\nlevers: { innovation: { «2023»: 1 } }", "years stand below a town or all", null)]
    [InlineData("schema: 1", "schema: 1\nlevers: { innovation: { all: { «2022»: 1 } } }", "must lie between 2023Q1 and 2025Q4", null)]
    [InlineData("schema: 1", "schema: 1\nlevers: { innovation: { all: { 2023: 1, «2023Q1»: 0 } } }", "stands twice", null)]
    [InlineData("schema: 1", "schema: 1\nlevers: { innovation: «1.01» }", "must lie between 0 and 1", null)]
    [InlineData("schema: 1", "schema: 1\nlevers: { innovation: «.inf» }", "must be a finite number", null)]
    [InlineData("schema: 1", "schema: 1\nlevers: { innovation: «NaN» }", "must be a finite number", null)]
    [InlineData("schema: 1", "schema: 1\nlevers: «3»", "must be keys with values", null)]
    [InlineData("schema: 1", "schema: 1\ndemandShifts: [{ town: tea, at: 2024Q1, shift: «-1» }]", "must be above -1", null)]
    [InlineData("schema: 1", "schema: 1\ndemandShifts: [{ town: tea, at: 2024, shift: 0.1 }, { town: all, at: «2024Q1», shift: 0.1 }]", "two shifts of demand", null)]
    [InlineData("schema: 1", "schema: 1\nstops: [{ town: tea, from: 2024Q2, until: «2024Q1», share: 1 }]", "cannot lie before the first", null)]
    [InlineData("schema: 1", "schema: 1\nstops: [{ town: tea, from: 2024Q1, until: 2024Q2, share: 1 }, { town: tea, from: «2024Q2», until: 2024Q3, share: 1 }]", "overlap", null)]
    public void Read_OneSpoiltValue_IsNamedAtItsPlace(string old, string changed, string rule, string? suggestion)
    {
        using var pack = new PackCopy();
        string text = Head.Replace(old, changed, StringComparison.Ordinal);
        int at = text.IndexOf('«', StringComparison.Ordinal);
        int line = text[..at].Count(c => c == '\n') + 1;
        int column = at - text.LastIndexOf('\n', at);
        string value = text[(at + 1)..text.IndexOf('»', StringComparison.Ordinal)];

        Reading<Scenario> reading = pack.ReadScenario(
            text.Replace("«", "", StringComparison.Ordinal).Replace("»", "", StringComparison.Ordinal));

        Assert.Null(reading.Value);
        Fault fault = reading.Faults[0];
        Assert.Equal($"trial.yaml:{line}:{column}: '{value}'", $"{fault.File}:{fault.Line}:{fault.Column}: '{fault.Value}'");
        Assert.Contains(rule, fault.Rule.En, StringComparison.Ordinal);
        Assert.Equal(suggestion, fault.Suggestion);
        Assert.Single(reading.Faults);
    }

    [Fact]
    public void Read_MissingKeys_AreAllNamed()
    {
        using var pack = new PackCopy();

        Reading<Scenario> reading = pack.ReadScenario("schema: 1\nid: trial\n");

        Assert.Equal(
            ["horizon", "origin", "replications", "seed", "title"], reading.Faults.Select(f => f.Value));
        Assert.All(reading.Faults, f => Assert.Equal("this key is missing", f.Rule.En));
    }

    [Theory]
    [InlineData("")]
    [InlineData("- a list\n")]
    [InlineData("just a word\n")]
    [InlineData("schema: [1\n")]
    [InlineData("schema: 1\n---\nschema: 1\n")]
    public void Read_TextThatIsNoMap_IsOneFault(string yaml)
    {
        using var pack = new PackCopy();

        Assert.Single(pack.ReadScenario(yaml).Faults);
    }

    [Fact]
    public void Read_MissingScenario_IsAFault()
    {
        using var pack = new PackCopy();

        Fault fault = Assert.Single(ScenarioReader.Read(Path.Combine(pack.Folder, "none.yaml"), pack.Read().Value!).Faults);

        Assert.Equal("none.yaml:1:1: 'none.yaml' — 缺少这个文件", fault.ToString("zh"));
    }
}
