using Zyz.Sim.Model.ReadOut;
using Zyz.Sim.Model.Tests.Worlds;

namespace Zyz.Sim.Model.Tests.ReadOut;

/// <summary>The two errors of a probability, against figures worked out elsewhere.</summary>
public sealed class IntervalTests
{
    /// <summary>T22, and small samples, where a slip in the interval shows.</summary>
    [Theory]
    [Trait("KnownAnswer", "T22")]
    [InlineData(5000, 10000, 0.490202061815405, 0.509797938184595)]
    [InlineData(1, 10, 0.017876213095073, 0.404150026795239)]
    [InlineData(0, 10, 0, 0.277532799862889)]
    [InlineData(3, 4, 0.300641842582402, 0.95441273919029)]
    [InlineData(10, 10, 1 - 0.277532799862889, 1)]
    public void Wilson_KnownCounts_IsThePublishedInterval(long hits, long trials, double low, double high)
    {
        (double Low, double High) interval = Wilson.Interval(hits, trials);
        Assert.Equal(low, interval.Low, 12);
        Assert.Equal(high, interval.High, 12);
    }

    /// <summary>Two-way analysis of variance by hand: three draws under two lucks.</summary>
    [Fact]
    public void VarianceOverDraws_ThreeDrawsTwoLucks_LeavesOutWhatLuckAdds() =>
        Sample.Near(1.0 / 6, EpistemicBand.VarianceOverDraws([true, true, true, false, false, false], 3, 2), 1e-13);

    /// <summary>Luck alone, or luck that meets draws by chance, is no spread of p.</summary>
    [Theory]
    [InlineData(new[] { true, false, true, false, true, false })]
    [InlineData(new[] { true, false, false, true, true, false })]
    public void VarianceOverDraws_ThatTheDrawDoesNotDecide_IsNothing(bool[] hits) => Assert.Equal(0, EpistemicBand.VarianceOverDraws(hits, 3, 2), 12);

    /// <summary>Mean ½ and variance 1/6 make a beta distribution of ¼ and ¼; its 5 % point is (0.05·¼·B(¼, ¼))⁴ to one part in 10⁵.</summary>
    [Fact]
    public void Band_HalfWithAKnownVariance_IsThatOfTheBetaDistribution()
    {
        (double low, double high) = EpistemicBand.Of([true, true, true, false, false, false], 3, 2, 0.5);
        double expected = Math.Pow(0.05 * 0.25 * 7.4162987, 4);
        Sample.Near(expected, low, 1e-4);
        Sample.Near(expected, 1 - high, 1e-4);
    }
}
