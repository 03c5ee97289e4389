using Zyz.Sim.Model.Draws;
using Zyz.Sim.Model.Results;
using Zyz.Sim.Model.Simulation;
using Zyz.Sim.Model.Tests.Worlds;

namespace Zyz.Sim.Model.Tests.Simulation;

/// <summary>E6: prices, apart from volumes.</summary>
public sealed class PriceTests
{
    /// <summary>T17: the mean price grows by its drift, whatever the noise.</summary>
    [Fact]
    [Trait("KnownAnswer", "T17")]
    public void Price_NoiseOn_GrowsByItsDriftInTheMean()
    {
        double[][] price = Prices(new World().Certain().Fixed(Parameter.PriceDrift, -0.03).Fixed(Parameter.PriceNoise, 0.15).OneTown(2, 1, 1), 100);
        foreach (int step in new[] { 1, 4, 12 })
        {
            Sample.HasMean(Math.Exp(-0.03 * (0.375 + (0.25 * step))), price[step]);
            Sample.Near(0.15 * Math.Sqrt(0.25 * step), Sample.Sd(Sample.Logs(price[step])), 0.04);
        }
    }

    /// <summary>E5, E6, §8: the luck of prices is not the luck of volumes, whether a town's or its region's.</summary>
    [Theory]
    [InlineData(Parameter.TownShock, false)]
    [InlineData(Parameter.TownShock, true)]
    [InlineData(Parameter.RegionalShock, false)]
    [InlineData(Parameter.RegionalShock, true)]
    public void Price_NoiseOfPricesAndVolumes_IsNotOneAndTheSame(Parameter shock, bool metals)
    {
        World world = new World().Certain().NoEvents().NoLimits().Drift(0).NoNoise().OneTown(2, 1, 1).Years(1).Fixed(Parameter.PriceNoise, 0.1).Fixed(shock, 0.1);
        world = world with { Towns = [.. world.Towns.Select(t => t with { SharesMetalsPrice = metals })] };
        double[] price = Sample.Logs(Prices(world, 60)[4]), volume = Sample.Logs(world.Quarterly(SumField.Output, 60)[4]);
        double correlation = price.Zip(volume, (a, b) => (a - price.Average()) * (b - volume.Average())).Average() / (Sample.Sd(price) * Sample.Sd(volume));
        Assert.Equal(0, correlation, 0.065);
    }

    /// <summary>T17: value is price times volume, quarter by quarter and year by year.</summary>
    [Fact]
    [Trait("KnownAnswer", "T17")]
    public void OutputValue_AnyYear_IsTheMeanOfPriceTimesVolume()
    {
        World world = new World();
        var nominal = new double[64];
        var real = new double[64];
        world.Play(observe: (town, _) =>
        {
            for (int lane = 0; lane < 64 && town.Quarter.Step is > 4 and <= 8; lane++)
            {
                nominal[lane] += town.Quarter[QuarterField.Price][lane] * town.Sums[SumField.Output][lane] / 4;
                real[lane] += town.Sums[SumField.Output][lane] / 4;
            }
        });
        double[] value = world.Annual(Kpi.OutputValue, 2), constant = world.Annual(Kpi.OutputValueConstant, 2), index = world.Annual(Kpi.PriceIndex, 2);
        for (int lane = 0; lane < 64; lane++)
        {
            Sample.Near(nominal[lane], value[lane], 1e-13);
            Sample.Near(real[lane], constant[lane], 1e-13);
            Sample.Near(value[lane] / constant[lane], index[lane], 1e-13);
        }
    }

    /// <summary>E6: metals towns share three fifths of the variance of their price noise, others none.</summary>
    [Theory]
    [InlineData(true, 0.6)]
    [InlineData(false, 0.0)]
    public void Price_TownsOfOneRegion_ShareTheMetalsShock(bool shares, double expected)
    {
        World world = new World().Certain().OneTown(2, 1, 1).AddTown("kiln", 2, 1, 1).Years(1);
        world = world with { Towns = [.. world.Towns.Select(t => t with { SharesMetalsPrice = shares })] };
        double[][] one = Prices(world, 200), two = Prices(world, 200, "kiln");
        double[] x = Sample.Logs(one[4]), y = Sample.Logs(two[4]);
        double correlation = x.Zip(y, (a, b) => (a - x.Average()) * (b - y.Average())).Average() / (Sample.Sd(x) * Sample.Sd(y));
        Assert.Equal(expected, correlation, 0.035);
        Sample.Near(0.05, Sample.Sd(x), 0.03);
    }

