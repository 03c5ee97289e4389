using System.Text.Json;
using Zyz.Sim.Inputs;
using Zyz.Sim.Model.Plans;
using Zyz.Sim.Model.Regions;
using Zyz.Sim.Model.Scenarios;
using Zyz.Sim.Model.Time;

namespace Zyz.Sim.Model.Tests.Inputs;

/// <summary>A scenario says only what differs from the one it extends.</summary>
public sealed class InheritanceTests
{
    private const string Root = """
        schema: 1
        id: root
        title: { zh: 根, en: Root }
        question: Is it inherited?
        origin: 2022-12-31
        horizon: 2026-12-31
        seed: 7
        replications: 640
        levers:
          innovation: 0.5
          majorProjects: { all: { 2023: 0.4, 2024: 0.6 }, casting: 0.9 }
        demandShifts:
          - { town: flange, at: 2023, shift: -0.2 }
          - { town: flange, at: 2025, shift: 0.1 }
        stops:
          - { town: tea, from: 2024, until: 2026, share: 0.5 }
        drivers: { magnesium_ingot: { 2023: 20000, 2026: 15000 } }
        targets:
          A1: { entity: all_towns, kpi: output_value, value: 600, unit: 亿元, year: 2026 }
        projects:
          forge: { town: flange, title: { zh: 锻造, en: Forge }, output: 5, signed: 2023Q1, earliestOpening: 2024Q4 }
        expect:
          - { target: K1, probability: { below: 0.9 } }

        """;

    private static string Child(string rest, string head = "schema: 1\nid: child\nextends: root\ntitle: { zh: 子, en: Child }\n") => head + rest;

    [Fact]
    public void Read_NothingSaid_IsTheParentButForItsName()
    {
        using var pack = new PackCopy();
        Scenario root = pack.ReadScenario(Root, "root").Value!;

        Scenario child = Read(pack, "");

        Assert.Equal("root", child.Extends);
        Assert.Null(child.Question);
        Assert.Empty(child.Expect);
        Assert.Equal(Plan(pack, root), Plan(pack, child with { Id = "root", Title = root.Title }));
    }

    [Fact]
    public void Read_MapsAndLists_MergeAndSingleValuesReplace()
    {
        using var pack = new PackCopy();
        pack.ReadScenario(Root, "root");

        Scenario child = Read(pack, """
            seed: 8
            levers:
              innovation: { tea: { 2025: 1 } }
              majorProjects: { casting: { 2024: 0.2 }, all: { 2024Q1: 0.7 } }
              qualityBrand: 1
            demandShifts:
              - { town: flange, at: 2023Q1, shift: -0.4 }
              - { town: tea, at: 2023, shift: 0.1 }
            drivers: { magnesium_ingot: { 2023: 30000 } }
            targets: { A1: { value: 700, unit: 亿元 } }
            """);

        Assert.Equal(8UL, child.Seed);
        Assert.Equal([(Q(2025), 1.0)], Of(child, 3, "tea"));
        Assert.Equal([(Q(2023), 0.5)], Of(child, 3, "flange"));
        Assert.Equal([(Q(2023), 0.9), (Q(2024), 0.2)], Of(child, 4, "casting"));
        Assert.Equal([(Q(2023), 0.4), (Q(2024), 0.7)], Of(child, 4, "tea"));
        Assert.Equal(9, child.Levers.Count(l => l is { Lever: 6, Intensity: 1 }));
        Assert.Equal(
            [new("flange", Q(2023), -0.4), new("flange", Q(2025), 0.1), new DemandShift("tea", Q(2023), 0.1)], child.DemandShifts.AsEnumerable());
        Assert.Equal([(2023, 30000.0), (2026, 15000.0)], child.Drivers.Select(d => (d.Year, d.Value)));
        Assert.Equal(700, child.Targets.Single(t => t.Id == "A1").Value);
        Assert.Equal("forge", child.Projects.Single().Id);
    }

    [Fact]
    public void Read_EmptyValues_TakeBackWhatWasInherited()
    {
        using var pack = new PackCopy();
        pack.ReadScenario(Root, "root");

        Scenario child = Read(pack, "levers: { innovation: ~, majorProjects: { casting: ~ } }\ndemandShifts: ~\nstops: null\nprojects: { forge: ~ }\n");

        Assert.DoesNotContain(child.Levers, l => l.Lever == 3);
        Assert.Equal([(Q(2023), 0.4), (Q(2024), 0.6)], Of(child, 4, "casting"));
        Assert.Empty(child.DemandShifts);
        Assert.Empty(child.Stops);
        Assert.Empty(child.Projects);
    }

