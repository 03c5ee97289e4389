using Zyz.Sim.Model.Draws;
using Zyz.Sim.Model.Numerics;
using Zyz.Sim.Model.Results;
using Zyz.Sim.Model.Simulation;
using Zyz.Sim.Model.Tests.Worlds;
using Zyz.Sim.Model.Towns;

namespace Zyz.Sim.Model.Tests.Towns;

/// <summary>E3's R, E4, E7, E11, E12: enterprises meet only through their town's sums.</summary>
public sealed class TownRuleTests
{
    private static World Calm => new World().Certain().Drift(0).NoNoise().NoEvents().NoLimits();

    /// <summary>T6: growth under a ceiling alone is logistic.</summary>
    [Theory]
    [Trait("KnownAnswer", "T6")]
    [InlineData(0.06, 0.8)]
    [InlineData(0.10, 1.5)]
    public void Output_CeilingOnly_IsLogistic(double drift, double room)
    {
        World world = new World().Certain().Drift(drift).NoNoise().NoEvents().NoCapacityLimit().Fixed(Parameter.MarketRoom, room).Years(40);
        double[][] output = world.Quarterly(SumField.Output);
        double ceiling = 40 * (1 + room), start = 40 * Math.Exp(0.375 * drift), rate = drift / (room / (1 + room));
        foreach (int step in new[] { 1, 8, 40, 80, 160 })
        {
            double expected = ceiling / (1 + (((ceiling / start) - 1) * Math.Exp(-rate * step / 4)));
            Sample.Near(expected, output[step][0], 0.25 * rate * 0.25);
        }
    }

    /// <summary>E4: a town beyond its ceiling stands still, one far below grows at most half as fast again; a shrinking one is left alone.</summary>
    [Fact]
    public void Saturation_AnyOutput_IsClippedAndMovesWithTheEffect()
    {
        Assert.Equal(1, Saturation.Factor(10, 10, 0.8, 1), 14);
        Assert.Equal(0, Saturation.Factor(30, 10, 0.8, 1));
        Assert.Equal(1.5, Saturation.Factor(0.1, 10, 0.8, 1));
        Assert.Equal(1, Saturation.Factor(10 * 1.1, 10, 0.8, 1.1), 14);
        World falling = new World().Certain().Drift(-0.05).NoNoise().NoEvents().NoCapacityLimit().Fixed(Parameter.MarketRoom, 0.1).Years(5);
        Sample.Near(40 * Math.Exp(-0.05 * 5.375), falling.Quarterly(SumField.Output)[20][0], 1e-13);
    }

    /// <summary>
    /// E4: a quarter's saturation is measured where the quarter before ended, output and ceiling alike: a lever that lifts orders
    /// now opens the ceiling for the next quarter, not for the one it lifts.
    /// </summary>
    [Fact]
    public void Saturation_LeverThatJumps_OpensTheCeilingAQuarterLater()
    {
        const double Drift = 0.08, Room = 0.5;
        World world = new World().Certain().Drift(Drift).NoNoise().NoEvents().NoCapacityLimit().Fixed(Parameter.MarketRoom, Room)
            .LagsOf(7, 1e-6, 1e-6).Set(7, 1, 2024);
        var effect = new double[13];
        var output = new double[13];
        output[0] = 40 * Math.Exp(0.375 * Drift);
        world.Play(observe: (town, _) =>
            (effect[town.Quarter.Step], output[town.Quarter.Step]) = (town[TownField.Effect][0], town.Sums[SumField.Output][0]));

        Assert.True(effect[4] == 0 && effect[5] > 0.005, "the lever jumps in the fifth quarter");
        for (int step = 1; step <= 12; step++)
        {
            double ceiling = 40 * (1 + Room) * Math.Exp(effect[step - 1]), saturation = (1 - (output[step - 1] / ceiling)) / (Room / (1 + Room));
            Sample.Near((0.25 * Drift * saturation) + effect[step] - effect[step - 1], Math.Log(output[step] / output[step - 1]), 1e-10);
        }
    }

