using Zyz.Sim.Model.Attribution;
using Zyz.Sim.Model.Draws;
using Zyz.Sim.Model.Plans;
using Zyz.Sim.Model.Regions;
using Zyz.Sim.Model.Scenarios;
using Zyz.Sim.Model.Tests.Worlds;

namespace Zyz.Sim.Model.Tests.Attribution;

/// <summary>Between two plans stand those that take some components of the one and the others of the other.</summary>
public sealed class MixedPlanTests
{
    private const int Members = 16;

    private static Plan Plain { get; } = new World().Years(2).Plan();

    private static DrawKey Drift { get; } = DrawKey.OfParameter("parameter/commonDrift/");

    private static DrawKey Shock { get; } = new("region/world", Time.Quarter.Of(2023, 1).Index, Purpose.RegionalShock);

    [Fact]
    public void Plans_ThatAreTheSame_DifferInNothing()
    {
        Assert.Empty(MixedPlans.Of(Plain, Plain).Differing);
        Plan later = Plain with { Ensemble = Scores(1, 1) };
        Assert.Empty(MixedPlans.Of(later, later with { Ensemble = later.Ensemble! with { Vintage = "another name" } }).Differing);
    }

    /// <summary>A change planted in one component is found there and nowhere else, and its coalitions lead from the one plan to the other.</summary>
    [Theory]
    [InlineData(AttributionComponent.Parameters)]
    [InlineData(AttributionComponent.Shocks)]
    [InlineData(AttributionComponent.Levers)]
    [InlineData(AttributionComponent.Drivers)]
    [InlineData(AttributionComponent.Start)]
    public void Plans_ThatDifferInOneComponent_DifferInThatOne(AttributionComponent planted)
    {
        Plan first = Plain with { Ensemble = Scores(0, 0) }, second = Changed(first, planted);
        MixedPlans plans = MixedPlans.Of(first, second);
        Assert.Equal([planted], plans.Differing.ToArray());
        Assert.Equal(Text(first), Text(plans.At(0)));
        Assert.Equal(Text(second), Text(plans.At(1)));
    }

    [Fact]
    public void Plans_ThatDifferInAll_HaveAPlanForEveryCoalition()
    {
        Plan first = Plain with { Ensemble = Scores(0, 0) };
        Plan second = Enum.GetValues<AttributionComponent>().Aggregate(first, Changed);
        MixedPlans plans = MixedPlans.Of(first, second);
        Assert.Equal(5, plans.Differing.Length);
        Assert.Equal(32, Enumerable.Range(0, 32).Select(c => Text(plans.At(c))).Distinct().Count());
        Assert.Equal(Text(first), Text(plans.At(0)));
        Assert.Equal(Text(second), Text(plans.At(31)));
    }

    /// <summary>From priors alone to a vintage: parameters and shocks can come in one after the other.</summary>
    [Fact]
    public void Plans_FromPriorsToAVintage_HoldItsRowsByKind()
    {
        Plan second = Plain with { Ensemble = Scores(1, 2) };
        MixedPlans plans = MixedPlans.Of(Plain, second);
        Assert.Equal([AttributionComponent.Parameters, AttributionComponent.Shocks], plans.Differing.ToArray());
        Assert.Null(plans.At(0).Ensemble);
        Assert.Equal([Drift.ToString()], plans.At(1).Ensemble!.Draws.ToArray());
        Assert.Equal([Shock.ToString()], plans.At(2).Ensemble!.Draws.ToArray());
        Assert.Equal(second.Ensemble!.Scores, plans.At(3).Ensemble!.Scores);
    }

    [Fact]
    public void Plans_OfOtherRegionsHorizonsOrMembers_CannotBeMixed()
    {
        Assert.Throws<ArgumentException>(() => MixedPlans.Of(Plain, Plain with { Region = Plain.Region with { Id = "elsewhere" } }));
        Assert.Throws<ArgumentException>(() => MixedPlans.Of(Plain, new World().Years(3).Plan()));
        Assert.Throws<ArgumentException>(() => MixedPlans.Of(
            Plain with { Ensemble = Scores(0, 0) }, Plain with { Ensemble = Ensemble.Of([Drift], [new double[8]], 1) }));
    }

    private static Ensemble Scores(double parameter, double shock) => Ensemble.Of(
        [Drift, Shock], [[.. Enumerable.Repeat(parameter, Members)], [.. Enumerable.Repeat(shock, Members)]], 1);

    private static Plan Changed(Plan plan, AttributionComponent component) => component switch
    {
        AttributionComponent.Parameters => plan with { Ensemble = Scores(1, Of(plan, 1)) },
        AttributionComponent.Shocks => plan with { Ensemble = Scores(Of(plan, 0), 1) },
        AttributionComponent.Levers => plan with { Scenario = plan.Scenario with { DemandShifts = [new DemandShift(World.Forge, Time.Quarter.Of(2023, 2), 0.1)] } },
        AttributionComponent.Drivers => plan with { Region = plan.Region with { Drivers = [new DriverFigure("steel", 2023, 3, "% y/y", "found", "2022-12-01", "test", "")] } },
        _ => plan with { Region = plan.Region with { Towns = [.. plan.Region.Towns.Select(t => t with { Enterprises = t.Enterprises + 1 })] } },
    };

    private static double Of(Plan plan, int row) => plan.Ensemble!.Rows()[row][0];

    private static string Text(Plan plan) => PlanText.Hash(PlanText.Write(plan));
}
