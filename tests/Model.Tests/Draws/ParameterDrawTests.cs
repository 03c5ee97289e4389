using Zyz.Sim.Model.Draws;
using Zyz.Sim.Model.Regions;
using Zyz.Sim.Model.Tests.Worlds;

namespace Zyz.Sim.Model.Tests.Draws;

/// <summary>§5: parameters are drawn as their priors say.</summary>
public sealed class ParameterDrawTests
{
    private const int Groups = 400;

    [Theory]
    [InlineData(PriorFamily.Normal, 0.05, 0.03, 0.05, 0.03)]
    [InlineData(PriorFamily.LogNormal, 0.08, 0.25, 0.0825393, 0.0209605)]
    [InlineData(PriorFamily.HalfNormal, 0.03, 0, 0.0239365, 0.0180843)]
    [InlineData(PriorFamily.Beta, 6, 4, 0.6, 0.1477098)]
    [InlineData(PriorFamily.Beta, 2, 8, 0.2, 0.1206045)]
    [InlineData(PriorFamily.Fixed, 0.3, 0, 0.3, 0)]
    public void Draw_Family_HasItsMeanAndSpread(PriorFamily family, double a, double b, double mean, double sd)
    {
        Parameter parameter = family == PriorFamily.Normal ? Parameter.CommonDrift : family == PriorFamily.HalfNormal ? Parameter.DriftSpread : Parameter.EntrantDisplacement;
        double[] drawn = Draw(Priors.Of(parameter, family, a, b));
        Sample.HasMean(mean, drawn, 4.2);
        if (sd > 0)
        {
            Sample.Near(sd, Sample.Sd(drawn), 4 * Math.Sqrt((Sample.Kurtosis(drawn) - 1) / 4 / drawn.Length));
        }
    }

    /// <summary>A truncated normal is truncated, not clipped: no draw sits at its bounds.</summary>
    [Fact]
    public void Draw_TruncatedNormal_KeepsToItsRangeWithoutPilingUp()
    {
        double[] drawn = Draw(Priors.Of(Parameter.ProjectSpillover, PriorFamily.Normal, 0.2, 0.2) with { Low = 0, High = 1 });
        Assert.All(drawn, x => Assert.InRange(x, 0, 1));
        Assert.Equal(drawn.Length, drawn.Distinct().Count());
        Assert.True(drawn.Min() < 0.001);
        Sample.HasMean(0.2 + (0.2 * 0.287516), drawn, 4.2); // mean of a normal cut at −1 and 4 standard deviations
    }

    /// <summary>Every parameter of the model, over many draws, is a number inside its range.</summary>
    [Fact]
    public void Draw_EveryPrior_IsANumberInItsRange()
    {
        var sampler = new TownSampler(new World().Region(), new World().Towns[0]);
        var draws = new ParameterDraws();
        for (uint group = 0; group < 100; group++)
        {
            sampler.Draw(new DrawAddress(77, group), ParameterSource.Own, draws);
            foreach (ParameterInfo info in ParameterCatalogue.All)
            {
                foreach (double value in draws[info.Parameter])
                {
                    Assert.InRange(value, info.Low, info.High);
                }
            }
        }
    }

    /// <summary>The quantile rises with the uniform: common luck means common draws.</summary>
    [Fact]
    public void At_RisingUniform_NeverFalls()
    {
        foreach (Prior prior in Priors.Metals())
        {
            var sampler = new PriorSampler(prior, ParameterCatalogue.Find(prior.Name)!);
            double[] values = [.. Enumerable.Range(0, 2001).Select(i => sampler.At(i == 0 ? 1e-16 : i == 2000 ? 1 - 1.2e-16 : i / 2000.0))];
            for (int i = 1; i < values.Length; i++)
            {
                Assert.True(values[i] >= values[i - 1] - (1e-13 * Math.Abs(values[i])), $"{prior.Name} at {i}");
            }
        }
    }

    /// <summary>Filling a group and asking for one uniform give the same draw.</summary>
    [Fact]
    public void Fill_Group_IsTheDrawOfEachUniform()
    {
        foreach (Prior prior in Priors.Metals().Where(p => p.Family != PriorFamily.Fixed))
        {
            var sampler = new PriorSampler(prior, ParameterCatalogue.Find(prior.Name)!);
            double[] u = new double[64];
            new DrawAddress(3, 3).Uniforms(u, EntityId.Of(prior.Name), 0, Purpose.Parameter);
            double[] expected = [.. u.Select(sampler.At)];
            sampler.Fill(u);
            Assert.Equal(expected, u);
        }
    }

    /// <summary>The narrowest scope speaks; a class shares its draw; a town has its own where the catalogue says so.</summary>
    [Fact]
    public void Draw_Scopes_AreSharedByClassAndOwnedByTown()
    {
        World world = new World().AddTown("kiln", 10, 2, 5)
            .With(Priors.Of(Parameter.PriceDrift, PriorFamily.Normal, 0.5, 0.01, "metals")).With(Priors.Of(Parameter.EntryRate, PriorFamily.Fixed, 0.2, 0, "kiln"));
        ParameterDraws forge = DrawOf(world, 0), kiln = DrawOf(world, 1);
        Assert.Equal(forge[Parameter.PriceDrift].ToArray(), kiln[Parameter.PriceDrift].ToArray());
        Assert.All(forge[Parameter.PriceDrift].ToArray(), x => Assert.InRange(x, 0.4, 0.6));
        Assert.Equal(forge[Parameter.OrdersEffect3].ToArray(), kiln[Parameter.OrdersEffect3].ToArray());
        Assert.NotEqual(forge[Parameter.OrdersDeviation3].ToArray(), kiln[Parameter.OrdersDeviation3].ToArray());
        Assert.NotEqual(forge[Parameter.DriftDeviation].ToArray(), kiln[Parameter.DriftDeviation].ToArray());
        Assert.All(kiln[Parameter.EntryRate].ToArray(), x => Assert.Equal(0.2, x));
        Assert.NotEqual(0.2, forge[Parameter.EntryRate][0]);

        World both = world.With(Priors.Of(Parameter.PriceDrift, PriorFamily.Fixed, 0.1, 0, "consumer"));
        both = both with { Towns = [both.Towns[0] with { Classes = ["metals", "consumer"] }] };
        Assert.Equal(0.5 * (forge[Parameter.PriceDrift][4] + 0.1), DrawOf(both, 0)[Parameter.PriceDrift][4], 12);

        static ParameterDraws DrawOf(World world, int town)
        {
            var draws = new ParameterDraws();
            new TownSampler(world.Region(), world.Towns[town]).Draw(new DrawAddress(1, 0), ParameterSource.Own, draws);
            return draws;
        }
    }

    private static double[] Draw(Prior prior)
    {
        World world = new World().With(prior);
        var sampler = new TownSampler(world.Region(), world.Towns[0]);
        var draws = new ParameterDraws();
        var all = new List<double>();
        for (uint group = 0; group < Groups; group++)
        {
            sampler.Draw(new DrawAddress(20221222, group), ParameterSource.Own, draws);
            all.AddRange(draws[ParameterCatalogue.Find(prior.Name)!.Parameter].ToArray());
        }

        return [.. all];
    }
}
