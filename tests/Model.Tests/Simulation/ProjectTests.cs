using Zyz.Sim.Model.Draws;
using Zyz.Sim.Model.Projects;
using Zyz.Sim.Model.Results;
using Zyz.Sim.Model.Simulation;
using Zyz.Sim.Model.Tests.Worlds;

namespace Zyz.Sim.Model.Tests.Simulation;

/// <summary>E9: projects.</summary>
public sealed class ProjectTests
{
    private static World Calm => new World().Certain().Drift(0).NoNoise().NoEvents().NoLimits().Years(5);

    private static World WithMill(World world, double output = 4, string opening = "2024Q1") => world with
    {
        Projects =
        [
            new()
            {
                Id = "mill", Town = World.Forge, Title = new("厂", "mill"), Output = output, OutputLogSd = 0, EarliestOpening = opening, Signed = "2022Q1",
                Published = "2022-10-01", Evidence = "a test", Source = "judgement",
            },
        ],
    };

    /// <summary>Certain to be built: opens when allowed, ramps .4, .7, 1 at 0, 4 and 8 quarters, takes a share from incumbents.</summary>
    [Fact]
    public void ListedProject_CertainToBeBuilt_OpensRampsAndDisplaces()
    {
        World world = WithMill(Calm.Fixed(Parameter.ProjectRealisation, 1 - 1e-6).Fixed(Parameter.ProjectDisplacement, 0.25)
            .Fixed(Parameter.ProjectSpillover, 0).Fixed(Parameter.ProjectGestationNoise, 0));
        double[] mill = new double[21], total = new double[21], exposed = new double[21];
        world.Play(observe: (town, slots) =>
        {
            EnterpriseBlock slot = slots.Single(s => s.Profile.Kind == SlotKind.ListedProject);
            mill[town.Quarter.Step] = slot[Field.Orders][2];
            exposed[town.Quarter.Step] = (slot.Exposed >> 2 & 1) != 0 ? 1 : 0;
            total[town.Quarter.Step] = town.Sums[SumField.Orders][2];
        });
        Assert.Equal(0, mill[4]);
        Sample.Near(0.4 * 4, mill[5], 1e-12);
        Sample.Near(0.4 * 4, mill[8], 1e-12);
        Sample.Near((total[8] + 1.2) * (1 - (0.25 * 1.2 / total[8])), total[9], 1e-9);
        Sample.Near(0.75 * 1.6, total[5] - total[4], 1e-9);
        double step9 = (1.6 * 1.75) * (1 - (0.25 * 1.2 / total[8]));
        Sample.Near(step9, mill[9], 1e-9);
        double step13 = step9 / 0.7 * (1 - (0.25 * step9 * (0.3 / 0.7) / total[12]));
        Sample.Near(step13, mill[13], 1e-9);
        Sample.Near(step13, mill[20], 1e-9);
        Assert.Equal([0, 0, 1], [exposed[5], exposed[12], exposed[13]]);
    }

    /// <summary>E9: a project is built for its full output; the ramp is one of orders, not of its capacity.</summary>
    [Fact]
    public void ListedProject_Opening_HasTheCapacityItsFullOutputNeeds()
    {
        World world = WithMill(Calm.Fixed(Parameter.ProjectRealisation, 1 - 1e-6).Fixed(Parameter.ProjectGestationNoise, 0)).Fixed(Parameter.MaximumUtilisation, 0.8).Years(2);
        double capacity = 0, orders = 0;
        world.Play(observe: (town, slots) =>
        {
            EnterpriseBlock slot = slots.Single(s => s.Profile.Kind == SlotKind.ListedProject);
            (capacity, orders) = town.Quarter.Step == 5 ? (slot[Field.Capacity][2], slot[Field.Orders][2]) : (capacity, orders);
        });
        Sample.Near(4 / 0.8, capacity, 1e-12);
        Sample.Near(0.4 * 4, orders, 1e-12);
    }

    /// <summary>E3, E9: what the status quo expects of a listed project comes step by step, as the project itself does.</summary>
    [Fact]
    public void ListedProject_ExpectedAtTheStatusQuo_RampsOverTwoYears()
    {
        double[] flow = WithMill(Calm.Fixed(Parameter.ProjectRealisation, 0.5).OneTown(60, 20, 40)).Setting().ListedFlow!;
        double[] expected = new double[21];
        (expected[5], expected[9], expected[13]) = (0.4 * 0.5 * 4 / 40, 0.3 * 0.5 * 4 / 40, 0.3 * 0.5 * 4 / 40);
        Assert.Equal(expected, flow.Select(f => Math.Round(f, 14)));
    }

    /// <summary>E9: signed, building, ramping and full are counted at the end of each year.</summary>
    [Fact]
    public void ListedProject_CertainToBeBuilt_IsCountedStageByStage()
    {
        World world = WithMill(Calm.Fixed(Parameter.ProjectRealisation, 1 - 1e-6).Fixed(Parameter.ProjectGestationNoise, 0));
        double[] At(Kpi kpi) => [.. Enumerable.Range(0, 6).Select(year => world.Annual(kpi, year)[0])];
        Assert.Equal([1, 1, 1, 1, 1, 1], At(Kpi.ProjectsSigned));
        Assert.Equal([1, 1, 0, 0, 0, 0], At(Kpi.ProjectsBuilding));
        Assert.Equal([0, 0, 1, 1, 0, 0], At(Kpi.ProjectsRamping));
        Assert.Equal([0, 0, 0, 0, 1, 1], At(Kpi.ProjectsFull));
    }

