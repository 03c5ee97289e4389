using Zyz.Sim.Model.Draws;
using Zyz.Sim.Model.Levers;
using Zyz.Sim.Model.Results;
using Zyz.Sim.Model.Simulation;
using Zyz.Sim.Model.Tests.Worlds;

namespace Zyz.Sim.Model.Tests.Levers;

/// <summary>E1 and E2: levers move levels, late and with falling returns.</summary>
public sealed class LeverTests
{
    /// <summary>T8: the lag is exact for any step.</summary>
    [Theory]
    [Trait("KnownAnswer", "T8")]
    [InlineData(0.3, 1.0)]
    [InlineData(0.8, 0.1)]
    public void Step_ConstantSetting_FollowsTheExponentialForAnyStep(double start, double setting)
    {
        double lag = setting > start ? 1.5 : 4;
        foreach (int parts in new[] { 1, 4, 12, 365 })
        {
            double x = start;
            for (int i = 0; i < 3 * parts; i++)
            {
                x = ImplementationLag.Step(x, setting, 1.5, 4, 1.0 / parts);
            }

            Sample.Near(setting + ((start - setting) * Math.Exp(-3 / lag)), x, 1e-13);
        }
    }

    /// <summary>T9: what a lever brings at part of full effort.</summary>
    [Theory]
    [Trait("KnownAnswer", "T9")]
    [InlineData(1.5, 0.25, 0.4025)]
    [InlineData(1.5, 0.50, 0.6792)]
    [InlineData(1.5, 0.75, 0.8693)]
    [InlineData(2.5, 0.25, 0.5063)]
    [InlineData(2.5, 0.50, 0.7773)]
    [InlineData(2.5, 0.75, 0.9224)]
    public void Response_PartOfFullEffort_IsMoreThanThatPart(double curvature, double intensity, double expected)
    {
        Assert.Equal(expected, Response.Of(intensity, curvature), 4);
        Assert.Equal(0, Response.Of(0, curvature));
        Assert.Equal(1, Response.Of(1, curvature), 15);
    }

    /// <summary>E2: a gain stays below the cap, a loss is not capped.</summary>
    [Fact]
    public void Capped_AnyEffect_GainsSaturateAndLossesDoNot()
    {
        Assert.Equal(-0.5, Response.Capped(-0.5, 0.2));
        Assert.Equal(0, Response.Capped(0, 0.2));
        Sample.Near(0.2 * (1 - Math.Exp(-0.25)), Response.Capped(0.05, 0.2), 1e-14);
        Assert.InRange(Response.Capped(10, 0.2), 0.199999, 0.2);
    }

    /// <summary>T10: with levers alone the log of output over the base run is E, in every quarter.</summary>
    [Fact]
    [Trait("KnownAnswer", "T10")]
    public void Output_LeversOnly_DiffersFromBaseByTheirEffectExactly()
    {
        World world = new World().Certain().NoNoise().NoEvents().NoLimits().Drift(0.04).Years(6)
            .Fixed(Parameter.OrdersEffect3, 0.05).Fixed(Parameter.OrdersEffect7, 0.08).Fixed(Parameter.OrdersEffect9, -0.03)
            .Fixed(Parameter.OrdersDeviation3, 1.2).Fixed(Parameter.OrdersDeviation7, 1).Fixed(Parameter.OrdersDeviation9, 0.9);
        World policy = world.Set(3, 1).Set(7, 0.9).Set(7, 0.1, 2026).Set(9, 0.6);
        double[][] plain = world.Quarterly(SumField.Output), lifted = policy.Quarterly(SumField.Output);
        for (int step = 1; step <= 24; step++)
        {
            double years = step / 4.0;
            double x3 = 1 - (0.7 * Math.Exp(-years / 2)), x9 = 0.6 - (0.3 * Math.Exp(-years / 0.75));
            double peak = 0.9 - (0.6 * Math.Exp(-3 / 0.75));
            double x7 = years <= 3 ? 0.9 - (0.6 * Math.Exp(-years / 0.75)) : 0.1 + ((peak - 0.1) * Math.Exp(-(years - 3) / 1));
            double sum = (0.05 * 1.2 * Gain(x3, 1.5)) + (0.08 * Gain(x7, 2.5)) - (0.03 * 0.9 * Gain(x9, 1.5));
            double effect = sum > 0 ? 0.2 * (1 - Math.Exp(-sum / 0.2)) : sum;
            Assert.Equal(effect, Math.Log(lifted[step][7] / plain[step][7]), 12);
        }

        static double Gain(double x, double k) => (Math.Exp(-0.3 * k) - Math.Exp(-k * x)) / (1 - Math.Exp(-k));
    }

    /// <summary>T11: with capacity on, a lever's effect arrives over two or three years and is then there.</summary>
    [Fact]
    [Trait("KnownAnswer", "T11")]
    public void Output_LeverSevenFromNothingToFull_RisesToItsEffectWithinThreeYears()
    {
        World world = new World().Certain().Years(6).Today(7, 0).Fixed(Parameter.OrdersEffect7, 0.03).Fixed(Parameter.OrdersDeviation7, 1);
        TownOutcomes[] plain = world.Play(8), lifted = world.Set(7, 1).Play(8);
        double effect = 0.2 * (1 - Math.Exp(-0.03 / 0.2));
        double[] share = new double[7];
        for (int year = 1; year <= 6; year++)
        {
            double with = lifted.Average(o => o[Kpi.OutputValueConstant, year].ToArray().Average());
            double without = plain.Average(o => o[Kpi.OutputValueConstant, year].ToArray().Average());
            share[year] = Math.Log(with / without) / effect;
        }

        Assert.InRange(share[1], 0.5, 0.9);
        Assert.InRange(share[2], 0.75, 1.0);
        Assert.InRange(share[3], 0.85, 1.02);
        Assert.InRange(share[6], 0.85, 1.02);
        Assert.True(share[1] < share[2] && share[2] < share[3]);
    }

    /// <summary>E2: a setting holds in its town, from its quarter; elsewhere and before nothing changes.</summary>
    [Fact]
    public void Gain_BeforeItsYearOrElsewhere_IsZero()
    {
        World world = new World().AddTown("kiln", 10, 2, 5).Set(3, 1, 2024);
        LeverPath own = world.Setting().Levers, other = world.Setting("kiln").Levers;
        Assert.Equal(0, own.Gain(3, 4));
        Assert.True(own.Gain(3, 5) > 0);
        Assert.All(Enumerable.Range(0, 13), step => Assert.Equal(0, other.Gain(3, step)));
        Assert.All(Enumerable.Range(0, 13), step => Assert.Equal(0, own.Gain(4, step)));
    }
}
