using Zyz.Sim.Model.Attribution;

namespace Zyz.Sim.Model.Tests.Attribution;

/// <summary>Parts of a change add up, whatever the components do to each other.</summary>
public sealed class CoalitionTests
{
    /// <summary>Where components do not touch each other, each has what it brings alone.</summary>
    [Fact]
    public void Parts_OfComponentsThatAdd_AreWhatEachBringsAlone()
    {
        long[] alone = [7, -3, 0, 11];
        long[] values = [.. Enumerable.Range(0, 16).Select(c => 100 + Enumerable.Range(0, 4).Where(i => (c >> i & 1) != 0).Sum(i => alone[i]))];
        Assert.Equal(alone.Select(a => 24 * a), Coalitions.Parts(values));
        Assert.Equal(alone.Select(a => (double)a), Coalitions.Parts([.. values.Select(v => (double)v)]));
    }

    /// <summary>The glove game: one left and two right gloves; a pair is worth 1. Known values 2/3, 1/6, 1/6.</summary>
    [Fact]
    public void Parts_OfTheGloveGame_AreTheKnownOnes()
    {
        long[] values = [.. Enumerable.Range(0, 8).Select(c => (c & 1) != 0 && (c & 6) != 0 ? 1L : 0)];
        Assert.Equal([4, 1, 1], Coalitions.Parts(values));
        Assert.Equal(6, Coalitions.Denominator(3));
    }

    /// <summary>Any values at all: whole numbers sum exactly, others within 1e-12 of the largest.</summary>
    [Fact]
    public void Parts_OfAnything_SumToTheWhole()
    {
        var random = new Random(7);
        for (int trial = 0; trial < 300; trial++)
        {
            int players = random.Next(0, 7);
            long[] counts = [.. Enumerable.Range(0, 1 << players).Select(_ => (long)random.Next(0, 1_000_000))];
            Assert.Equal((counts[^1] - counts[0]) * Coalitions.Denominator(players), Coalitions.Parts(counts).Sum());
            double[] numbers = [.. counts.Select(c => c / 997.0)];
            Assert.Equal(numbers[^1] - numbers[0], Coalitions.Parts(numbers).Sum(), 1e-12 * 1000);
        }
    }

    [Fact]
    public void Parts_OfNoPowerOfTwo_OrOfNoNumber_AreRefused()
    {
        Assert.Throws<ArgumentException>(() => Coalitions.Parts([1L, 2, 3]));
        Assert.Throws<ArgumentException>(() => Coalitions.Parts(new long[128]));
        Assert.ThrowsAny<ArgumentException>(() => Coalitions.Parts([1, double.NaN]));
    }

    /// <summary>Level two: the two parts and their interplay make the posterior's part.</summary>
    [Theory]
    [InlineData(10, 12, 17, 19, 9)]
    [InlineData(10, 12, 17, 30, 20)]
    [InlineData(0.25, 0.25, 0.25, 0.25, 0.01)]
    public void Split_OfAPosterior_SumsToItsPart(double neither, double revisions, double newActuals, double both, double part)
    {
        PosteriorSplit split = PosteriorSplit.Of(neither, revisions, newActuals, both, part);
        Assert.Equal(part, split.Sum, 1e-12);
        Assert.Equal(both - neither, split.Revisions + split.NewActuals, 1e-12);
    }
}
