using Zyz.Sim.Inputs;
using Zyz.Sim.Model.Draws;
using Zyz.Sim.Model.Numerics;
using Zyz.Sim.Model.Plans;
using Zyz.Sim.Model.Regions;
using Zyz.Sim.Model.Results;
using Zyz.Sim.Model.Scenarios;
using Zyz.Sim.Model.Simulation;
using Zyz.Sim.Model.Simulation.Seats;
using Zyz.Sim.Model.Simulation.Reference;
using Zyz.Sim.Model.Tests.Inputs;
using Zyz.Sim.Model.Tests.Worlds;

namespace Zyz.Sim.Model.Tests.Simulation;

/// <summary>§8: bits depend on the inputs alone.</summary>
public sealed class ReproducibilityTests
{
    private static World Busy { get; } = new World().OneTown(40, 12, 20).Years(13).Fixed(Parameter.ProjectArrivals, 2).Fixed(Parameter.MergerRate, 0.03).Fixed(Parameter.ClosureRate, 0.12)
        .Set(1, 1).Set(2, 1).Set(3, 0.9).Set(4, 1).Set(6, 1).Set(8, 1, 2025).Set(9, 1).Set(10, 0.7) with
    {
        Projects =
        [
            new()
            {
                Id = "mill", Town = World.Forge, Title = new("厂", "mill"), Output = 3, OutputLogSd = 0.4, EarliestOpening = "2024Q2", Signed = "2022Q3",
                Published = "2022-10-01", Evidence = "a test", Source = "judgement",
            },
        ],
    };

    /// <summary>T18: the readable way and every vector width give the same bits, all rules at work.</summary>
    [Fact]
    [Trait("KnownAnswer", "T18")]
    public void Play_AnyLaneWidth_GivesTheBitsOfTheReadableWay()
    {
        TownSetting setting = Busy.Setting();
        TownOutcomes readable = TownPlayer.Readable(setting).Play(new DrawAddress(5, 1), ParameterSource.Own);
        ITownWay[] widths = [new SeatWay<Lanes1>(setting), new SeatWay<Lanes2>(setting), new SeatWay<Lanes4>(setting), new SeatWay<Lanes8>(setting)];
        foreach (ITownWay width in widths)
        {
            TownOutcomes played = new TownPlayer(setting, width).Play(new DrawAddress(5, 1), ParameterSource.Own);
            Assert.True(played.Values.SequenceEqual(readable.Values));
            Assert.Equal(readable.EnterpriseQuarters, played.EnterpriseQuarters);
            Assert.Equal(0, played.IdentitiesViolated);
        }

        foreach (Kpi kpi in new[] { Kpi.Mergers, Kpi.Closures, Kpi.Entrants, Kpi.ProjectsFull, Kpi.ProjectsBuilding, Kpi.SrdiEnterprises, Kpi.TechCentres, Kpi.GreenFactories, Kpi.AboveScaleEnterprises })
        {
            Assert.True(readable[kpi, 12].ToArray().Sum() > 0, $"{kpi} is at work");
        }
    }

    /// <summary>T18: the first replications of a longer run are those of a shorter one, whoever played before.</summary>
    [Fact]
    [Trait("KnownAnswer", "T18")]
    public void Play_GroupAlone_IsTheGroupOfALongerRun()
    {
        World world = Busy.Years(3);
        TownOutcomes[] three = world.Play(3);
        var player = new TownPlayer(world.Setting());
        foreach (uint group in new[] { 2u, 0u, 2u })
        {
            Assert.True(player.Play(new DrawAddress(world.Seed, group), ParameterSource.Own).Values.SequenceEqual(three[group].Values));
        }

        Assert.False(three[0].Values.SequenceEqual(three[1].Values));
    }

    /// <summary>T18: threads do not matter.</summary>
    [Fact]
    [Trait("KnownAnswer", "T18")]
    public void Play_OnManyThreads_GivesTheSameBits()
    {
        World world = Busy.Years(3);
        TownOutcomes[] alone = world.Play(6);
        TownSetting setting = world.Setting();
        Parallel.For(0, 6, group =>
            Assert.True(new TownPlayer(setting).Play(new DrawAddress(world.Seed, (uint)group), ParameterSource.Own).Values.SequenceEqual(alone[group].Values)));
    }

    /// <summary>T18: a policy that changes nothing changes no bit; another changes luck for nobody.</summary>
    [Fact]
    [Trait("KnownAnswer", "T18")]
    public void Play_SettingsEqualToToday_ChangeNoBit()
    {
        World world = new World().Years(4);
        TownOutcomes plain = world.Play()[0];
        World same = Enumerable.Range(1, 10).Aggregate(world, (w, k) => w.Set(k, 0.3, 2023 + (k % 3)));
        Assert.True(same.Play()[0].Values.SequenceEqual(plain.Values));
        TownOutcomes later = world.Set(7, 1, 2025).Play()[0];
        for (int year = 0; year <= 2; year++)
        {
            for (int plane = 0; plane < TownOutcomes.PlaneCount; plane++)
            {
                Assert.True(later[plane, year].SequenceEqual(plain[plane, year]));
            }
        }

        Assert.False(later[Kpi.OutputValue, 3].SequenceEqual(plain[Kpi.OutputValue, 3]));
    }

