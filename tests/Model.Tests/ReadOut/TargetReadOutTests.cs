using System.Runtime.InteropServices;
using Zyz.Sim.Model.Plans;
using Zyz.Sim.Model.ReadOut;
using Zyz.Sim.Model.Regions;
using Zyz.Sim.Model.Results;
using Zyz.Sim.Model.Simulation;
using Zyz.Sim.Model.Tests.Worlds;

namespace Zyz.Sim.Model.Tests.ReadOut;

/// <summary>§10: what is said of a target, worked out by hand on outcomes that were written down.</summary>
public sealed class TargetReadOutTests
{
    private const string Kiln = "kiln";
    private static readonly double[][] s_output = [[50, 50, 50, 50], [50, 90, 60, 70], [40, 80, 100, 70], [60, 80, 90, 100]];

    private static readonly Target s_goal = new()
    {
        Id = "G",
        Entity = World.Forge,
        Kpi = "output_value",
        Relation = "ge",
        Value = 90,
        Unit = "亿元",
        Hardness = "hard",
        Year = 2025,
        Section = "",
    };

    /// <summary>Of 60, 80, 90 and 100, two reach 90; one exceeds it.</summary>
    [Theory]
    [InlineData("ge", 2)]
    [InlineData("gt", 1)]
    public void Probability_OutcomeOnTheTarget_CountsWhereTheTargetSaysAtLeast(string relation, int hits)
    {
        ProbabilityForecast probability = Answer(s_goal with { Relation = relation }).Probability!;
        Assert.Equal((hits, 4, hits / 4.0), (probability.Hits, probability.Counted, probability.Estimate));
    }

    /// <summary>What lacks is counted where it lacks, a surplus elsewhere does not make up for it: (30 + 10 + 0 + 0)/4.</summary>
    [Fact]
    public void Shortfall_SomeAboveTheTarget_IsTheMeanOfWhatLacks() => Assert.Equal(10, Answer(s_goal).ExpectedShortfall!.Value, 12);

    /// <summary>From 50 to 90 in three years.</summary>
    [Fact]
    public void RequiredGrowth_FromTheBaseMedian_ReachesTheTargetInItsYears()
    {
        TargetForecast answer = Answer(s_goal);
        Assert.Equal(50, answer.BaseMedian);
        Sample.Near(90, 50 * Math.Pow(1 + answer.RequiredGrowthPerYear!.Value, 3), 1e-12);
    }

    /// <summary>One reaches 90 in 2023 and falls back, another in 2024 and stays, a third in 2025: none is forgotten.</summary>
    [Fact]
    public void FirstPassage_ReachedAndLostAgain_StaysCounted() =>
        Assert.Equal([("2023", 0.25), ("2024", 0.5), ("2025", 0.75)], Answer(s_goal).FirstPassage!.Select(p => (p.Key, p.Value)));

    /// <summary>Quantiles by hand: position 1 + (n − 1)p among 60, 80, 90, 100.</summary>
    [Fact]
    public void Distribution_FourOutcomes_IsInterpolatedBetweenThem()
    {
        TargetForecast answer = Answer(s_goal);
        double[] said = [answer.Distribution!.P05, answer.Distribution.P25, answer.Distribution.P50, answer.Distribution.P75, answer.Distribution.P95];
        double[] expected = [63, 75, 85, 92.5, 98.5];
        Assert.Equal(expected, said.Select(x => Math.Round(x, 10)));
        Assert.Equal(85 / 90.0, answer.Attainment!.P50, 12);
    }

    /// <summary>Score intervals as published: Newcombe, Statistics in Medicine 17 (1998), table I, method 3.</summary>
    [Theory]
    [InlineData(81, 263, 0.2553, 0.3662)]
    [InlineData(15, 148, 0.0624, 0.1605)]
    [InlineData(0, 20, 0, 0.1611)]
    [InlineData(1, 29, 0.0061, 0.1718)]
    [InlineData(29, 29, 0.8830, 1)]
    public void Wilson_PublishedCounts_GiveThePublishedIntervals(int hits, int trials, double low, double high)
    {
        (double Low, double High) interval = Wilson.Interval(hits, trials);
        Assert.Equal((low, high), (Math.Round(interval.Low, 4), Math.Round(interval.High, 4)));
    }

    /// <summary>Where every draw meets the target in the same lucks, nothing is unknown but luck: the band is a point.</summary>
    [Fact]
    public void Band_DrawsThatDoNotDiffer_IsThePoint()
    {
        bool[] hits = [.. Enumerable.Range(0, 200 * 48).Select(i => i % 48 < 30)];
        Assert.Equal((0.6, 0.6), EpistemicBand.Of(hits, 200, 48, 0.6));
    }

