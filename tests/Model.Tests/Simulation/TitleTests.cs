using Zyz.Sim.Model.Draws;
using Zyz.Sim.Model.Numerics;
using Zyz.Sim.Model.Results;
using Zyz.Sim.Model.Simulation;
using Zyz.Sim.Model.Simulation.Phases;
using Zyz.Sim.Model.Simulation.Reference;
using Zyz.Sim.Model.Tests.Worlds;

namespace Zyz.Sim.Model.Tests.Simulation;

/// <summary>E13, E14: registration, titles, R&amp;D, jobs, concentration.</summary>
public sealed class TitleTests
{
    private static World Calm => new World().Certain().Drift(0).NoNoise().NoEvents().NoLimits();

    /// <summary>E13: below the threshold at the second fourth quarter in a row an enterprise is no longer registered.</summary>
    [Fact]
    public void Registration_OutputBelowTheThreshold_EndsAtTheSecondYear()
    {
        World world = Calm.OneTown(40, 20, 10).Fixed(Parameter.PriceDrift, 0).Years(4) with { Shifts = [new(World.Forge, Time.Quarter.Of(2023, 1), -0.999)] };
        Assert.Equal(Enumerable.Repeat(world.Setting().Population.Sizes.Count(s => s >= 0.2) + 0.0, 64), world.Annual(Kpi.AboveScaleEnterprises, 0));
        double[] first = world.Annual(Kpi.AboveScaleEnterprises, 1), second = world.Annual(Kpi.AboveScaleEnterprises, 2);
        Assert.All(first, n => Assert.Equal(world.Setting().Population.Sizes.Count(s => s >= 0.2), n));
        Assert.All(second, n => Assert.Equal(0, n));

        // One year below does not count if the next is above: orders come back.
        World back = world with { Shifts = [.. world.Shifts, new(World.Forge, Time.Quarter.Of(2024, 1), 999)] };
        Assert.All(back.Annual(Kpi.AboveScaleEnterprises, 4), n => Assert.Equal(first[0], n));
    }

    /// <summary>E13: an enterprise that rises above the threshold is registered with its chance each year, more with lever 2.</summary>
    [Theory]
    [InlineData(false, 0.6)]
    [InlineData(true, 0.6 + (0.25 * 0.5334))]
    public void Registration_OutputAboveTheThreshold_ComesWithItsChance(bool lever, double chance)
    {
        World world = Calm.OneTown(40, 5, 4).Fixed(Parameter.PriceDrift, 0).Fixed(Parameter.OrdersEffect2, 0).LagsOf(2, 1e-6, 1e-6).Years(2) with
        {
            Shifts = [new(World.Forge, Time.Quarter.Of(2023, 1), 1e4)],
        };
        world = lever ? world.Set(2, 1) : world;
        int registered = world.Setting().Population.Sizes.Count(s => s >= 0.2), other = 40 - registered;
        double gain = (Math.Exp(-0.45) - Math.Exp(-1.5)) / (1 - Math.Exp(-1.5));
        chance = lever ? 0.6 + (0.25 * gain) : chance;
        Sample.HasMean(registered + (chance * other), world.Annual(Kpi.AboveScaleEnterprises, 1, 20));
        Sample.HasMean(registered + ((1 - Math.Pow(1 - chance, 2)) * other), world.Annual(Kpi.AboveScaleEnterprises, 2, 20));
    }

    /// <summary>E14: a title is reviewed in the third year and kept with its chance.</summary>
    [Fact]
    public void Srdi_NoNewAwards_IsReviewedEveryThirdYear()
    {
        World world = Calm.OneTown(60, 40, 200).Years(6).Fixed(Parameter.SrdiIntercept, 0).Fixed(Parameter.SrdiKeepRate, 0.5);
        int[] held = new int[7];
        var awarded = new Dictionary<string, int>();
        int kept = 0, lost = 0;
        world.Play(4, observe: (town, slots) =>
        {
            if (town.Quarter.Step == 4)
            {
                awarded.Clear();
            }

            foreach (EnterpriseBlock slot in slots.Where(_ => town.Quarter.Step % 4 == 0))
            {
                for (int lane = 0; lane < 64; lane++)
                {
                    string key = $"{slot.Profile.Id}/{lane}";
                    bool holds = (slot.Srdi >> lane & 1) != 0;
                    int phase = (int)((slot.ReviewLow >> lane & 1) + (2 * (slot.ReviewHigh >> lane & 1)));
                    if (!awarded.TryGetValue(key, out int since))
                    {
                        if (holds && phase == 0 && town.Quarter.Step > 4)
                        {
                            awarded[key] = town.Quarter.Step / 4; // awarded, or just kept at a review: years count from here
                        }

                        continue;
                    }

                    int years = (town.Quarter.Step / 4) - since;
                    if (years < 3)
                    {
                        Assert.True(holds, "a title is not lost before its review");
                        Assert.Equal(years, phase);
                    }
                    else
                    {
                        // Kept, or lost; one lost may win anew at once.
                        kept += holds ? 1 : 0;
                        lost += holds ? 0 : 1;
                        awarded.Remove(key);
                    }
                }
            }
        });
        Assert.True(kept > 100 && lost > 30, $"{kept} kept, {lost} lost");
    }

