using Zyz.Sim.Model.Draws;
using Zyz.Sim.Model.Enterprises;
using Zyz.Sim.Model.Shocks;
using Zyz.Sim.Model.Simulation;
using Zyz.Sim.Model.Tests.Worlds;

namespace Zyz.Sim.Model.Tests.Shocks;

/// <summary>E5: quarterly shocks whose years are exactly Laplace.</summary>
public sealed class EnterpriseShockTests
{
    /// <summary>T4: four quarterly shocks make a Laplace year.</summary>
    [Fact]
    [Trait("KnownAnswer", "T4")]
    public void Shock_FourQuarters_AreLaplace()
    {
        double centre = NoiseScale.Centre(0.30, 0.25), scale = 0.30 / Math.Sqrt(2), location = Math.Log(1 - (0.30 * 0.30 / 2));
        double[] years = new double[64 * 1563];
        Span<ulong> words = stackalloc ulong[256];
        for (uint group = 0; group < 1563; group++)
        {
            for (int quarter = 0; quarter < 4; quarter++)
            {
                new DrawAddress(4, group).Blocks(words, EntityId.Of("forge/e0001"), quarter & ~1, Purpose.EnterpriseQuarters, ulong.MaxValue);
                for (int i = 0; i < 64; i++)
                {
                    years[(64 * group) + i] += (0.30 * EnterpriseShockTable.At((uint)words[(128 * (quarter & 1)) + i])) + centre;
                }
            }
        }

        Assert.Equal(-0.0460, location, 4);
        double p = Sample.KolmogorovP(years, x => x < location ? 0.5 * Math.Exp((x - location) / scale) : 1 - (0.5 * Math.Exp((location - x) / scale)));
        Assert.InRange(p, 0.01, 1);
        Assert.InRange(Sample.Kurtosis(years), 5.3, 6.7); // 6 ± 4 standard errors of a Laplace sample of 1e5
        Sample.HasMean(1, [.. years.Select(Math.Exp)]);   // T5 at one year
    }

    /// <summary>T4: the quarterly shock has variance Δ and kurtosis 15.</summary>
    [Fact]
    [Trait("KnownAnswer", "T4")]
    public void Shock_OneQuarter_HasKurtosisFifteen()
    {
        double second = Expectation(x => x * x), fourth = Expectation(x => x * x * x * x);
        Sample.Near(0.25, second, 1e-5);
        Sample.Near(15, fourth / (second * second), 1e-4);
        Assert.Equal(0, Expectation(x => x), 12);
    }

    /// <summary>T5: no shock moves the mean of orders.</summary>
    [Theory]
    [Trait("KnownAnswer", "T5")]
    [InlineData(0.08)]
    [InlineData(0.30)]
    [InlineData(0.60)]
    public void Shock_OneQuarter_HasMeanOneAfterExponential(double sigma)
    {
        double centre = NoiseScale.Centre(sigma, 0.25);
        Sample.Near(1, Expectation(x => Math.Exp((sigma * x) + centre)), 1e-5);
        double location = NoiseScale.Centre(sigma, 1), laplace = Math.Exp(location) / (1 - (sigma * sigma / 2));
        Sample.Near(1, laplace, 1e-14);
    }

    /// <summary>T5 for what a region or a town shares.</summary>
    [Theory]
    [Trait("KnownAnswer", "T5")]
    [InlineData(0.04)]
    [InlineData(0.25)]
    public void Shock_OfATown_HasMeanOneAndItsVariance(double sd)
    {
        const int Points = 100_000;
        double mean = 0, square = 0, first = 0;
        for (int i = 0; i < Points; i++)
        {
            double e = TownRules.Shock(sd, Model.Numerics.Normal.Quantile((i + 0.5) / Points));
            mean += Math.Exp(e) / Points;
            first += e / Points;
            square += e * e / Points;
        }

        Sample.Near(1, mean, 1e-5);
        Sample.Near(0.25 * sd * sd, square - (first * first), 1e-3);
    }

    [Fact]
    public void At_EveryDepth_IsTheQuantileWithinOneBillionth()
    {
        var random = new Random(5);
        double worst = 0;
        for (int i = 0; i < 4000; i++)
        {
            uint word = ((uint)(0x7fffffff * Math.Pow(2, -31 * random.NextDouble())) & 0x7fffffff) | 1;
            double exact = VarianceGamma.QuantileAtDepth(-Math.Log(word / 2147483648.0));
            worst = Math.Max(worst, Math.Abs(EnterpriseShockTable.At(word) - exact));
        }

        Assert.InRange(worst, 0, 1e-9);
    }

    [Fact]
    public void Tail_WhereSeriesMeetsQuadrature_IsContinuous()
    {
        (double below, double densityBelow) = VarianceGamma.Tail(1.5 - 1e-12);
        (double above, double densityAbove) = VarianceGamma.Tail(1.5);
        Sample.Near(below, above, 1e-10);
        Sample.Near(densityBelow, densityAbove, 1e-10);
        double slope = (VarianceGamma.Tail(0.7 - 1e-6).Survival - VarianceGamma.Tail(0.7 + 1e-6).Survival) / 2e-6;
        Sample.Near(VarianceGamma.Tail(0.7).Density, slope, 1e-7);
    }

    [Fact]
    public void At_RisingDepth_NeverFalls()
    {
        double last = -1e-9;
        for (long word = 0x7fffffff; word > 0; word -= word > 1 << 16 ? 1021 : 2)
        {
            double x = EnterpriseShockTable.At((uint)word | 1);
            Assert.True(x >= last - 1e-12, $"word {word}");
            last = x;
        }

        Assert.InRange(last, 13, 14.5);
    }

    [Fact]
    public void At_TopBitSet_IsTheSameShockWithTheOtherSign()
    {
        foreach (uint word in new uint[] { 0, 1, 77, 123456789, 0x7fffffff })
        {
            Assert.Equal(-EnterpriseShockTable.At(word), EnterpriseShockTable.At(word | 0x80000000));
        }
    }

    /// <summary>E5: noise shrinks with size inside its bounds, and is off where the parameter is 0.</summary>
    [Theory]
    [InlineData(0.30, 0.15, 0.2, 0.30)]
    [InlineData(0.30, 0.15, 6.4, 0.17838106725040817)] // 0.3·32^(−.15)
    [InlineData(0.30, 0.30, 5000, 0.08)]
    [InlineData(0.55, 0.30, 0.01, 0.60)]
    [InlineData(0, 0.15, 0.2, 0)]
    public void NoiseScale_Size_ScalesAndClips(double noise, double exponent, double size, double expected) =>
        Sample.Near(expected, NoiseScale.Of(noise, exponent, Math.Log(size)), 1e-13);

    /// <summary>E f(X), octave by octave of the survival of |X|.</summary>
    private static double Expectation(Func<double, double> f)
    {
        const int Points = 4096;
        double sum = 0;
        for (int octave = 1; octave <= 31; octave++)
        {
            double width = Math.Pow(2, -octave), part = 0;
            for (int i = 0; i < Points; i++)
            {
                uint word = (uint)(width * (1 + ((i + 0.5) / Points)) * 2147483648.0) & 0x7fffffff;
                part += f(EnterpriseShockTable.At(word)) + f(EnterpriseShockTable.At(word | 0x80000000));
            }

            sum += width * part / (2 * Points);
        }

        return sum;
    }
}
