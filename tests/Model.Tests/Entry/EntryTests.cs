using Zyz.Sim.Model.Draws;
using Zyz.Sim.Model.Enterprises;
using Zyz.Sim.Model.Entry;
using Zyz.Sim.Model.Results;
using Zyz.Sim.Model.Simulation;
using Zyz.Sim.Model.Tests.Worlds;

namespace Zyz.Sim.Model.Tests.Entry;

/// <summary>E10, E11: who is born and who closes.</summary>
public sealed class EntryTests
{
    /// <summary>T12: entry before closure; the mean count follows each cohort's survival.</summary>
    [Fact]
    [Trait("KnownAnswer", "T12")]
    public void Enterprises_EntryAndClosure_FollowTheCohortsInTheMean()
    {
        Assert.Equal(158.0773, Expected([.. new double[144]], 0.08, 0.06, 6, _ => 1), 4);

        World world = new World().Certain().NoNoise().NoEvents().NoLimits().OneTown(144, 40, 40).Years(6)
            .Fixed(Parameter.EntryRate, 0.08).Fixed(Parameter.ClosureRate, 0.06).Fixed(Parameter.ClosureSizeExponent, 0);
        double[] ages = [.. world.Setting().Population.AgesYears];
        double mean = ages.Average(ClosureAge.Factor);
        Sample.HasMean(Expected(ages, 0.08, 0.06, 6, age => ClosureAge.Factor(age) / mean), world.Annual(Kpi.Enterprises, 6, 40));
    }

    /// <summary>E11: the town's closure rate at the origin is h₀, whatever sizes and ages it has.</summary>
    [Theory]
    [InlineData(324, 110, 135.0)]
    [InlineData(60, 20, 10.0)]
    public void Closures_FirstQuarter_ComeAtTheTownsRate(int enterprises, int aboveScale, double baseOutput)
    {
        World world = new World().Certain().NoNoise().NoEvents().NoLimits().Drift(0).OneTown(enterprises, aboveScale, baseOutput).Years(1).Fixed(Parameter.ClosureRate, 0.065);
        double[] closed = world.Quarterly(SumField.Closed, 100)[1];
        Sample.Near(0.065, -4 * Math.Log(1 - (closed.Average() / enterprises)), 0.05);
    }

    [Theory]
    [InlineData(0.1, 0.25)]
    [InlineData(1.99, 1.0)]
    [InlineData(2.0, 1.45)]
    [InlineData(4.5, 1.3)]
    [InlineData(6.9, 1.25)]
    [InlineData(10.5, 1.25 - (0.55 * 4 / 9))]
    [InlineData(15, 0.7)]
    [InlineData(60, 0.7)]
    public void ClosureAge_CompletedYears_HasItsHumpInTheThirdYear(double age, double expected) => Assert.Equal(expected, ClosureAge.Factor(age), 12);

    [Theory]
    [InlineData(0.2, 0.5, 0)]
    [InlineData(2.0, 0.5, 2)]
    [InlineData(2.0, 0.1353352, 0)]
    [InlineData(2.0, 0.1353353, 1)]
    [InlineData(0, 0.999999, 0)]
    public void Poisson_Uniform_IsTheSmallestCountThatReachesIt(double mean, double u, int expected) => Assert.Equal(expected, EntrantCount.Poisson(mean, u));

    [Fact]
    public void Poisson_ManyUniforms_HasItsMeanAndVariance()
    {
        int[] counts = [.. Enumerable.Range(0, 100_000).Select(i => EntrantCount.Poisson(7.3, (i + 0.5) / 100_000))];
        Sample.Near(7.3, counts.Average(), 1e-4);
        Sample.Near(7.3, counts.Average(c => Math.Pow(c - 7.3, 2)), 1e-3);
    }

    /// <summary>E10: the newborn are small, grow with the town, build for .7, and take a share from incumbents.</summary>
    [Fact]
    public void Entrants_FirstQuarters_HaveTheirSizeCapacityAndDisplacement()
    {
        World world = new World().Certain().Drift(0.08).NoNoise().NoEvents().NoLimits().OneTown(300, 80, 60).Years(2).Fixed(Parameter.EntryRate, 0.2);
        var sizes = new List<double>();
        double[] last = new double[64];
        int born = 0;
        world.Play(20, observe: (town, slots) =>
        {
            int step = town.Quarter.Step;
            double median = town.Setting.Population.MedianSize;
            foreach (EnterpriseBlock slot in slots.Where(s => s.Born != 0))
            {
                for (int lane = 0; lane < 64; lane++)
                {
                    if ((slot.Born >> lane & 1) != 0)
                    {
                        born++;
                        double orders = slot[Field.Orders][lane];
                        Sample.Near(Math.Exp(-0.02), slot[Field.Capacity][lane] * 0.7 / orders / (1 + (1 - Math.Exp(-0.02)) / Math.Exp(-0.02)), 1e-9);
                        sizes.Add(Math.Log(orders / median) - (step == 1 ? 0.03 : Math.Log(last[lane] / 60)));
                    }
                }
            }

            for (int lane = 0; lane < 64; lane++)
            {
                double before = step == 1 ? 60 * Math.Exp(0.03) : last[lane], brought = town.Sums[SumField.NewOrders][lane];
                double moved = (before - (0.5 * brought)) * Math.Exp(0.25 * town.Quarter[QuarterField.Drift][lane]);
                Sample.Near(moved + brought, town.Sums[SumField.Orders][lane], 1e-11);
                last[lane] = town.Sums[SumField.Output][lane];
            }
        });
        double expected = 20 * 64 * 8 * 0.25 * 0.2 * 300;
        Assert.InRange(born, expected - (4 * Math.Sqrt(expected)), expected + (4 * Math.Sqrt(expected)));
        Sample.HasMean(Math.Log(0.3), sizes);
        Sample.Near(1, Sample.Sd(sizes), 0.02);
    }

    /// <summary>E10: another policy leaves the newborn of today's policy alone and adds to them.</summary>
    [Fact]
    public void Entrants_LeverOneRaised_KeepThoseOfTodayAndAddOthers()
    {
        World world = new World().Certain();
        HashSet<string> today = Born(world), more = Born(world.Set(1, 1).Set(10, 1));
        Assert.Superset(today, more);
        Assert.True(more.Count > 1.1 * today.Count);

        static HashSet<string> Born(World world)
        {
            var born = new HashSet<string>();
            world.Play(observe: (_, slots) =>
            {
                foreach (EnterpriseBlock slot in slots.Where(s => s.Profile.Kind == SlotKind.Entrant && s.Born != 0))
                {
                    born.UnionWith(Enumerable.Range(0, 64).Where(lane => (slot.Born >> lane & 1) != 0).Select(lane => $"{slot.Profile.Id}/{lane}"));
                }
            });
            return born;
        }
    }

    private static double Expected(double[] ages, double entry, double hazard, int years, Func<double, double> factor)
    {
        double[] living = [.. ages.Select(_ => 1.0), .. Enumerable.Repeat(0.25 * entry * ages.Length, 4 * years)];
        for (int step = 1; step <= 4 * years; step++)
        {
            for (int i = 0; i < ages.Length + step; i++)
            {
                double age = i < ages.Length ? ages[i] + (0.25 * step) : 0.25 * (step - (i - ages.Length + 1));
                living[i] *= Math.Exp(-0.25 * hazard * factor(age));
            }
        }

        return living.Sum();
    }
}