    /// <summary>E14: from nothing, awards come at the logistic rate in ln W, R&amp;D and levers.</summary>
    [Fact]
    public void TechCentresAndGreenFactories_GrowAtTheirLogisticRates()
    {
        World world = Calm.OneTown(1, 1, 5).Fixed(Parameter.PriceDrift, 0).Fixed(Parameter.TechCentreIntercept, -3).Fixed(Parameter.GreenIntercept, -3.5)
            .LagsOf(3, 1e-6, 1e-6).LagsOf(9, 1e-6, 1e-6).Fixed(Parameter.OrdersEffect3, 0).Fixed(Parameter.OrdersEffect9, 0).Years(2).Set(3, 1).Set(9, 1);
        double gain = (Math.Exp(-0.45) - Math.Exp(-1.5)) / (1 - Math.Exp(-1.5));
        double centre = 1 / (1 + Math.Exp(3 - Math.Log(5) - gain)), green = 1 / (1 + Math.Exp(3.5 - (0.8 * Math.Log(5)) - (0.8 * gain)));
        Check(Kpi.TechCentres, centre);
        Check(Kpi.GreenFactories, green);

        void Check(Kpi kpi, double chance)
        {
            double[] one = world.Annual(kpi, 1, 80), before = world.Annual(kpi, 0, 80);
            double[] gained = [.. one.Zip(before, (a, b) => (a, b)).Where(p => p.b == 0).Select(p => p.a)];
            Sample.HasMean(chance, gained);
            Assert.All(one.Zip(before), p => Assert.True(p.First >= p.Second));
        }
    }

    /// <summary>E14: the 专精特新 award asks for W ≥ 0.1, and R&amp;D of 3 % helps.</summary>
    [Theory]
    [InlineData(0.05, 0.02, false)]
    [InlineData(5.0, 0.02, true)]
    [InlineData(5.0, 0.05, true)]
    public void Srdi_SizeAndRd_DecideTheChance(double output, double rd, bool possible)
    {
        World world = Calm.OneTown(1, 1, output).Fixed(Parameter.PriceDrift, 0).Fixed(Parameter.RdBase, rd).Fixed(Parameter.RdLogSd, 0).Fixed(Parameter.SrdiIntercept, -4).Years(1)
            .LagsOf(6, 1e-6, 1e-6).Fixed(Parameter.OrdersEffect6, 0).Set(6, 1);
        double gain = (Math.Exp(-0.45) - Math.Exp(-1.5)) / (1 - Math.Exp(-1.5));
        double chance = possible ? 1 / (1 + Math.Exp(4 - (0.8 * Math.Log(output / 0.2)) - (rd >= 0.03 ? 0.5 : 0) - gain)) : 0;
        double[] one = world.Annual(Kpi.SrdiEnterprises, 1, 80), before = world.Annual(Kpi.SrdiEnterprises, 0, 80);
        double[] gained = [.. one.Zip(before, (a, b) => (a, b)).Where(p => p.b == 0).Select(p => p.a)];
        Sample.HasMean(chance, gained);
    }

    /// <summary>E14: titles at the base date are those the rule itself would have left.</summary>
    [Fact]
    public void Held_ManyYears_IsTheSteadyShare()
    {
        double share = 0;
        for (int year = 0; year < 7; year++)
        {
            share += ((1 - share) * 0.04) - (share * 0.05);
        }

        Sample.Near(share, TitlePhase.Held(new Lanes1(0.04), new Lanes1(0.05), new Lanes1(7)).Value, 1e-12);
    }