    /// <summary>Where every draw says the same, what is told of p is no narrower than what sampling leaves open.</summary>
    [Fact]
    public void EpistemicBand_NothingUnknown_IsTheSamplingInterval()
    {
        EntityOutcomes outcomes = Outcomes(out Plan plan);
        plan = plan with { Region = plan.Region with { Targets = [s_goal] } };
        var pass = new OutcomeTable([World.Forge], EpistemicHits.Planes(plan), EpistemicHits.Rows(plan), 64 * 3);
        pass.Put(World.Forge, 0, 64 * 3, MemoryMarshal.AsBytes<double>(Enumerable.Range(0, 64 * 3).Select(i => i % 2 == 0 ? 80.0 : 100).ToArray()));
        ProbabilityForecast probability = new TargetReadOut(plan, outcomes, 4, new EpistemicHits(plan, pass, 3)).Of(s_goal).Probability!;
        Assert.Equal((probability.MonteCarloLow, probability.MonteCarloHigh), (probability.EpistemicLow!.Value, probability.EpistemicHigh!.Value));
        Assert.True(probability.MonteCarloLow < probability.Estimate && probability.Estimate < probability.MonteCarloHigh);
    }

    /// <summary>Draws whose p lies evenly between 0 and 1 have a band from 5 to 95 %, whatever luck adds.</summary>
    [Fact]
    public void Band_ProbabilityEvenlyUnknown_IsFromFiveToNinetyFivePercent()
    {
        var luck = new Random(10);
        bool[] hits = [.. Enumerable.Range(0, 2000 * 8).Select(i => luck.NextDouble() < ((i / 8) + 0.5) / 2000)];
        (double low, double high) = EpistemicBand.Of(hits, 2000, 8, 0.5);
        Assert.Equal(0.05, low, 0.01);
        Assert.Equal(0.95, high, 0.01);
    }

    /// <summary>A group's intensity is its leading enterprises' R&amp;D over their output; its use of capacity, output over capacity.</summary>
    [Fact]
    public void Group_RatiosOfItsTowns_AreWeightedByWhatTheyAreRatiosOf()
    {
        EntityOutcomes outcomes = Outcomes(out _);
        Assert.Equal(((1.0 * 30) + (5.0 * 10)) / 40, Of(Kpi.RdIntensity), 12);
        Assert.Equal(100 * (80.0 + 20) / ((80 / 0.8) + (20 / 0.4)), Of(Kpi.Utilisation), 12);
        Assert.Equal((60.0 + 30) / (80 + 20), Of(Kpi.PriceIndex), 12);
        Assert.Equal(60.0 + 30, Of(Kpi.OutputValue), 12);

        double Of(Kpi kpi)
        {
            double[] values = new double[4];
            outcomes.Fill("both", kpi, 3, values, new bool[4]);
            return values[0];
        }
    }

    private static TargetForecast Answer(Target target)
    {
        EntityOutcomes outcomes = Outcomes(out Plan plan);
        return new TargetReadOut(plan, outcomes, 4, null).Of(target);
    }

    /// <summary>Forge and kiln in four replications and the years 2022 to 2025.</summary>
    private static EntityOutcomes Outcomes(out Plan plan)
    {
        plan = new World().AddTown(Kiln, 10, 3, 30).Plan();
        plan = plan with { Region = plan.Region with { Groups = [new("both", new("两镇", "both"), [World.Forge, Kiln])] } };
        int planes = KpiCatalogue.All.Length + 1;
        var table = new OutcomeTable([World.Forge, Kiln], [.. Enumerable.Range(0, planes)], [0, 1, 2, 3], 4);
        Put(World.Forge, s_output, 80, 80, 1, 30);
        Put(Kiln, [.. Enumerable.Repeat(new double[] { 30, 30, 30, 30 }, 4)], 20, 40, 5, 10);
        return new EntityOutcomes(plan.Region, table);

        void Put(string town, double[][] output, double real, double use, double rd, double leading)
        {
            var values = new double[planes, 4, 4];
            for (int i = 0; i < 16; i++)
            {
                (int year, int r) = (i / 4, i % 4);
                values[(int)Kpi.OutputValue, year, r] = output[year][r];
                values[(int)Kpi.OutputValueConstant, year, r] = real;
                values[(int)Kpi.Utilisation, year, r] = use;
                values[(int)Kpi.RdIntensity, year, r] = rd;
                values[TownOutcomes.LeadingOutputPlane, year, r] = leading;
            }

            table.Put(town, 0, 4, MemoryMarshal.AsBytes(MemoryMarshal.CreateReadOnlySpan(ref values[0, 0, 0], values.Length)));
        }
    }
}
