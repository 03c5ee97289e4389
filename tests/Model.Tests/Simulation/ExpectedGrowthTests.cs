using Xunit.Abstractions;
using Zyz.Sim.Model.Draws;
using Zyz.Sim.Model.Simulation;
using Zyz.Sim.Model.Tests.Worlds;

namespace Zyz.Sim.Model.Tests.Simulation;

/// <summary>E3: whatever youth, entry, closure, mergers and projects add, a town at the status quo grows by its drift.</summary>
public sealed class ExpectedGrowthTests(ITestOutputHelper output)
{
    private static readonly int[] Steps = [4, 8, 12, 20, 32];

    [Theory]
    [InlineData(324, 110, 135.0, 0.08, 0.065, 0.6)]
    [InlineData(324, 110, 135.0, 0.13, 0.065, 0.6)]
    [InlineData(324, 110, 135.0, 0.08, 0.09, 0.3)]
    [InlineData(324, 110, 135.0, 0.08, 0.045, 0.9)]
    [InlineData(12, 2, 2.1, 0.05, 0.065, 0.6)]
    [InlineData(12, 2, 2.1, 0.13, 0.065, 0.6)]
    [InlineData(12, 2, 2.1, 0.08, 0.09, 0.3)]
    [InlineData(12, 2, 2.1, 0.08, 0.045, 0.9)]
    public void StatusQuo_AllEventsOnLimitsOff_GrowsByTheDriftWithinOnePercent(int enterprises, int aboveScale, double baseOutput, double entry, double closure, double retention)
    {
        const double Drift = 0.05;
        World world = new World().Certain().OneTown(enterprises, aboveScale, baseOutput).Drift(Drift).NoLimits().Years(8)
            .Fixed(Parameter.RegionalShock, 0).Fixed(Parameter.TownShock, 0)
            .Fixed(Parameter.EntryRate, entry).Fixed(Parameter.ClosureRate, closure).Fixed(Parameter.OrderRetention, retention) with
        { Seed = 99 };
        int groups = enterprises < 50 ? 300 : 40;
        double[][] orders = world.Quarterly(SumField.Output, groups), plain = world.NoEvents().Quarterly(SumField.Output, groups);
        double origin = baseOutput * Math.Exp(0.375 * Drift);
        foreach (int step in Steps)
        {
            // The same luck without events has the known mean (T3): what it misses by, the other misses by too.
            double expected = origin * Math.Exp(Drift * step / 4);
            double[] corrected = [.. orders[step].Zip(plain[step], (with, without) => (with - without) / expected)];
            output.WriteLine($"N {enterprises} entry {entry} closure {closure} retention {retention}: {step / 4} y {100 * corrected.Average():F3} % ± {100 * Sample.StandardError(corrected):F3}");
            Assert.InRange(corrected.Average(), -0.01, 0.01);
        }
    }

    /// <summary>Mergers that lose or gain orders are made up for too.</summary>
    [Theory]
    [InlineData(-0.5)]
    [InlineData(0.5)]
    public void StatusQuo_MergersWithSynergy_GrowsByTheDriftWithinOnePercent(double synergy)
    {
        World world = new World().Certain().OneTown(60, 0, 40).Drift(0.02).NoLimits().NoEvents().NoNoise().Years(5).Fixed(Parameter.MergerRate, 0.1).Fixed(Parameter.MergerSynergy, synergy);
        double[][] orders = world.Quarterly(SumField.Output, 20);
        Sample.Near(40 * Math.Exp(0.02 * 5.375), orders[20].Average(), 0.01);
    }

    [Fact]
    public void StatusQuo_EveryParameterDrawn_GrowsByItsOwnDriftWithinOnePercent()
    {
        World world = new World().OneTown(60, 20, 10).NoLimits().Years(8);
        var ratios = Enumerable.Range(0, 33).Select(_ => new List<double>()).ToArray();

        // What is left of a bias is 0.7 % ± 0.1 after eight years (96 000 replications); the standard error here is 0.16 %, of 9600 replications it is 0.33 %.
        world.Play(600, observe: (town, _) =>
        {
            int step = town.Quarter.Step;
            for (int lane = 0; lane < 64; lane++)
            {
                ratios[step].Add(town.Sums[SumField.Output][lane] / (10 * Math.Exp(town.Start.Drift[lane] * (0.375 + 0.25 * step))));
            }
        });
        foreach (int step in Steps)
        {
            output.WriteLine($"{step / 4} y {100 * (ratios[step].Average() - 1):F3} % ± {100 * Sample.StandardError(ratios[step]):F3}");
        }

        Assert.All(Steps, step => Assert.InRange(ratios[step].Average(), 0.99, 1.01));
    }
}
