using Zyz.Sim.Model.Draws;
using Zyz.Sim.Model.Numerics;
using Zyz.Sim.Model.Observations;

namespace Zyz.Sim.Model.Tests.Observations;

/// <summary>E16: how a published figure differs from what it measures.</summary>
public sealed class MeasurementModelTests
{
    [Fact]
    public void LnFigure_OverstatedGrowth_AddsUpOverTheYears() =>
        Assert.Equal(Math.Log(100) + 0.03, MeasurementModel.LnFigure(Math.Log(100), 3, MeasurementModel.OverstatementMean, 0, 0), 12);

    [Fact]
    public void NextDiscrepancy_OverManyYears_KeepsItsSpreadAndForgetsByHalf()
    {
        const int Years = 64 * 4000;
        var z = new double[64];
        double now = 0, squares = 0, products = 0;
        for (uint group = 0; group < Years / 64; group++)
        {
            new DrawAddress(5, group).Uniforms(z, EntityId.Of("test/discrepancy"), 0, Purpose.Parameter);
            Normal.Quantiles(z);
            foreach (double draw in z)
            {
                double next = MeasurementModel.NextDiscrepancy(now, draw);
                (squares, products) = (squares + next * next, products + now * next);
                now = next;
            }
        }

        // Four standard errors: of a variance with effective size Years·(1 − ρ²)/(1 + ρ²), and of an autocorrelation.
        Assert.InRange(squares / Years / 0.0009, 1 - 4 * Math.Sqrt(2 * 1.25 / 0.75 / Years), 1 + 4 * Math.Sqrt(2 * 1.25 / 0.75 / Years));
        Assert.InRange(products / squares, 0.5 - 4 * Math.Sqrt(0.75 / Years), 0.5 + 4 * Math.Sqrt(0.75 / Years));
        Assert.Equal(0.5 * 0.0009, MeasurementModel.Covariance(1, false), 15);
        Assert.Equal(0.0018, MeasurementModel.Covariance(0, true), 15);
    }

    [Fact]
    public void LnFigure_NaN_IsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => MeasurementModel.LnFigure(double.NaN, 0, 0, 0, 0));
}
