using Zyz.Sim.Model.Scores;
using Zyz.Sim.Model.Tests.Worlds;

namespace Zyz.Sim.Model.Tests.Scores;

/// <summary>T21 and what a fair score must do.</summary>
public sealed class CrpsTests
{
    [Fact]
    public void Crps_OfTheStandardNormal_IsThatOfTheClosedForm()
    {
        var normal = new NormalPredictive(0, 1);
        Assert.Equal(0.233695, normal.Crps(0), 6);
        Assert.Equal(0.602441, normal.Crps(1), 6);
        Assert.Equal(2 * 0.602441, new NormalPredictive(3, 2).Crps(1), 5);
    }

    [Fact]
    public void Crps_OfOneMember_IsItsDistance()
    {
        Assert.Equal(2.5, new EnsemblePredictive([1.0]).Crps(3.5));
        Assert.Equal(0, new EnsemblePredictive([1.0]).Crps(1));
    }

    /// <summary>Mean over 20 000 ensembles within four standard errors of the normal's own score: false alarm 1 in 16 000 each.</summary>
    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(30)]
    public void Crps_OfFewMembers_IsFairWhateverTheirNumber(int members)
    {
        double[] draws = Chance.Normals($"fair/{members}", 20_000 * members);
        double[] scores = [.. Enumerable.Range(0, 20_000).Select(i => new EnsemblePredictive(draws.AsSpan(i * members, members)).Crps(1))];
        Sample.HasMean(0.6024414, scores);
    }

    [Fact]
    public void Crps_OfAnEnsemble_IsTheDoubleSum()
    {
        double[] x = [0.3, -1.2, 2.0, 0.3, 5.5];
        double pairs = x.SelectMany(a => x, (a, b) => Math.Abs(a - b)).Sum() / (x.Length * (x.Length - 1));
        Assert.Equal(x.Average(a => Math.Abs(a - 0.9)) - 0.5 * pairs, new EnsemblePredictive(x).Crps(0.9), 12);
    }

    /// <summary>A pool of two normals scores as the closed form of a mixture (Grimit et al. 2006), within what 40 000 members leave open.</summary>
    [Fact]
    public void Crps_OfThePool_IsThatOfTheMixture()
    {
        double[] members = [.. Chance.Normals("pool", 40_000).Select(z => 1 + 0.5 * z)];
        var pool = new PooledPredictive(new EnsemblePredictive(members), new NormalPredictive(-1, 2));
        static double A(double mean, double variance) => Math.Sqrt(variance) * new NormalPredictive(mean / Math.Sqrt(variance), 1).Distance(0);
        double closed = 0.5 * (A(0.2 - 1, 0.25) + A(0.2 + 1, 4)) - 0.125 * (A(0, 0.5) + A(0, 8) + 2 * A(2, 4.25));
        Assert.Equal(closed, pool.Crps(0.2), 2);
        Assert.Equal(0.3, pool.Distribution(pool.Quantile(0.3)), 4);
    }

    [Fact]
    public void Members_NotFinite_AreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new EnsemblePredictive([1, double.NaN]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new EnsemblePredictive([1.0]).Crps(double.PositiveInfinity));
        Assert.Throws<ArgumentException>(() => new EnsemblePredictive([]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new NormalPredictive(0, 0));
    }
}