    /// <summary>T13: full sharing makes the town one factory, none leaves each alone.</summary>
    [Fact]
    [Trait("KnownAnswer", "T13")]
    public void Sharing_AnyTown_FillsBetweenEachAloneAndOneFactory()
    {
        var random = new Random(13);
        for (int trial = 0; trial < 300; trial++)
        {
            (double[] orders, double[] usable) = (Draw(random, 9), Draw(random, 9));
            double alone = orders.Zip(usable, Math.Min).Sum(), last = 0;
            foreach (double share in new[] { 0, 0.25, 0.5, 0.75, 1 })
            {
                double produced = Produced(orders, usable, share);
                Assert.True(produced >= last - 1e-12);
                last = produced;
            }

            Sample.Near(alone, Produced(orders, usable, 0), 1e-13);
            Sample.Near(Math.Min(orders.Sum(), usable.Sum()), last, 1e-12);
        }

        Assert.Equal(0, Sharing.Factor(0, 0, 1));
    }

    /// <summary>T13 emerging in a played town.</summary>
    [Theory]
    [Trait("KnownAnswer", "T13")]
    [InlineData(1.0)]
    [InlineData(0.0)]
    public void Output_FullOrNoSharing_IsMinOfSumsOrSumOfMins(double share)
    {
        World world = new World().Certain().Fixed(Parameter.OverflowSharing, share).Fixed(Parameter.EnterpriseNoise, 0.6).Fixed(Parameter.NoiseSizeExponent, 0)
            with
        { Shifts = [new(World.Forge, Time.Quarter.Of(2023, 3), 0.3)] };
        int bound = 0;
        world.Play(observe: (town, slots) =>
        {
            for (int lane = 0; lane < 64; lane++)
            {
                double orders = town.Sums[SumField.Orders][lane], usable = town.Sums[SumField.Usable][lane], output = town.Sums[SumField.Output][lane];
                Sample.Near(share == 1 ? Math.Min(orders, usable) : town.Sums[SumField.Produced][lane], output, 1e-12);
                bound += output < 0.999 * orders ? 1 : 0;
            }
        });
        Assert.True(bound > 100, "capacity binds in some quarters");
    }

    /// <summary>T14: a merger keeps orders, capacity and pipeline; the town never makes less for it.</summary>
    [Fact]
    [Trait("KnownAnswer", "T14")]
    public void Merger_WithoutSynergy_NeverLowersOutput()
    {
        var random = new Random(14);
        for (int trial = 0; trial < 1000; trial++)
        {
            (double[] orders, double[] usable) = (Draw(random, 7), Draw(random, 7));
            double survivors = orders[1..].Sum(), incumbents = Redistribution.Incumbents(survivors, 0, orders[0], 0.3, 0);
            double factor = Redistribution.Factor(survivors, incumbents, 0), transfer = usable[0] / survivors;
            double[] after = [.. orders[1..].Select(d => d * factor)], capacity = [.. orders[1..].Zip(usable[1..], (d, k) => k + (transfer * d))];
            Sample.Near(orders.Sum(), after.Sum(), 1e-12);
            Sample.Near(usable.Sum(), capacity.Sum(), 1e-12);
            foreach (double share in new[] { 0, 0.4, 1 })
            {
                Assert.True(Produced(after, capacity, share) >= Produced(orders, usable, share) * (1 - 1e-12));
            }
        }
    }