    /// <summary>A longer horizon does not change the years before.</summary>
    [Fact]
    public void Play_LongerHorizon_KeepsTheYearsBefore()
    {
        TownOutcomes three = new World().Years(3).Play()[0], eight = new World().Years(8).Play()[0];
        for (int plane = 0; plane < TownOutcomes.PlaneCount; plane++)
        {
            for (int year = 0; year <= 3; year++)
            {
                Assert.True(eight[plane, year].SequenceEqual(three[plane, year]));
            }
        }
    }

    /// <summary>T18: the order of towns, levers, priors and settings, and other towns, do not matter.</summary>
    [Fact]
    [Trait("KnownAnswer", "T18")]
    public void Play_RegionInAnotherOrder_GivesTheSameBits()
    {
        World world = Busy.Years(3).AddTown("kiln", 12, 3, 4);
        Plan plan = world.Plan();
        Region region = plan.Region;
        Region turned = region with { Towns = [.. region.Towns.Reverse()], Priors = [.. region.Priors.Reverse()], Projects = [.. region.Projects.Reverse()] };
        Plan other = plan with { Region = turned, Scenario = plan.Scenario with { Levers = [.. plan.Scenario.Levers.Reverse()] } };
        foreach (string town in new[] { World.Forge, "kiln" })
        {
            TownOutcomes one = new TownPlayer(TownSetting.Of(plan, town)).Play(new DrawAddress(9, 0), ParameterSource.Own);
            TownOutcomes two = new TownPlayer(TownSetting.Of(other, town)).Play(new DrawAddress(9, 0), ParameterSource.Own);
            Assert.True(one.Values.SequenceEqual(two.Values));
        }

        Assert.True(Busy.Years(3).Play()[0].Values.SequenceEqual(world.Play()[0].Values));
    }

    /// <summary>T18: the rows of a pack's tables may stand in any order.</summary>
    [Fact]
    [Trait("KnownAnswer", "T18")]
    public void Play_PackWithShuffledRows_GivesTheSameBits()
    {
        using var copy = new PackCopy();
        var random = new Random(18);
        foreach (string table in new[] { "drivers.csv", "enterprises.csv", "observations.csv", "priors.csv", "projects.csv", "sources.csv", "targets.csv" })
        {
            string[] lines = copy[table].TrimEnd('\n').Split('\n');
            copy[table] = string.Join('\n', lines.Take(1).Concat(lines.Skip(1).OrderBy(_ => random.Next()))) + "\n";
        }

        Reading<Region> shuffled = copy.Read();
        Assert.Empty(shuffled.Faults);
        Region original = RegionReader.Read(PackCopy.Original).Value!;
        Scenario scenario = ScenarioReader.Read(Path.Combine(PackCopy.Original, "all-full.yaml"), original).Value!;
        foreach (string town in original.Towns.Select(t => t.Id))
        {
            TownOutcomes one = new TownPlayer(TownSetting.Of(Plan.From(original, scenario), town)).Play(new DrawAddress(1, 0), ParameterSource.Own);
            TownOutcomes two = new TownPlayer(TownSetting.Of(Plan.From(shuffled.Value!, scenario), town)).Play(new DrawAddress(1, 0), ParameterSource.Own);
            Assert.True(one.Values.SequenceEqual(two.Values), town);
            Assert.Equal(0, one.IdentitiesViolated);
        }
    }

    /// <summary>§10's epistemic pass: one draw of parameters under 64 lucks.</summary>
    [Fact]
    public void Play_SharedDraw_GivesEveryReplicationTheSameParameters()
    {
        var player = new TownPlayer(new World().Setting());
        var drawn = new List<double>();
        foreach (int draw in new[] { 0, 64, 130 })
        {
            player.Play(new DrawAddress(3, DrawAddress.EpistemicGroup), ParameterSource.Shared(draw), (town, _) =>
            {
                if (town.Quarter.Step == 1)
                {
                    Assert.Single(town.Draws[Parameter.CommonDrift].ToArray().Distinct());
                    drawn.Add(town.Draws.At(Parameter.CommonDrift, 0));
                    Assert.Equal(ParameterSource.SharedLucks, town.Sums[SumField.Output][..ParameterSource.SharedLucks].ToArray().Distinct().Count());
                    Assert.All(town.Sums[SumField.Output][ParameterSource.SharedLucks..].ToArray(), unplayed => Assert.Equal(0, unplayed));
                }
            });
        }

        Assert.Equal(3, drawn.Distinct().Count());
    }
}
