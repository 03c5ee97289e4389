using Zyz.Sim.Model.Calibration;
using Zyz.Sim.Model.Draws;
using Zyz.Sim.Model.Numerics;

namespace Zyz.Sim.Model.Tests.Calibration;

/// <summary>The exact stage: shrinkage known by hand, and ranks of the truth that are uniform.</summary>
public sealed class StageOneTests
{
    private static double[] OneTau { get; } = [0.03];

    /// <summary>T19: one town, one year: the mean moves by the share P/(P + R), and so does the variance.</summary>
    [Theory]
    [InlineData(0.11, 0.05)]
    [InlineData(-0.20, 0.02)]
    [Trait("KnownAnswer", "T19")]
    public void Update_OneTownOneYear_ShrinksByTheShareOfItsVariance(double growth, double error)
    {
        const double mean = 0.05, spread = 0.03, tau = 0.03;
        StageOne after = StageOne.Of(t => Towns(mean, spread, t, 1), OneTau, new double[,] { { 1, 1 } }, [growth], new double[,] { { error * error } });

        double share = spread * spread / (spread * spread + tau * tau + error * error);
        Assert.Equal(mean + share * (growth - mean), after.Mean[0], 1e-14);
        Assert.Equal(spread * Math.Sqrt(1 - share), after.Sd[0], 1e-14);
        double own = tau * tau / (spread * spread + tau * tau + error * error);
        Assert.Equal(own * (growth - mean), after.Mean[1], 1e-14);
    }

    [Fact]
    [Trait("KnownAnswer", "T19")]
    public void Update_FigureWithoutWeight_ReturnsThePrior()
    {
        double[] taus = StageOne.HalfNormalGrid(0.03, 41);
        StageOne after = StageOne.Of(t => Towns(0.05, 0.03, t, 1), taus, new double[,] { { 1, 1 } }, [3.0], new double[,] { { 1e18 } });

        Assert.Equal(0.05, after.Mean[0], 1e-12);
        Assert.Equal(0.03, after.Sd[0], 1e-12);
        Assert.Equal(0, after.Mean[1], 1e-12);
        Assert.Equal(0.03 * Math.Sqrt(2 / Math.PI), after.Spread, 2e-4); // the mean of a half-normal
    }

    /// <summary>Two values of τ_μ are weighed by the densities N(y; 0, τ² + r²) they give the figure.</summary>
    [Fact]
    [Trait("KnownAnswer", "T19")]
    public void Update_TwoSpreads_AreWeighedByTheirLikelihood()
    {
        const double figure = 0.12, narrow = 0.01, wide = 0.10, error = 0.02;
        StageOne after = StageOne.Of(t => Towns(0, 0, t, 1), [narrow, wide], new double[,] { { 1, 1 } }, [figure], new double[,] { { error * error } });

        double Density(double tau) => Math.Exp(-figure * figure / (2 * (tau * tau + error * error))) / Math.Sqrt(tau * tau + error * error);
        double weight = Density(wide) / (Density(narrow) + Density(wide));
        Assert.Equal(narrow + weight * (wide - narrow), after.Spread, 1e-12);
        Assert.True(weight > 0.99);
    }

    [Fact]
    public void Contraction_OfWhatNoFigureTouches_IsNothing()
    {
        LinearGaussian before = Towns(0.05, 0.03, 0.02, 2);
        (LinearGaussian after, _) = before.Update(new double[,] { { 0, 1, 0 } }, [0.1], new double[,] { { 4e-4 } });
        double[] contraction = after.ContractionFrom(before);
        Assert.Equal([0, 0.5, 0], contraction.Select(c => Math.Round(c, 12)));
    }

    /// <summary>
    /// T24: truths drawn from the prior lie evenly between the percentiles of what is known after: χ² over 20 bins with a false alarm
    /// of one in a hundred for each of three quantities. The seed is fixed. The first 2 000 of its trials alone gave χ² 37.2 for one
    /// quantity; 16 000 of them passed, so that was chance.
    /// </summary>
    [Fact]
    [Trait("KnownAnswer", "T24")]
    public void Truths_DrawnFromThePrior_HaveUniformRanks()
    {
        const int trials = 4000, bins = 20, towns = 4, years = 3;
        double[] taus = StageOne.HalfNormalGrid(0.03, 21);
        var count = new int[3, bins];
        for (int trial = 0; trial < trials; trial++)
        {
            int drawn = 0;
            double Draw() => Normal.Quantile(DrawAddress.UniformOf(11, trial, EntityId.Of($"truth/{drawn++}"), Purpose.Parameter));
            double tau = Math.Abs(0.03 * Draw()), mean = 0.05 + 0.03 * Draw();
            double[] town = [.. Enumerable.Range(0, towns).Select(_ => tau * Draw())];
            double[] region = [.. Enumerable.Range(0, years).Select(_ => 0.04 * Draw())];
            var response = new double[towns * years, 1 + towns + years];
            var data = new double[towns * years];
            var error = new double[towns * years, towns * years];
            for (int i = 0; i < data.Length; i++)
            {
                (int j, int year) = (i % towns, i / towns);
                response[i, 0] = response[i, 1 + j] = response[i, 1 + towns + year] = 1;
                error[i, i] = 0.05 * 0.05;
                data[i] = mean + town[j] + region[year] + 0.05 * Draw();
            }

            StageOne after = StageOne.Of(t => Region(t, towns, years), taus, response, data, error);
            double[] truth = [mean, town[0], region[1]];
            int[] which = [0, 1, 1 + towns + 1];
            for (int q = 0; q < 3; q++)
            {
                count[q, (int)Math.Min(bins - 1, bins * after.Below(which[q], truth[q]))]++;
            }
        }

        for (int q = 0; q < 3; q++)
        {
            double chi = Enumerable.Range(0, bins).Sum(b => Math.Pow(count[q, b] - trials / (double)bins, 2) / (trials / (double)bins));
            Assert.True(chi < 36.19, $"quantity {q}: χ² {chi:0.0} over 19 degrees of freedom"); // p = .01
        }
    }

    /// <summary>μ̄ and u_j.</summary>
    private static LinearGaussian Towns(double mean, double spread, double tau, int towns)
    {
        var covariance = new double[1 + towns, 1 + towns];
        covariance[0, 0] = spread * spread;
        for (int j = 1; j <= towns; j++)
        {
            covariance[j, j] = tau * tau;
        }

        return new([mean, .. new double[towns]], covariance);
    }

    private static LinearGaussian Region(double tau, int towns, int years)
    {
        var covariance = new double[1 + towns + years, 1 + towns + years];
        covariance[0, 0] = 0.03 * 0.03;
        for (int i = 1; i < covariance.GetLength(0); i++)
        {
            covariance[i, i] = i <= towns ? tau * tau : 0.04 * 0.04;
        }

        return new([0.05, .. new double[towns + years]], covariance);
    }
}
