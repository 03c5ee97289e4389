using Zyz.Sim.Model.Draws;
using Zyz.Sim.Model.Enterprises;
using Zyz.Sim.Model.Results;
using Zyz.Sim.Model.Simulation;
using Zyz.Sim.Model.Simulation.Reference;
using Zyz.Sim.Model.Tests.Worlds;

namespace Zyz.Sim.Model.Tests.Enterprises;

/// <summary>E7, E8: capacity follows orders.</summary>
public sealed class CapacityTests
{
    private static World Growing(double drift) => new World().Certain().Drift(drift).NoNoise().NoEvents().NoCeiling()
        .Fixed(Parameter.InvestmentSpeed, 0.8).Fixed(Parameter.InvestmentShare, 0.7);

    /// <summary>T7: where steady growth settles, for both gestations.</summary>
    [Theory]
    [Trait("KnownAnswer", "T7")]
    [InlineData(4, 0.9014828409551)]
    [InlineData(8, 0.9161427043312)]
    public void SteadyUtilisation_ConstantGrowth_IsTheClosedForm(int quarters, double expected) =>
        Sample.Near(expected, SteadyUtilisation.Of(0.06, 0.08, 0.56, 0.8, quarters), 1e-12);

    /// <summary>T7 emerging: a town that begins there stays there, pipeline included.</summary>
    [Fact]
    [Trait("KnownAnswer", "T7")]
    public void Utilisation_SteadyGrowth_StaysWhereItBegan()
    {
        World world = Growing(0.06).Years(12);
        double[][] orders = world.Quarterly(SumField.Orders), capacity = world.Quarterly(SumField.Capacity);
        for (int step = 1; step <= 48; step++)
        {
            Sample.Near(0.9014828409551, orders[step][3] / capacity[step][3], 1e-10);
        }
    }

    /// <summary>T7 emerging: a town thrown off comes back.</summary>
    [Theory]
    [Trait("KnownAnswer", "T7")]
    [InlineData(0.2)]
    [InlineData(-0.15)]
    public void Utilisation_AfterAShiftOfDemand_Returns(double shift)
    {
        World world = Growing(0.06).Years(40) with { Shifts = [new(World.Forge, Time.Quarter.Of(2023, 1), shift)] };
        double[][] orders = world.Quarterly(SumField.Orders), capacity = world.Quarterly(SumField.Capacity);
        Sample.Near(0.9014828409551 * (1 + shift), orders[1][0] / capacity[1][0], 1e-10);
        Sample.Near(0.9014828409551, orders[160][0] / capacity[160][0], 1e-3);
    }

    /// <summary>E8: what is ordered in a quarter arrives four quarters later, not sooner.</summary>
    [Fact]
    public void Capacity_AfterAJumpOfDemand_GrowsOnlyFromTheFourthQuarterOn()
    {
        World world = Growing(0);
        double[][] plain = world.Quarterly(SumField.Capacity);
        double[][] jumped = (world with { Shifts = [new(World.Forge, Time.Quarter.Of(2023, 2), 0.1)] }).Quarterly(SumField.Capacity);
        for (int step = 1; step <= 5; step++)
        {
            Assert.Equal(plain[step][0], jumped[step][0]);
        }

        Assert.True(jumped[6][0] > 1.001 * plain[6][0]);
    }

    /// <summary>E8, number by number: renewal in step with use, extension under pressure.</summary>
    [Theory]
    [InlineData(10, 8, 10 * 0.02 * 1)]                                  // at normal use: renewal only
    [InlineData(10, 4, 10 * 0.02 * 0.5)]                                // half of it: half the renewal
    [InlineData(10, 12, (10 * 0.02) + (10 * 0.1 * 0.40546510810816438))] // ln 1.5 above it
    [InlineData(10, 8000, (10 * 0.02) + (10 * 0.1 * 2))]                // pressure is held at 2
    public void Investment_Pressure_IsRenewalAndExtension(double capacity, double orders, double expected) =>
        Sample.Near(expected, EnterpriseQuarter.Investment(capacity, orders, Math.Log(orders), 0.98, 0.1, 0.8), 1e-13);

    /// <summary>E7: shortages and standstills take their share of what capacity can make.</summary>
    [Fact]
    public void Usable_ShortageLeverNineAndStandstill_TakeTheirShares()
    {
        World world = Growing(0).Fixed(Parameter.FactorShortage, 0.05).Fixed(Parameter.ShortageRelief9, 0.06).Fixed(Parameter.OrdersEffect9, 0)
            .Fixed(Parameter.InvestmentShareSlope9, 0).LagsOf(9, 1e-6, 1e-6).Set(9, 1, 2024);
        world = world with { Stops = [new(World.Forge, Time.Quarter.Of(2023, 2), Time.Quarter.Of(2023, 3), 0.4)] };
        double[][] usable = world.Quarterly(SumField.Usable), capacity = world.Quarterly(SumField.Capacity), output = world.Quarterly(SumField.Output);
        double gain = 1 - ((1 - Math.Exp(-0.45)) / (1 - Math.Exp(-1.5)));
        double[] expected = [0, 0.95, 0.95 * 0.6, 0.95 * 0.6, 0.95, 1 - 0.05 + (0.06 * gain)];
        for (int step = 1; step <= 5; step++)
        {
            Sample.Near(expected[step], usable[step][0] / capacity[step][0], 1e-12);
        }

        Sample.Near(usable[2][0], output[2][0], 1e-12);
        Assert.All(world.Set(9, 1).Set(9, 1, 2024).Quarterly(SumField.Usable), sums => Assert.All(sums, u => Assert.True(u >= 0)));
    }

    /// <summary>E8: lever 9 speeds extension through ρ.</summary>
    [Fact]
    public void Capacity_LeverNine_ExtendsFasterUnderPressure()
    {
        World world = Growing(0.06).Fixed(Parameter.ShortageRelief9, 0).Fixed(Parameter.OrdersEffect9, 0).LagsOf(9, 1e-6, 1e-6);
        double[][] plain = world.Quarterly(SumField.Capacity), faster = world.Set(9, 1).Quarterly(SumField.Capacity), orders = world.Quarterly(SumField.Orders);
        double gain = 1 - ((1 - Math.Exp(-0.45)) / (1 - Math.Exp(-1.5)));
        double pressure = Math.Log(orders[1][0] / (0.8 * plain[1][0]));
        Sample.Near(plain[1][0] * pressure * 0.25 * 0.8 * 0.2 * gain, faster[5][0] - plain[5][0], 1e-9);
    }

    /// <summary>Utilisation is read as a year's output over the capacity that ends it.</summary>
    [Fact]
    public void Utilisation_SteadyTown_IsOutputOverCapacity()
    {
        World world = Growing(0);
        double steady = SteadyUtilisation.Of(0, 0.08, 0.56, 0.8);
        Assert.Equal(0.8, steady, 12);
        Assert.All(world.Annual(Kpi.Utilisation, 2), u => Sample.Near(80, u, 1e-10));
        Assert.All(world.Annual(Kpi.Capacity, 2), k => Sample.Near(40 / 0.8 / 1.1, k, 1e-10));
        Assert.All(world.Annual(Kpi.OutputVolume, 2), v => Sample.Near(40 / 1.1, v, 1e-10));
    }
}