    /// <summary>E14: at the base date an enterprise holds its title with the chance its years of awards and reviews have left.</summary>
    [Theory]
    [InlineData(0.3, 0.1)]
    [InlineData(0.1, 0.85)]
    public void Srdi_AtTheBaseDate_IsHeldAsYearsOfAwardsAndReviewsLeaveIt(double award, double keep)
    {
        World world = OneWorkshop(award, keep).Years(1);
        double held = 0;
        for (int year = 0; year < Math.Floor(world.Setting().Population.AgesYears[0]); year++)
        {
            held += ((1 - held) * award) - (held * (1 - keep) / 3);
        }

        Sample.HasMean(held, world.Annual(Kpi.SrdiEnterprises, 0, 60));
    }

    /// <summary>E14: the titles of the base date come up for review a third a year; where none is kept, a third goes each year.</summary>
    [Fact]
    public void Srdi_HeldAtTheBaseDate_IsReviewedAThirdAYear()
    {
        World world = OneWorkshop(0.05, 0).Years(3);
        double[][] held = [.. Enumerable.Range(0, 4).Select(year => world.Annual(Kpi.SrdiEnterprises, year, 100))];
        int[] holders = [.. Enumerable.Range(0, held[0].Length).Where(r => held[0][r] == 1)];
        double[] lost = [.. Enumerable.Range(1, 3).Select(year => holders.Count(r => held[year - 1][r] == 1 && held[year][r] == 0) / (double)holders.Length)];
        Assert.True(holders.Length > 500, $"{holders.Length} holders");
        Assert.All(lost, share => Assert.Equal(0.95 / 3, share, 0.07)); // one in twenty wins anew at once
    }

    /// <summary>E14: intensities differ between enterprises, their mean is the town's. All are large enough to be asked for theirs.</summary>
    [Fact]
    public void RdIntensity_OfManyEnterprises_HasTheTownsMeanAndSpread()
    {
        var drawn = new List<double>();
        Calm.OneTown(40, 40, 40).Fixed(Parameter.RdBase, 0.02).Fixed(Parameter.RdLogSd, 0.5).Years(1).Play(4, observe: (town, slots) =>
        {
            if (town.Quarter.Step == 1)
            {
                drawn.AddRange(slots.Where(s => s.Profile.Kind == SlotKind.Incumbent).SelectMany(s => s[Field.RdIntensity].ToArray()));
            }
        });
        Assert.Equal(40 * 64 * 4, drawn.Count);
        Sample.HasMean(0.02, drawn);
        Sample.Near(0.5, Sample.Sd(Sample.Logs(drawn)), 0.03);
    }

    /// <summary>E14: jobs follow real output over a productivity that grows; lever 5 adds.</summary>
    [Fact]
    public void Employment_OutputGrowing_FollowsProductivity()
    {
        World world = Calm.Drift(0.05).Fixed(Parameter.ProductivityGrowth, 0.03).Fixed(Parameter.OutputPerWorker, 0.005).Fixed(Parameter.OrdersEffect5, 0).LagsOf(5, 1e-6, 1e-6);
        double[] output = world.Annual(Kpi.OutputValueConstant, 3), jobs = world.Annual(Kpi.Employment, 3), more = world.Set(5, 1).Annual(Kpi.Employment, 3);
        Sample.Near(40 / 0.005, world.Annual(Kpi.Employment, 0)[0], 1e-12);
        Sample.Near(output[0] / 0.005 * Math.Exp(-0.09), jobs[0], 1e-12);
        double gain = (Math.Exp(-0.75) - Math.Exp(-2.5)) / (1 - Math.Exp(-2.5));
        Sample.Near(1 + (0.02 * gain), more[0] / jobs[0], 1e-10);
    }

    /// <summary>E14: R&amp;D intensity moves half-way a year to its target under lever 3, and is that of leading enterprises.</summary>
    [Fact]
    public void RdIntensity_LeverThree_MovesHalfWayEachYear()
    {
        World world = Calm.OneTown(5, 5, 50).Fixed(Parameter.PriceDrift, 0).Fixed(Parameter.RdLogSd, 0).Fixed(Parameter.RdBase, 0.02).LagsOf(3, 1e-6, 1e-6).Fixed(Parameter.OrdersEffect3, 0).Set(3, 1);
        double gain = (Math.Exp(-0.45) - Math.Exp(-1.5)) / (1 - Math.Exp(-1.5));
        double[] expected = [2, 2 + (0.5 * gain), 2 + (0.75 * gain), 2 + (0.875 * gain)];
        for (int year = 0; year <= 3; year++)
        {
            Sample.Near(expected[year], world.Annual(Kpi.RdIntensity, year)[0], 1e-9);
        }

        Assert.All(Calm.OneTown(5, 0, 0.5).Annual(Kpi.RdIntensity, 3), rd => Assert.Equal(0, rd)); // no leading enterprise: not applicable
    }

