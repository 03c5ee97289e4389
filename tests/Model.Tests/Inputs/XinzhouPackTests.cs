using System.Text;
using System.Text.Json;
using Zyz.Sim.Inputs;
using Zyz.Sim.Model.Draws;
using Zyz.Sim.Model.Regions;
using Zyz.Sim.Model.Scenarios;

namespace Zyz.Sim.Model.Tests.Inputs;

public sealed class XinzhouPackTests
{
    private static readonly string[] Tables =
    [
        "drivers.csv", "enterprises.csv", "observations.csv", "priors.csv", "projects.csv", "sources.csv", "targets.csv",
    ];

    private static Region Xinzhou { get; } = RegionReader.Read(PackCopy.Original).Value!;

    [Fact]
    public void Read_PackOfXinzhou_HasNoFaults()
    {
        Reading<Region> reading = RegionReader.Read(PackCopy.Original);

        Assert.Equal("", string.Join("\n", reading.Faults));
        Assert.NotNull(reading.Value);
        Assert.Equal([.. Tables, "levers.yaml", "region.yaml"], reading.Files.Select(f => f.Path).OrderBy(p => p.EndsWith("yaml", StringComparison.Ordinal)));
        Assert.All(reading.Files, f => Assert.Matches("^[0-9a-f]{64}$", f.Sha256));
    }

    [Theory]
    [InlineData("baseline", 2025, 0)]
    [InlineData("baseline-2030", 2030, 0)]
    [InlineData("all-full", 2025, 90)]
    public void Read_ScenariosOfXinzhou_HaveNoFaults(string id, int horizonYear, int settings)
    {
        Reading<Scenario> reading = ScenarioReader.Read(Path.Combine(PackCopy.Original, id + ".yaml"), Xinzhou);

        Assert.Equal("", string.Join("\n", reading.Faults));
        Assert.Equal(horizonYear, reading.Value!.HorizonYear);
        Assert.Equal(settings, reading.Value.Levers.Length);
        Assert.Equal(20221222UL, reading.Value.Seed);
    }

    [Fact]
    public void Targets_PlanOfXinzhou_AreAllThere()
    {
        string[] ids =
        [
            "K1", "K10", "K11", "K12", "K4", "K5", "K6", "K7", "K8", "K9", "R3b", "R3c", "R3d", "R3e", "R4a", "R4b", "T1",
            "T1c", "T2", "T2c", "T3", "T3c", "T4", "T4c", "T5", "T6", "T6c", "T7", "T7c", "T8",
        ];

        Assert.Equal(ids, Xinzhou.Targets.Select(t => t.Id));
        Assert.All(Xinzhou.Targets, t => Assert.Equal(2025, t.Year));
        Assert.Equal(
            ["K10", "K11", "K12", "R3b", "R3c", "R3d", "R3e", "R4a", "R4b"],
            Xinzhou.Targets.Where(t => t.NotModelled is not null).Select(t => t.Id));
        Assert.Equal(570, Xinzhou.Targets.Where(t => t is { Kpi: "output_value", Hardness: "hard" } && t.Id[0] == 'T').Sum(t => t.Value));
    }

    [Fact]
    public void Towns_PlanOfXinzhou_AreEightAndTheBucket()
    {
        Assert.Equal(
            ["carving", "casting", "coal_machinery", "flange", "foods", "huangjiu", "magnesium", "other", "tea"],
            Xinzhou.Towns.Select(t => t.Id));
        Assert.Equal(9, Xinzhou.Groups.Single(g => g.Id == "all_towns").Towns.Length);
        Assert.Equal(7, Xinzhou.Groups.Single(g => g.Id == "city_towns").Towns.Length);
    }

    [Fact]
    public void Priors_EveryOne_HasUnitDayEvidenceAndKnownSource()
    {
        HashSet<string> sources = [.. Xinzhou.Sources.Select(s => s.Id)];
        foreach (Prior prior in Xinzhou.Priors)
        {
            Assert.Equal(ParameterCatalogue.Find(prior.Name)!.Unit, prior.Unit);
            Assert.Equal("2026-11-22", prior.JudgedOn);
            Assert.NotEqual("", prior.Evidence);
            Assert.True(
                prior.Source == "judgement" || prior.Source.StartsWith("literature:", StringComparison.Ordinal)
                || sources.Contains(prior.Source),
                $"{prior.Name},{prior.Scope}: {prior.Source}");
        }

        Assert.Equal(
            ParameterCatalogue.All.Select(p => p.Name).Order(StringComparer.Ordinal),
            Xinzhou.Priors.Select(p => p.Name).Distinct());
    }

