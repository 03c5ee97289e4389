using Zyz.Sim.Model.Draws;
using Zyz.Sim.Model.Regions;
using Zyz.Sim.Model.Results;
using Zyz.Sim.Model.Simulation;
using Zyz.Sim.Model.Tests.Worlds;

namespace Zyz.Sim.Model.Tests.Enterprises;

/// <summary>§7: a town begins where long luck would have brought it, so its utilisation does not drift.</summary>
public sealed class UseDistributionTests
{
    /// <summary>
    /// Status quo, all events and noise on, saturation off: over forty quarters utilisation stays within 3 points of where it
    /// began. It is read over all replications, Σ output over Σ capacity, as a town's mean of ratios also moves with concentration.
    /// </summary>
    [Theory]
    [InlineData(0.15)]
    [InlineData(0.30)]
    public void Utilisation_OverFortyQuartersOfLuck_DoesNotDrift(double noise)
    {
        double[] use = Use(new World().OneTown(324, 110, 135).Certain().Fixed(Parameter.EnterpriseNoise, noise).NoCeiling().Years(10), 10);
        Assert.InRange(use[10] - use[1], -3, 3);
    }

    /// <summary>
    /// Those who stay take over orders of those who close, but not their capacity: they begin at the utilisation of that growth.
    /// Begun at the town's own growth, utilisation would rise by 2.3 points from year 1 to 5.
    /// </summary>
    [Fact]
    public void Utilisation_WithClosuresFromTheStart_StaysWhereItBegan()
    {
        double[] use = Use(new World().OneTown(324, 110, 135).Certain().Fixed(Parameter.EnterpriseNoise, 0.3).NoCeiling().Years(5), 5);
        Assert.InRange(use[5] - use[1], -1.5, 1.5);
    }

    /// <summary>The base year makes what was published, whatever orders meet full capacity, and the first year follows the drift.</summary>
    [Fact]
    public void Output_InTheFirstYears_FollowsTheDrift()
    {
        World world = new World().Certain().NoEvents().Fixed(Parameter.EnterpriseNoise, 0.3).Fixed(Parameter.NoiseSizeExponent, 0)
            .Fixed(Parameter.MarketRoom, 1e12).Years(3);
        var player = new TownPlayer(TownSetting.Of(world.Plan(), World.Forge));
        double start = 0, end = 0;
        for (uint group = 0; group < 24; group++)
        {
            TownOutcomes outcomes = player.Play(new DrawAddress(4, group), ParameterSource.Own);
            start += outcomes[Kpi.OutputValueConstant, 0].ToArray().Average();
            end += outcomes[Kpi.OutputValueConstant, 3].ToArray().Average();
        }

        double drift = TownSetting.Of(world.Plan(), World.Forge).Sampler.Median(Parameter.CommonDrift);
        Assert.InRange(end / start / Math.Exp(3 * drift), 0.985, 1.015);
    }

    /// <summary>Σ output over Σ capacity of 512 replications, year by year from the base year [%].</summary>
    private static double[] Use(World world, int years)
    {
        var player = new TownPlayer(TownSetting.Of(world.Plan(), World.Forge));
        double[] output = new double[years + 1], capacity = new double[years + 1];
        for (uint group = 0; group < 8; group++)
        {
            TownOutcomes outcomes = player.Play(new DrawAddress(3, group), ParameterSource.Own);
            for (int year = 0; year <= years; year++)
            {
                double[] made = outcomes[Kpi.OutputValueConstant, year].ToArray(), used = outcomes[Kpi.Utilisation, year].ToArray();
                output[year] += made.Sum();
                capacity[year] += made.Zip(used, (q, u) => q / u).Sum();
            }
        }

        return [.. output.Zip(capacity, (q, k) => q / k)];
    }
}