    /// <summary>Gestation: never under two quarters, faster with levers 4 and 10; realisation moves on the logit.</summary>
    [Fact]
    public void ProjectRules_LeversAndNoise_MoveWithinTheirBounds()
    {
        Assert.Equal(8, ProjectRules.GestationQuarters(8, 0, 0.49));
        Assert.Equal(7, ProjectRules.GestationQuarters(8, 0.8, 0));
        Assert.Equal(2, ProjectRules.GestationQuarters(8, 1, -9));
        Assert.Equal(0.5, ProjectRules.Realisation(0.5, 0.6, 0));
        Sample.Near(1 / (1 + Math.Exp(-0.6)), ProjectRules.Realisation(0.5, 0.6, 1), 1e-13);
        Assert.Equal(0.7, 0.4 * ProjectRules.RampFactor(4), 12);
        Assert.Equal(1, 0.7 * ProjectRules.RampFactor(8), 12);
        Assert.All(new[] { 0, 1, 3, 5, 7, 9 }, age => Assert.Equal(1, ProjectRules.RampFactor(age)));
    }

    /// <summary>E9: signings at their rate, half of them built, openings from the first quarter on.</summary>
    [Fact]
    public void AttractedProjects_StatusQuo_AreSignedBuiltAndOpenedAtTheirRates()
    {
        World world = Calm.Fixed(Parameter.ProjectArrivals, 2).Fixed(Parameter.ProjectRealisation, 0.4).Years(5);
        double[][] opened = world.Quarterly(SumField.ProjectsBorn, 60);
        double rate = 0.25 * 2 * 0.4;
        foreach (int step in new[] { 1, 4, 7, 13, 20 })
        {
            Sample.HasMean(rate, opened[step]);
        }

        Sample.HasMean(2 * 8 / 4.0, world.Annual(Kpi.ProjectsSigned, 0, 60));
        Sample.HasMean((2 * 8 / 4.0) + (2 * 5), world.Annual(Kpi.ProjectsSigned, 5, 60));
        Sample.HasMean(0.4 * 2 * 8 / 4.0, world.Annual(Kpi.ProjectsBuilding, 0, 60));

        double[] more = world.LagsOf(8, 1e-6, 1e-6).LagsOf(4, 1e-6, 1e-6).Set(8, 1).Annual(Kpi.ProjectsSigned, 5, 60);
        double gain = (Math.Exp(-0.45) - Math.Exp(-1.5)) / (1 - Math.Exp(-1.5));
        Sample.HasMean(4 + (10 * (1 + (0.6 * gain))), more);
    }

    /// <summary>E9: a project lifts incumbents, not itself, by ε_s C/Q a fifth a year for five years, at most 5 % a year.</summary>
    [Theory]
    [InlineData(4.0, 0.5, 0.5 * 4.0 / 40 / 5)]
    [InlineData(400.0, 1.0, 0.05)]
    public void Spillover_OneProject_LiftsIncumbentsForFiveYears(double size, double spillover, double yearly)
    {
        World world = WithMill(Calm.Fixed(Parameter.ProjectRealisation, 1 - 1e-6).Fixed(Parameter.ProjectDisplacement, 0)
            .Fixed(Parameter.ProjectSpillover, spillover).Fixed(Parameter.ProjectGestationNoise, 0).Years(8), size);
        double[] incumbents = new double[33], mill = new double[33];
        world.Play(observe: (town, slots) =>
        {
            EnterpriseBlock slot = slots.Single(s => s.Profile.IsProject);
            mill[town.Quarter.Step] = slot[Field.Orders][0];
            incumbents[town.Quarter.Step] = town.Sums[SumField.Orders][0] - slot[Field.Orders][0];
        });
        Assert.Equal(0, Math.Log(incumbents[5] / 40), 10);
        for (int step = 6; step <= 25; step++)
        {
            Assert.Equal(0.25 * yearly, Math.Log(incumbents[step] / incumbents[step - 1]), 9);
        }

        Assert.Equal(0, Math.Log(incumbents[26] / incumbents[25]), 10);
        Sample.Near(size, mill[32], 1e-9);
    }

    /// <summary>E3, E9: a listed project is extra only above the status-quo flow of attracted ones.</summary>
    [Fact]
    public void ListedProject_InsideTheStatusQuoFlow_IsNotExtra()
    {
        World flow = Calm.Fixed(Parameter.ProjectArrivals, 0.5).Fixed(Parameter.ProjectSpillover, 0).Fixed(Parameter.ProjectDisplacement, 0);
        double plain = flow.Quarterly(SumField.Output, 60)[20].Average();
        double small = WithMill(flow, 1).Quarterly(SumField.Output, 60)[20].Average(), large = WithMill(flow, 20).Quarterly(SumField.Output, 60)[20].Average();
        Sample.Near(40, plain, 0.01);
        Sample.Near(40, small, 0.015);
        Assert.True(large > 43, $"{large}");
    }
}