    [Fact]
    public void Read_ShorterHorizon_LeavesOutWhatLiesBeyond()
    {
        using var pack = new PackCopy();
        pack.ReadScenario(Root, "root");

        Scenario child = Read(pack, "horizon: 2024-12-31\n");

        Assert.Equal(Q(2023), child.DemandShifts.Single().At);
        Assert.Equal(Quarter.Of(2024, 4), child.Stops.Single().Until);
    }

    [Fact]
    public void Read_FaultOfTheParent_IsNamedInTheParentsFile()
    {
        using var pack = new PackCopy();
        pack["root.yaml"] = Root.Replace("innovation: 0.5", "inovation: 1.5", StringComparison.Ordinal);

        Fault[] faults = [.. pack.ReadScenario(Child("levers: { tea: 1 }\n"), "child").Faults];

        Assert.Equal(["child.yaml:5:11", "root.yaml:10:14", "root.yaml:10:3"], faults.Select(f => $"{f.File}:{f.Line}:{f.Column}").Order());
        Assert.Equal("innovation", faults.Single(f => f.Column == 3).Suggestion);
    }

    /// <summary>However a file or its parent is broken, it is read or its faults are named; nothing is thrown.</summary>
    [Fact]
    public void Read_BrokenAnywhere_GivesAValueOrFaultsAndNoException()
    {
        const int Places = 60;
        string[] pieces = ["", "[", "}", ": ", "~", "\n", "- ", "2024", "NaN", "all", "\"", "{ a: 1 }", "&x ", "\t"];
        using var pack = new PackCopy();
        Region region = pack.Read().Value!;
        foreach (string id in new[] { "baseline", "plan-2030", "baseline-2030", "stress-forging-slump" })
        {
            string text = pack[id + ".yaml"];
            for (int place = 0; place < Places; place++)
            {
                int at = text.Length * place / Places, length = Math.Min(5, text.Length - at);
                string piece = pieces[place % pieces.Length];
                foreach (string broken in new[] { text[..at], text[..at] + piece + text[(at + length)..] })
                {
                    pack[id + ".yaml"] = broken;
                    foreach (string read in new[] { id, "plan-2030" })
                    {
                        Reading<Scenario> reading = ScenarioReader.Read(Path.Combine(pack.Folder, read + ".yaml"), region);
                        Assert.Equal(reading.Faults.IsEmpty, reading.Value is not null);
                    }
                }
            }

            pack[id + ".yaml"] = text;
        }
    }

    [Fact]
    public void Read_ChainOfThree_ReachesTheRootAndACircleIsNamed()
    {
        using var pack = new PackCopy();
        pack.ReadScenario(Root, "root");
        pack.ReadScenario(Child("levers: { innovation: 0.7 }\n"), "child");
        const string Head = "schema: 1\nid: third\nextends: child\ntitle: { zh: 三, en: Third }\n";

        Scenario third = pack.ReadScenario(Child("seed: 9\n", Head), "third").Value!;

        Assert.Equal([(Q(2023), 0.7)], Of(third, 3, "tea"));
        Assert.Equal(9UL, third.Seed);
        pack["root.yaml"] = Root.Replace("id: root", "id: root\nextends: third", StringComparison.Ordinal);
        Fault fault = Assert.Single(pack.ReadScenario(Child("", Head), "third").Faults);
        Assert.Equal("root.yaml:3:10: 'third' — scenarios extend each other in a circle: third → child → root → third", fault.ToString("en"));
    }

    /// <summary>The plan holds whatever changes a number and nothing that does not.</summary>
    [Fact]
    public void Plan_WordsAndExpectations_DoNotReachIt()
    {
        using var pack = new PackCopy();
        Region region = pack.Read().Value!;
        Scenario plain = pack.ReadScenario(Root, "root").Value!;
        Scenario worded = plain with { Question = new Text("问", "ask"), Expect = [], Extends = "x", Sources = ["S1"], Replications = 128 };

        Assert.Equal(PlanText.Hash(PlanText.Write(Model.Plans.Plan.From(region, plain))), PlanText.Hash(PlanText.Write(Model.Plans.Plan.From(region, worded))));
        Assert.NotEqual(Plan(pack, plain), Plan(pack, plain with { Drivers = [] }));
        Assert.NotEqual(Plan(pack, plain), Plan(pack, plain with { Projects = [] }));
        Assert.NotEqual(Plan(pack, plain), Plan(pack, plain with { Targets = [] }));
        Assert.NotEqual(Plan(pack, plain), Plan(pack, plain with { Stops = [] }));
        Assert.Equal(Plan(pack, plain), Text(PlanText.Write(PlanText.Read(PlanText.Write(Model.Plans.Plan.From(region, plain))))));
    }