    /// <summary>E14: concentration and counts by size are those of the enterprises themselves.</summary>
    [Fact]
    public void Concentration_PlayedTown_IsThatOfItsEnterprises()
    {
        World world = new World().OneTown(40, 25, 80).Years(2);
        var expected = new (double Top, double Herfindahl, double Over1, double Over10, double Above)[64];
        var output = new Dictionary<string, double[]>();
        world.Play(observe: (town, slots) =>
        {
            if (town.Quarter.Step <= 4)
            {
                return;
            }

            foreach (EnterpriseBlock slot in slots)
            {
                double[] sum = output.TryGetValue(slot.Profile.Id, out double[]? held) ? held : output[slot.Profile.Id] = new double[64];
                for (int lane = 0; lane < 64; lane++)
                {
                    sum[lane] = (slot.Alive >> lane & 1) == 0 ? 0 : sum[lane] + (town.Quarter[QuarterField.Price][lane] * slot[Field.Output][lane] / 4);
                }
            }

            for (int lane = 0; lane < 64 && town.Quarter.Step == 8; lane++)
            {
                double[] sizes = [.. slots.Select(s => output[s.Profile.Id][lane]).Where(x => x > 0).OrderDescending()];
                double total = sizes.Sum();
                double Full(double from) => slots.Count(s => (s.Alive & s.FullYear(8) & 1UL << lane) != 0 && output[s.Profile.Id][lane] >= from);
                expected[lane] = (100 * sizes.Take(3).Sum() / total, sizes.Sum(x => x / total * (x / total)), Full(1), Full(10), slots.Count(s => (s.AboveScale >> lane & 1) != 0));
            }
        });
        (Kpi Kpi, Func<(double Top, double Herfindahl, double Over1, double Over10, double Above), double> Of)[] measures =
            [(Kpi.Top3Share, e => e.Top), (Kpi.Herfindahl, e => e.Herfindahl), (Kpi.EnterprisesOver100m, e => e.Over1), (Kpi.EnterprisesOver1bn, e => e.Over10), (Kpi.AboveScaleEnterprises, e => e.Above)];
        foreach ((Kpi kpi, var of) in measures)
        {
            double[] played = world.Annual(kpi, 2);
            for (int lane = 0; lane < 64; lane++)
            {
                Assert.Equal(of(expected[lane]), played[lane], 9);
            }
        }
    }

    /// <summary>E15: alive = base + entrants + projects − closures − mergers, over all years.</summary>
    [Fact]
    public void Enterprises_EveryYear_AreThoseWhoCameLessThoseWhoLeft()
    {
        World world = new World().Years(6).Fixed(Parameter.ProjectArrivals, 2);
        var opened = new double[64];
        TownOutcomes outcomes = world.Play(observe: (town, _) =>
        {
            for (int lane = 0; lane < 64; lane++)
            {
                opened[lane] += town.Sums[SumField.ProjectsBorn][lane];
            }
        })[0];
        for (int lane = 0; lane < 64; lane++)
        {
            double flow = Enumerable.Range(1, 6).Sum(y => outcomes[Kpi.Entrants, y][lane] - outcomes[Kpi.Closures, y][lane] - outcomes[Kpi.Mergers, y][lane]);
            Assert.Equal(60 + flow + opened[lane], outcomes[Kpi.Enterprises, 6][lane]);
        }
    }

    /// <summary>One workshop at the threshold of registration, so that its yearly chance of the title is the given one.</summary>
    private static World OneWorkshop(double award, double keep) =>
        Calm.OneTown(1, 1, 0.2).Fixed(Parameter.PriceDrift, 0).Fixed(Parameter.RdBase, 0.02).Fixed(Parameter.RdLogSd, 0)
            .Fixed(Parameter.SrdiIntercept, Math.Log(award / (1 - award))).Fixed(Parameter.SrdiKeepRate, keep);
}