    /// <summary>T14 emerging: the count falls by the absorbed, ΣD, ΣK and pipeline stay.</summary>
    [Fact]
    [Trait("KnownAnswer", "T14")]
    public void Merger_InAStillTown_KeepsOrdersCapacityAndPipeline()
    {
        World world = new World().Certain().Drift(0).NoNoise().NoEvents().NoCeiling().Fixed(Parameter.MergerRate, 0.2).Fixed(Parameter.MergerSynergy, 0);
        double[] alive = [.. Enumerable.Repeat(60.0, 64)], pipeline = new double[64];
        double merged = 0;
        world.Play(observe: (town, slots) =>
        {
            for (int lane = 0; lane < 64; lane++)
            {
                Sample.Near(40, town.Sums[SumField.Orders][lane], 1e-11);
                Sample.Near(50, town.Sums[SumField.Capacity][lane], 1e-11);
                Sample.Near(40, town.Sums[SumField.Output][lane], 1e-11);
                Assert.Equal(alive[lane], town.Sums[SumField.Alive][lane]);
                alive[lane] -= town.Sums[SumField.Merged][lane];
                Assert.Equal(alive[lane], slots.Count(s => (s.Alive >> lane & 1) != 0));
                merged += town.Sums[SumField.Merged][lane];
                double held = slots.Sum(s => Enumerable.Range(0, 4).Sum(k => s[Field.Pipeline0 + k][lane])) + Enumerable.Range(0, 4).Sum(k => town.Sums[SumField.MergedPipeline0 + k][lane]);
                Sample.Near(50 * 4 * (1 - Math.Exp(-0.02)), held, 1e-9);
            }
        });
        Assert.True(merged > 300);
    }

    /// <summary>E12: only those below the base median are absorbed, at twice the rate of all.</summary>
    [Fact]
    public void Merger_Rate_IsTheShareOfAllAbsorbedAYear()
    {
        World world = Calm.OneTown(200, 60, 40).Fixed(Parameter.MergerRate, 0.05).Fixed(Parameter.MergerSynergy, 0).Years(1);
        double merged = 0;
        world.Play(10, observe: (town, slots) =>
        {
            merged += town.Sums[SumField.Merged].ToArray().Sum();
            foreach (EnterpriseBlock slot in slots.Where(s => s.Merging != 0))
            {
                Assert.True(slot.Profile.Size < town.Setting.Population.MedianSize);
            }
        });
        double expected = 640 * 100 * (1 - Math.Exp(-2 * 0.05));
        Assert.InRange(merged, expected - (4 * Math.Sqrt(expected)), expected + (4 * Math.Sqrt(expected)));
    }

    /// <summary>T15: orders of the closed stay in full, or leave with them.</summary>
    [Theory]
    [Trait("KnownAnswer", "T15")]
    [InlineData(1.0)]
    [InlineData(0.0)]
    [InlineData(0.6)]
    public void Closure_Unconstrained_LosesWhatIsNotRetained(double retention)
    {
        World world = Calm.Fixed(Parameter.ClosureRate, 0.2).Fixed(Parameter.OrderRetention, retention);
        var before = new double[64];
        double closed = 0;
        world.Play(observe: (town, _) =>
        {
            for (int lane = 0; lane < 64; lane++)
            {
                double output = town.Sums[SumField.Output][lane], drift = town.Quarter[QuarterField.Drift][lane];
                if (before[lane] > 0)
                {
                    Sample.Near(before[lane] * Math.Exp(0.25 * drift), output, 1e-11);
                }

                closed += town.Sums[SumField.Closed][lane];
                before[lane] = output - ((1 - retention) * town.Sums[SumField.ClosedOrders][lane]);
                Assert.True(retention < 1 || Math.Abs(drift) < 1e-14);
            }
        });
        Assert.True(closed > 1000);
    }

    /// <summary>§3: closure comes before merger; who would do both closes.</summary>
    [Fact]
    public void Leavers_BothChancesHigh_CloseFirst()
    {
        World world = Calm.OneTown(200, 60, 40).Fixed(Parameter.ClosureSizeExponent, 0).Fixed(Parameter.ClosureRate, 1).Fixed(Parameter.MergerRate, 0.5).Years(1);
        double[] ages = [.. world.Setting().Population.AgesYears];
        double norm = ages.Average(Model.Enterprises.ClosureAge.Factor), chance = 1 - Math.Exp(-0.25);
        double[] closing = [.. ages.Select(a => 1 - Math.Exp(-0.25 * Model.Enterprises.ClosureAge.Factor(a + 0.25) / norm))];
        Sample.HasMean(closing.Sum(), world.Quarterly(SumField.Closed, 30)[1]);
        Sample.HasMean(closing[100..].Sum(p => (1 - p) * chance), world.Quarterly(SumField.Merged, 30)[1]);
    }