    [Fact]
    public void Plan_Assumptions_StandInForPublishedFigures()
    {
        using var pack = new PackCopy();
        Region region = pack.Read().Value!;
        Scenario scenario = pack.ReadScenario(Root.Replace("2023: 20000", "2021: 20000", StringComparison.Ordinal).Replace("2021: 20000, ", "2022: 21000, ", StringComparison.Ordinal), "root").Value!;

        Plan plan = Model.Plans.Plan.From(region, scenario);

        Assert.Equal(1, plan.Region.Drivers.Count(d => d is { Series: "magnesium_ingot", Year: 2022, Value: 21000, Status: "assumed" }));
        Assert.Equal(25244, plan.Region.Drivers.Single(d => d is { Series: "magnesium_ingot", Year: 2021 }).Value);
        Assert.True(plan.Region.Targets.Single(t => t.Id == "A1").Assumed);
        Assert.Equal("2022-12-31", plan.Region.Projects.Single(p => p.Id == "forge").Published);
    }

    [Fact]
    public void Projects_OfTheList_AreDelayedDroppedOrUnknownYet()
    {
        using var pack = new PackCopy();
        Region region = pack.Read().Value!;
        string late = Root.Replace("2022-12-31", "2023-12-31", StringComparison.Ordinal);
        int at = late.IndexOf("  forge:", StringComparison.Ordinal);

        Scenario delayed = pack.ReadScenario(late.Insert(at, "  magnesium-phase-2: { delayQuarters: 4 }\n"), "root").Value!;
        Scenario dropped = pack.ReadScenario(late.Insert(at, "  magnesium-phase-2: { drop: true }\n"), "root").Value!;
        Fault early = Assert.Single(pack.ReadScenario(Root.Insert(Root.IndexOf("  forge:", StringComparison.Ordinal), "  magnesium-phase-2: { drop: true }\n"), "root").Faults);

        Assert.Equal(("2027Q4", "2024Q3"), delayed.Projects.Where(p => p.Id == "magnesium-phase-2").Select(p => (p.EarliestOpening, p.Signed)).Single());
        Assert.Contains(Model.Plans.Plan.From(region, delayed).Region.Projects, p => p.Id == "magnesium-phase-2");
        Assert.DoesNotContain(Model.Plans.Plan.From(region, dropped).Region.Projects, p => p.Id == "magnesium-phase-2");
        Assert.Contains("was published on 2023-07-31, after the origin", early.Rule.En, StringComparison.Ordinal);
    }

    [Fact]
    public void Origin_Latest_IsTheNewestPublicationOfThePack()
    {
        using var pack = new PackCopy();
        string latest = Root.Replace("origin: 2022-12-31", "origin: latest", StringComparison.Ordinal);

        Assert.Equal("2026-01-31", pack.ReadScenario(latest, "root").Value!.Origin);
        Fault fault = Assert.Single(pack.ReadScenario(latest.Replace("2026-12-31", "2025-12-31", StringComparison.Ordinal).Replace("2026", "2025", StringComparison.Ordinal), "root").Faults);
        Assert.Equal("the horizon must lie after the origin (latest is 2026-01-31)", fault.Rule.En);
    }

    [Fact]
    public void Stops_EnterprisesTimesCapacity_IsTheShareThatStandsStill()
    {
        using var pack = new PackCopy();

        Scenario scenario = pack.ReadScenario(Root.Replace("until: 2026, share: 0.5", "until: 2024, enterprises: 0.4, capacity: 0.5", StringComparison.Ordinal), "root").Value!;

        Assert.Equal(new StoppedCapacity("tea", Q(2024), Quarter.Of(2024, 4), 0.2), scenario.Stops.Single());
    }

    private static Quarter Q(int year) => Quarter.Of(year, 1);

    private static IEnumerable<(Quarter, double)> Of(Scenario scenario, int lever, string town) =>
        scenario.Levers.Where(l => l.Lever == lever && l.Town == town).Select(l => (l.From, l.Intensity));

    private static Scenario Read(PackCopy pack, string rest)
    {
        Reading<Scenario> reading = pack.ReadScenario(Child(rest), "child");
        Assert.Equal("", string.Join("\n", reading.Faults));
        return reading.Value!;
    }

    private static string Plan(PackCopy pack, Scenario scenario) => Text(PlanText.Write(Model.Plans.Plan.From(pack.Read().Value!, scenario)));

    private static string Text(byte[] utf8) => JsonSerializer.Serialize(JsonDocument.Parse(utf8));
}
