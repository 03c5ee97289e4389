using Zyz.Sim.Model.Draws;
using Zyz.Sim.Model.Drivers;
using Zyz.Sim.Model.Regions;
using Zyz.Sim.Model.Simulation;
using Zyz.Sim.Model.Tests.Worlds;
using Zyz.Sim.Model.Time;

namespace Zyz.Sim.Model.Tests.Drivers;

/// <summary>E6, E3: published years become smooth quarters.</summary>
public sealed class DriverPathTests
{
    [Fact]
    public void Path_Levels_HasTheirYearlyMeansAndNoSteps()
    {
        DriverPath path = DriverPath.Of(Figures("index", (2020, 100), (2021, 110), (2022, 130), (2023, 125)))!;
        Sample.Near(1.1, YearRatio(path, 2020), 1e-10);
        Sample.Near(130 / 110.0, YearRatio(path, 2021), 1e-10);
        Sample.Near(125 / 130.0, YearRatio(path, 2022), 1e-10);
        double[] changes = [.. Enumerable.Range(1, 15).Select(i => path.Change(Quarter.Of(2020, 1) + i)!.Value)];
        Assert.All(changes, c => Assert.InRange(Math.Abs(c), 0, 0.07)); // in steps the largest would be .17
        Assert.Null(path.Change(Quarter.Of(2020, 1)));
        Assert.Null(path.Change(Quarter.Of(2024, 1)));
        Assert.Empty(path.BridgedYears);
    }

    [Fact]
    public void Path_LevelsWithAGap_IsBridgedLogLinearlyAndNamed()
    {
        DriverPath path = DriverPath.Of(Figures("index", (2020, 100), (2023, 172.8)))!;
        Assert.Equal([2021, 2022], path.BridgedYears.ToArray());
        Sample.Near(1.2, YearRatio(path, 2020), 1e-10);
        Sample.Near(1.2, YearRatio(path, 2021), 1e-10);
        Sample.Near(1.2, YearRatio(path, 2022), 1e-10);
    }

    [Fact]
    public void Path_GrowthWithAGap_IsBridgedByTheMeanOfTheNeighbours()
    {
        DriverPath path = DriverPath.Of(Figures("% y/y", (2021, 10), (2023, -5)))!;
        Assert.Equal([2022], path.BridgedYears.ToArray());
        Sample.Near(1.1, YearRatio(path, 2020), 1e-10);
        Sample.Near(Math.Sqrt(1.1 * 0.95), YearRatio(path, 2021), 1e-10);
        Sample.Near(0.95, YearRatio(path, 2022), 1e-10);
    }

    /// <summary>E3's h: orders follow the driver by their elasticity, from the origin to where it was published.</summary>
    [Theory]
    [InlineData(0.15)]
    [InlineData(-0.4)]
    public void Output_DemandDriver_FollowsItByItsElasticity(double elasticity)
    {
        World world = new World().Certain().Drift(0.03).NoNoise().NoEvents().NoLimits();
        DriverFigure[] figures = [.. Figures("index", (2021, 40), (2022, 50), (2023, 75), (2024, 80))];
        World driven = (world with { Drivers = [.. figures], Towns = [world.Towns[0] with { DemandSeries = "series" }] }).Fixed(Parameter.DemandElasticity, elasticity);
        double[][] plain = world.Quarterly(SumField.Output), moved = driven.Quarterly(SumField.Output);
        DriverPath path = DriverPath.Of(figures)!;
        double sum = 0;
        for (int step = 1; step <= 12; step++)
        {
            sum += path.Change(Quarter.Of(2022, 4) + step) ?? 0;
            Assert.Equal(elasticity * sum, Math.Log(moved[step][0] / plain[step][0]), 11);
        }

        Assert.True(sum > 0.2);
    }

    /// <summary>§1: what was published after the origin is not read.</summary>
    [Fact]
    public void Output_FigurePublishedAfterTheOrigin_IsNotRead()
    {
        World world = new World().Certain();
        DriverFigure[] known = [.. Figures("index", (2021, 40), (2022, 50))];
        World one = (world with { Drivers = [.. known], Towns = [world.Towns[0] with { DemandSeries = "series" }] }).Fixed(Parameter.DemandElasticity, 0.5);
        World two = one with { Drivers = [.. known, known[0] with { Year = 2023, Value = 900, Published = "2023-01-01" }] };
        Assert.True(one.Play()[0].Values.SequenceEqual(two.Play()[0].Values));
    }

    private static double YearRatio(DriverPath path, int year) =>
        Math.Exp(path.AgainstYear(Quarter.Of(year, 4))!.Value + path.Change(Quarter.Of(year + 1, 1))!.Value - path.AgainstYear(Quarter.Of(year + 1, 1))!.Value);

    private static IEnumerable<DriverFigure> Figures(string unit, params (int Year, double Value)[] values) =>
        values.Select(v => new DriverFigure("series", v.Year, v.Value, unit, "published", "2022-12-01", "judgement", ""));
}
