using Zyz.Sim.Model.Draws;
using Zyz.Sim.Model.Numerics;
using Zyz.Sim.Model.Populations;
using Zyz.Sim.Model.Tests.Worlds;

namespace Zyz.Sim.Model.Tests.Populations;

/// <summary>§7: a town from what statistics give of it.</summary>
public sealed class PopulationTests
{
    /// <summary>T16: the closed form for 302 enterprises, 123 above scale, 172 亿元.</summary>
    [Fact]
    [Trait("KnownAnswer", "T16")]
    public void FitShare_TownOfThreeHundred_HasTheKnownMedianAndSpread()
    {
        SizeDistribution fit = SizeDistribution.FitShare(123.0 / 302, 123, 172.0 / 302);
        Assert.Equal(-2.0082, fit.LogMedian, 4);
        Assert.Equal(1.7001, fit.LogSd, 4);
        Assert.Equal(35.9, 302 * (1 - Normal.Distribution(-fit.LogMedian / fit.LogSd)), 1);
        Sample.Near(172.0 / 302, Math.Exp(fit.LogMedian + (fit.LogSd * fit.LogSd / 2)), 1e-12);
    }

    [Theory]
    [Trait("KnownAnswer", "T16")]
    [InlineData(302, 123, 172.0)]
    [InlineData(12, 2, 2.1)]
    [InlineData(36, 0, 1.1)]
    [InlineData(1, 1, 3.0)]
    public void Population_AnyTown_SumsToItsOutputLargestFirst(int enterprises, int aboveScale, double output)
    {
        StartingPopulation population = new World().OneTown(enterprises, aboveScale, output).Setting().Population;
        Sample.Near(output, population.Sizes.Sum(), 1e-12);
        Assert.Equal(enterprises, population.Sizes.Length);
        Assert.Equal(population.Sizes.OrderDescending(), population.Sizes);
        double[] sorted = [.. population.Sizes.Order()];
        Sample.Near((sorted[(enterprises - 1) / 2] + sorted[enterprises / 2]) / 2, population.MedianSize, 1e-14);
        Assert.All(population.AgesYears, age => Assert.InRange(age, 0, 40));
    }

    [Fact]
    public void Population_ManyEnterprises_HasTheirCountAboveScaleAndAges()
    {
        StartingPopulation population = new World().OneTown(400, 150, 150).Setting().Population;
        Assert.InRange(population.Sizes.Count(s => s >= 0.2), 140, 165); // the tail is cut at the last quantile, so the scale rises a little
        double mean = 10 - (40 * Math.Exp(-4) / (1 - Math.Exp(-4)));
        Sample.Near(mean, population.AgesYears.Average(), 0.01);
        double[] ln = Sample.Logs(population.Sizes);
        double covariance = ln.Zip(population.AgesYears, (s, a) => (s - ln.Average()) * (a - mean)).Average();
        Assert.InRange(covariance / (1.7 * 9), -0.15, 0.15);
    }

    /// <summary>A drawn baseline multiplies all sizes; the largest enterprise is 1.</summary>
    [Fact]
    public void Baseline_Drawn_ScalesEveryEnterprise()
    {
        World world = new World().Certain().With(Priors.Of(Parameter.BaseOutput, Regions.PriorFamily.LogNormal, 40, 0.5)).Years(1).NoEvents().NoNoise().NoLimits().Drift(0.04);
        world.Play(observe: (town, slots) =>
        {
            double[] drawn = town.Draws[Parameter.BaseOutput].ToArray();
            Assert.True(Sample.Sd(drawn) > 5);
            for (int lane = 0; lane < 64; lane++)
            {
                Sample.Near(slots[0].Profile.Size * drawn[lane] / 40 * Math.Exp(0.04 * (0.375 + (0.25 * town.Quarter.Step))), slots[0][Model.Simulation.Field.Orders][lane], 1e-12);
            }
        });
    }
}