    [Fact]
    public void BaseOutput_TownWithoutFigure_SaysItIsPlannerInput()
    {
        Prior[] baselines = [.. Xinzhou.Priors.Where(p => p.Name == "baseOutput" && p.Scope != "huangjiu")];

        Assert.Equal(8, baselines.Length);
        Assert.All(baselines, p => Assert.Contains("Planner input: replace by a figure in one line (family fixed)", p.Evidence, StringComparison.Ordinal));
    }

    [Fact]
    public void Levers_EveryOne_ExplainsItself()
    {
        Assert.Equal(Enumerable.Range(1, 10), Xinzhou.Levers.Select(l => l.Number));
        foreach (Lever lever in Xinzhou.Levers)
        {
            Text[] texts = [lever.Title, lever.Lead, lever.MeaningAtZero, lever.MeaningToday, lever.MeaningAtFull];
            Assert.All(texts, t => Assert.True(t.Zh.Length > 0 && t.En.Length > 0 && t.Zh != t.En));
            Assert.NotEqual("", lever.Evidence);
        }
    }

    [Fact]
    public void Observations_PartOfAScope_AreNotDrawnBesideTheForecast()
    {
        Assert.All(Xinzhou.Observations.Where(o => o.Scope.Contains("133 SMEs", StringComparison.Ordinal)), o => Assert.False(o.WholeScope));
        Assert.All(Xinzhou.Observations.Where(o => o.Entity.StartsWith("peer_", StringComparison.Ordinal)), o => Assert.False(o.WholeScope));
        Assert.True(Xinzhou.Observations.Single(o => o is { Entity: "all_towns", Measure: "output_value" }).WholeScope);
    }

    [Fact]
    public void Project_SecondMagnesiumPhase_IsUnknownAtTheOriginOfTheBaseline()
    {
        ListedProject project = Xinzhou.Projects.Single();

        Assert.Equal("2026Q4", project.EarliestOpening);
        Assert.True(string.CompareOrdinal(project.Published, "2022-12-31") > 0);
    }

    [Fact]
    public void Read_RowsAndKeysInAnotherOrder_GivesTheSameRegion()
    {
        using var pack = new PackCopy();
        foreach (string table in Tables)
        {
            string[] lines = pack[table].TrimEnd('\n').Split('\n');
            pack[table] = string.Join("\n", lines.Skip(1).Reverse().Prepend(lines[0])) + "\n";
        }

        string levers = pack["levers.yaml"];
        int list = levers.IndexOf("  - number", StringComparison.Ordinal);
        string[] items = levers[list..].TrimEnd('\n').Split("\n  - ").Select(i => i.Trim('\n')).ToArray();
        items[0] = items[0]["  - ".Length..];
        pack["levers.yaml"] = levers[..list] + string.Concat(items.Reverse().Select(i => "  - " + i + "\n"));

        Reading<Region> reading = pack.Read();

        Assert.Equal("", string.Join("\n", reading.Faults));
        Assert.Equal(JsonSerializer.Serialize(Xinzhou), JsonSerializer.Serialize(reading.Value));
    }

    [Fact]
    public void Read_ByteOrderMarkAndWindowsLineEnds_GivesTheSameRegion()
    {
        using var pack = new PackCopy();
        foreach (string file in Directory.GetFiles(pack.Folder))
        {
            string text = File.ReadAllText(file).Replace("\n", "\r\n", StringComparison.Ordinal);
            File.WriteAllText(file, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        }

        Reading<Region> reading = pack.Read();

        Assert.Equal("", string.Join("\n", reading.Faults));
        Assert.Equal(JsonSerializer.Serialize(Xinzhou), JsonSerializer.Serialize(reading.Value));
    }
}