    /// <summary>E7: lever 10 lets neighbours take over more.</summary>
    [Fact]
    public void Sharing_LeverTen_TakesOverMore()
    {
        World world = new World().Certain().Fixed(Parameter.OverflowSharing, 0.3).Fixed(Parameter.OverflowSharingSlope10, 0.2).Fixed(Parameter.OrdersEffect10, 0)
            .LagsOf(10, 1e-6, 1e-6).Years(1).Set(10, 1);
        double gain = (Math.Exp(-0.45) - Math.Exp(-1.5)) / (1 - Math.Exp(-1.5));
        int shared = 0;
        world.Play(observe: (town, _) =>
        {
            for (int lane = 0; lane < 64; lane++)
            {
                double overflow = town.Sums[SumField.Orders][lane] - town.Sums[SumField.Produced][lane], slack = town.Sums[SumField.Slack][lane];
                if (overflow > 1e-3 && slack > overflow)
                {
                    Sample.Near((0.3 + (0.2 * gain)) * overflow, town.Sums[SumField.Output][lane] - town.Sums[SumField.Produced][lane], 1e-7);
                    shared++;
                }
            }
        });
        Assert.True(shared > 30, $"{shared}");
    }

    /// <summary>E3: the young grow faster, by γ_a e^(−a/τ_a) of their age at the end of the quarter.</summary>
    [Fact]
    public void Orders_YouthPremium_LiftsByAge()
    {
        World world = Calm.Fixed(Parameter.YouthPremium, 0.2);
        var last = new Dictionary<string, double>();
        world.Play(observe: (town, slots) =>
        {
            foreach (EnterpriseBlock slot in slots.Where(s => s.Alive != 0))
            {
                double age = slot.Profile.AgeYears + (0.25 * town.Quarter.Step), ln = slot[Field.LnOrders][0];
                if (last.TryGetValue(slot.Profile.Id, out double before))
                {
                    Assert.Equal(0.25 * (town.Quarter[QuarterField.Drift][0] + (0.2 * Math.Exp(-age / 3))), ln - before, 10);
                }

                last[slot.Profile.Id] = ln;
            }

            Sample.Near(40, town.Sums[SumField.Output][0], 0.002); // and the town stays at its drift of 0
        });
    }

    /// <summary>E3: newcomers take at most half of the incumbents' orders.</summary>
    [Fact]
    public void Redistribution_NewcomersAndLeavers_TakeAndLeave()
    {
        Assert.Equal(0.9, Redistribution.Factor(100, 100, 10), 14);
        Assert.Equal(0.5, Redistribution.Factor(100, 100, 500), 14);
        double incumbents = Redistribution.Incumbents(100, 10, 20, 0.6, -0.1);
        Assert.Equal(124, incumbents, 12);
        Assert.Equal(1.24 - 0.124, Redistribution.Factor(100, incumbents, 12.4), 12);
    }

    /// <summary>§3: the last enterprise of a town neither closes nor merges.</summary>
    [Fact]
    public void Closure_LastEnterprise_Stays()
    {
        World world = Calm.OneTown(3, 1, 2).Fixed(Parameter.ClosureRate, 1).Fixed(Parameter.OrderRetention, 1).Years(20);
        Assert.All(world.Annual(Kpi.Enterprises, 20, 4), n => Assert.True(n >= 1));
        Assert.All(world.Annual(Kpi.OutputValueConstant, 20, 4), y => Assert.True(y > 0));
    }

    private static double[] Draw(Random random, int n) => [.. Enumerable.Range(0, n).Select(_ => Math.Exp(3 * random.NextDouble()))];

    private static double Produced(double[] orders, double[] usable, double share)
    {
        double[] own = [.. orders.Zip(usable, Math.Min)];
        double slack = usable.Sum() - own.Sum();
        return own.Sum() + (slack * Sharing.Factor(orders.Sum() - own.Sum(), slack, share));
    }
}
