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
    [InlineData(324, 110, 135.0, 0.05, 0.065, 0.6)]
    [InlineData(324, 110, 135.0, 0.08, 0.09, 0.3)]
    [InlineData(324, 110, 135.0, 0.08, 0.045, 0.9)]
    [InlineData(12, 2, 2.1, 0.08, 0.065, 0.6)]
    [InlineData(12, 2, 2.1, 0.13, 0.065, 0.6)]
    [InlineData(12, 2, 2.1, 0.08, 0.09, 0.3)]
    [InlineData(12, 2, 2.1, 0.08, 0.045, 0.9)]
    public void StatusQuo_AllEventsOnLimitsOff_GrowsByTheDriftWithinOnePercent(int enterprises, int aboveScale, double baseOutput, double entry, double closure, double retention)
    {
        const double Drift = 0.05;
        World world = new World().Certain().OneTown(enterprises, aboveScale, baseOutput).Drift(Drift).NoLimits().Years(8)
            .Fixed(Parameter.RegionalShock, 0).Fixed(Parameter.TownShock, 0)
            .Fixed(Parameter.EntryRate, entry).Fixed(Parameter.ClosureRate, closure).Fixed(Parameter.OrderRetention, retention);
        double[][] orders = world.Quarterly(SumField.Output, enterprises < 50 ? 400 : 30);
        double origin = baseOutput * Math.Exp(0.375 * Drift);
        foreach (int step in Steps)
        {
            double expected = origin * Math.Exp(Drift * step / 4), mean = orders[step].Average();
            output.WriteLine($"N {enterprises} entry {entry} closure {closure} retention {retention}: {step / 4} y {100 * (mean / expected - 1):F3} % ± {100 * Sample.StandardError(orders[step]) / expected:F3}");
        }

        Assert.All(Steps, step => Assert.InRange(orders[step].Average() / (origin * Math.Exp(Drift * step / 4)), 0.99, 1.01));
    }
}
