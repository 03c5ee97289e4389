using Zyz.Sim.Model.Draws;
using Zyz.Sim.Model.Results;
using Zyz.Sim.Model.Simulation;
using Zyz.Sim.Model.Tests.Worlds;

namespace Zyz.Sim.Model.Tests.Simulation;

/// <summary>E3 and E5: growth is the drift, and noise does not change it.</summary>
public sealed class DriftTests
{
    // The highest ceiling there is, 10^12 times the baseline, is felt in the fourteenth digit.
    private const double Rounding = 3e-14;

    /// <summary>
    /// What the ratio of two sums over N enterprises may miss by. Each summand is rounded to the nearest multiple of u = 2⁻⁴⁷ of a power of two that is
    /// at most the output of the quarter before (<see cref="SumGrid"/>): an error between −u/2 and u/2, of standard deviation u/√12. A sum's is
    /// u√(N/12), at most 2⁻⁴⁷√(N/12) of an output that does not fall; two sums' √2 times that; four standard deviations are allowed.
    /// </summary>
    private static double OnGrid(int enterprises) => 4 * Math.Sqrt(2) * Math.ScaleB(1, -47) * Math.Sqrt(enterprises / 12.0);

    private static World Still(double drift) => new World().Certain().Drift(drift).NoNoise().NoEvents().NoLimits();

    /// <summary>T2: without noise, events and limits output grows by e^(μt), whatever the sizes.</summary>
    [Theory]
    [Trait("KnownAnswer", "T2")]
    [InlineData(324, 110, 135.0)]
    [InlineData(12, 2, 2.1)]
    public void Output_NothingButDrift_GrowsExponentially(int enterprises, int aboveScale, double baseOutput)
    {
        double[][] output = Still(0.06).OneTown(enterprises, aboveScale, baseOutput).Quarterly(SumField.Output);
        Sample.Near(1.1274968515793757, output[12][0] / output[4][0], Rounding + OnGrid(enterprises));
        Sample.Near(1.1274968515793757, output[8][63] / (baseOutput * Math.Exp(1.5 * 0.25 * 0.06)), Rounding + OnGrid(enterprises));
    }

    /// <summary>T2, nominal: prices fall by 2 % a year.</summary>
    [Fact]
    [Trait("KnownAnswer", "T2")]
    public void NominalOutput_DriftAndPriceDrift_GrowsByTheirSum()
    {
        var nominal = new double[13];
        Still(0.06).Fixed(Parameter.PriceDrift, -0.02).Play(observe: (town, _) =>
            nominal[town.Quarter.Step] = town.Quarter[QuarterField.Price][5] * town.Sums[SumField.Output][5]);
        Sample.Near(1.0832870676749586, nominal[12] / nominal[4], Rounding);
    }

    /// <summary>The base year's mean is the baseline: the year after is one year's growth above it.</summary>
    [Fact]
    public void OutputValue_FirstYear_IsTheBaselineGrownByOneYear()
    {
        World world = Still(0.06).Fixed(Parameter.PriceDrift, -0.02);
        double Year(int year, double growth) => Enumerable.Range(0, 4).Average(q => Math.Exp((0.375 + year - 1 + (0.25 * (q + 1))) * growth));
        Assert.All(world.Annual(Kpi.OutputValue, 0), y => Assert.Equal(40, y, 12));
        Assert.All(world.Annual(Kpi.OutputValue, 1), y => Sample.Near(40 * Math.Exp(0.04), y, 1e-4));
        Assert.All(world.Annual(Kpi.OutputValue, 1), y => Sample.Near(40 * Year(1, 0.04), y, 1e-13));
        Assert.All(world.Annual(Kpi.OutputValueConstant, 2), y => Sample.Near(40 * Year(2, 0.06), y, 1e-13));
        Assert.All(world.Annual(Kpi.PriceIndex, 1), p => Sample.Near(Year(1, 0.04) / Year(1, 0.06), p, 1e-13));
    }

    /// <summary>T3: noise on, the mean of output grows as without it, for any size distribution.</summary>
    [Theory]
    [Trait("KnownAnswer", "T3")]
    [InlineData(324, 110, 135.0, 20)]
    [InlineData(12, 2, 2.1, 120)]
    [InlineData(1, 1, 5.0, 400)]
    public void Output_NoiseOn_GrowsByTheDriftInTheMean(int enterprises, int aboveScale, double baseOutput, int groups)
    {
        World world = new World().Certain().Drift(0.06).NoEvents().NoLimits().OneTown(enterprises, aboveScale, baseOutput);
        double[][] output = world.Quarterly(SumField.Output, groups);
        foreach (int step in new[] { 1, 4, 12 })
        {
            Sample.HasMean(baseOutput * Math.Exp(0.06 * (0.375 + 0.25 * step)), output[step]);
            Assert.True(Sample.Sd(output[step]) > 0.02 * baseOutput);
        }
    }

    /// <summary>E3's h: a scenario's shift of demand lasts, and is the shift exactly.</summary>
    [Fact]
    public void Output_DemandShift_IsShiftedFromThatQuarterOn()
    {
        World world = Still(0.03);
        double[][] plain = world.Quarterly(SumField.Output);
        double[][] shifted = (world with { Shifts = [new(World.Forge, Time.Quarter.Of(2024, 2), -0.12)] }).Quarterly(SumField.Output);
        for (int step = 1; step <= 12; step++)
        {
            Sample.Near(step >= 6 ? 0.88 : 1, shifted[step][0] / plain[step][0], 1e-13);
        }
    }
}
