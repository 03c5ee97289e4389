using Zyz.Sim.Model.Scores;

namespace Zyz.Sim.Model.Tests.Scores;

/// <summary>The naive forecasts by hand.</summary>
public sealed class BaselineTests
{
    private static NaiveSeries Of(params (string Unit, double[] Growth)[] series) => new(series.ToDictionary(s => s.Unit, s => s.Growth));

    [Fact]
    public void PooledWalk_TwoUnits_HasTheirMeanAndVariance()
    {
        var walk = new PooledWalk(Of(("a", [0.1, 0.3]), ("b", [-0.1, 0.1])));
        Assert.Equal(0.1, walk.Drift, 12);
        Assert.Equal(0.08 / 3, walk.Variance, 12);
        NormalPredictive two = walk.Forecast(1, 2);
        Assert.Equal(1.2, two.Mean, 12);
        Assert.Equal(Math.Sqrt(2 * 0.08 / 3 + 4 * 0.08 / 3 / 4), two.Sd, 12);
    }

    /// <summary>s² = .02; between units (.04 − .02)/2 = .01 with means 0 and .2; weight .01/(.01 + .01) = ½.</summary>
    [Fact]
    public void OwnDriftWalk_TwoUnits_IsDrawnHalfWayToThePool()
    {
        var walk = new OwnDriftWalk(Of(("a", [-0.1, 0.1]), ("b", [0.1, 0.3])));
        Assert.Equal(0.02, walk.Within, 12);
        Assert.Equal((0.04 - 0.02) / 2, walk.Between, 12);
        double weight = walk.Between / (walk.Between + 0.01);
        NormalPredictive b = walk.Forecast("b", 0, 1);
        Assert.Equal(0.1 + weight * 0.1, b.Mean, 12);
        Assert.Equal(Math.Sqrt(0.02 + walk.Between * (1 - weight) + (0.02 + walk.Between) / 4), b.Sd, 12);
        Assert.Equal(0.1, walk.Forecast("new", 0, 1).Mean, 12);
    }

    [Fact]
    public void OwnDriftWalk_UnitsThatDifferByChanceOnly_IsThePooledWalk()
    {
        var walk = new OwnDriftWalk(Of(("a", [-0.3, 0.3]), ("b", [0.4, -0.4])));
        Assert.Equal(0, walk.Between);
        Assert.Equal(0, walk.Forecast("a", 0, 1).Mean, 12);
    }

    [Fact]
    public void DampedTrend_GrowthThatHalves_LearnsToHalveIt()
    {
        var trend = new DampedTrend(Of(("a", [0.8, 0.4, 0.2, 0.1]), ("b", [-0.8, -0.4, -0.2, -0.1])));
        Assert.Equal(0.5, trend.Damping);
        Assert.InRange(trend.Forecast("a", 0, 1).Mean, 0.03, 0.07);
        Assert.True(trend.Forecast("a", 0, 3).Mean < 2 * trend.Forecast("a", 0, 1).Mean);
        Assert.Equal(0, trend.Forecast("new", 0, 2).Mean);
    }

    [Fact]
    public void DampedTrend_GrowthWithoutMemory_IsAWalkWithoutDrift()
    {
        var trend = new DampedTrend(Of(("a", [0.1, -0.1, 0.1, -0.1]), ("b", [-0.1, 0.1, -0.1, 0.1])));
        NormalPredictive three = trend.Forecast("a", 2, 3);
        Assert.Equal(0, trend.Weight * trend.Damping);
        Assert.Equal(2, three.Mean, 12);
        Assert.Equal(Math.Sqrt(3 * trend.Variance), three.Sd, 12);
    }

    [Fact]
    public void PlanLine_HalfWay_IsTheGeometricMean()
    {
        EnsemblePredictive line = PlanLine.Forecast(100, 2022, 400, 2026, 2024);
        Assert.Equal(200, Math.Exp(line.Quantile(0.5)), 9);
        Assert.Equal(Math.Log(300.0 / 200), line.Crps(Math.Log(300)), 12);
    }
}