    /// <summary>E5: the regional shock reaches every town by its loading.</summary>
    [Fact]
    public void Output_TwoTowns_ShareTheRegionalShockByTheirLoading()
    {
        World world = new World().Certain().NoEvents().NoLimits().Drift(0).OneTown(2, 1, 1).AddTown("kiln", 2, 1, 1).Years(1)
            .Fixed(Parameter.TownShock, 0).Fixed(Parameter.EnterpriseNoise, 0).Fixed(Parameter.RegionalShock, 0.1).Fixed(Parameter.RegionalLoading, 0.5, "kiln");
        double[] x = Sample.Logs(world.Quarterly(SumField.Output, 4)[1]), y = Sample.Logs(world.Quarterly(SumField.Output, 4, "kiln")[1]);
        for (int i = 0; i < x.Length; i++)
        {
            Assert.Equal((x[i] + (0.5 * 0.01 * 0.25)) / 2, y[i] + (0.5 * 0.0025 * 0.25), 12);
        }

        double[] apart = Sample.Logs(world.Fixed(Parameter.RegionalShock, 0).Fixed(Parameter.TownShock, 0.1).Quarterly(SumField.Output, 30)[1]);
        double[] other = Sample.Logs(world.Fixed(Parameter.RegionalShock, 0).Fixed(Parameter.TownShock, 0.1).Quarterly(SumField.Output, 30, "kiln")[1]);
        Assert.Equal(0, apart.Zip(other, (a, b) => (a - apart.Average()) * (b - other.Average())).Average() / (Sample.Sd(apart) * Sample.Sd(other)), 0.1);
        Sample.Near(0.05, Sample.Sd(apart), 0.08);
    }

    /// <summary>E6: lever 6 raises the price level by θᴾĝ₆, and volume does not react.</summary>
    [Fact]
    public void Price_LeverSix_IsRaisedByItsEffect()
    {
        World world = new World().Certain().Fixed(Parameter.PriceEffect6, 0.04).Fixed(Parameter.OrdersEffect6, 0).LagsOf(6, 1e-6, 1e-6);
        double[][] plain = Prices(world, 1), raised = Prices(world.Set(6, 1, 2024), 1);
        double gain = (Math.Exp(-0.45) - Math.Exp(-1.5)) / (1 - Math.Exp(-1.5));
        for (int step = 1; step <= 12; step++)
        {
            Assert.Equal(step >= 5 ? 0.04 * gain : 0, Math.Log(raised[step][9] / plain[step][9]), 12);
        }

        Assert.Equal(world.Annual(Kpi.OutputValueConstant, 3), world.Set(6, 1, 2024).Annual(Kpi.OutputValueConstant, 3));
    }

    /// <summary>E6: a published series carries the price by λ, the general one by the rest; beyond it the prior holds.</summary>
    [Fact]
    public void Price_PublishedSeries_CarriesThePriceUntilItEnds()
    {
        World world = new World().Certain().Fixed(Parameter.PriceNoise, 0).Fixed(Parameter.PriceDrift, -0.02).Fixed(Parameter.SeriesWeight, 0.7);
        world = world with
        {
            Towns = [world.Towns[0] with { PriceSeries = "steel", GeneralPriceSeries = "all" }],
            Drivers = [.. Figures("steel", [100, 90, 80, 85]), .. Figures("all", [100, 100, 100, 100])],
        };
        double[] mean = new double[4];
        double[][] price = Prices(world, 1);
        for (int step = 1; step <= 8; step++)
        {
            mean[(step + 3) / 4] += Math.Pow(price[step][0], 1 / 0.7) / 4;
        }

        Sample.Near(80 / 90.0, mean[1], 1e-9); // figures of 2021–2024: the base year 2022 is 90
        Sample.Near(85 / 90.0, mean[2], 1e-9);
        Assert.Equal(-0.005, Math.Log(price[10][0] / price[9][0]), 12);

        static IEnumerable<Regions.DriverFigure> Figures(string series, double[] values) =>
            values.Select((v, i) => new Regions.DriverFigure(series, 2021 + i, v, "index", "published", "2022-12-01", "judgement", ""));
    }

    private static double[][] Prices(World world, int groups, string town = World.Forge)
    {
        double[][] series = [.. Enumerable.Range(0, (4 * world.Horizon) + 1).Select(_ => new double[64 * groups])];
        int group = -1;
        world.Play(groups, town, (state, _) =>
        {
            group += state.Quarter.Step == 1 ? 1 : 0;
            state.Quarter[QuarterField.Price].CopyTo(series[state.Quarter.Step].AsSpan(64 * group));
        });
        return series;
    }
}
