using System.Globalization;
using Zyz.Sim.Reporting;

namespace Zyz.Sim.EndToEnd.Reporting;

public sealed class ProbabilityWordsTests
{
    [Theory]
    [InlineData(0.009, "practically excluded under the model", "在本模型下几乎不可能")]
    [InlineData(0.01, "very unlikely", "很不可能")]
    [InlineData(0.2, "unlikely", "不太可能")]
    [InlineData(0.5, "open", "难以断定")]
    [InlineData(0.8, "likely", "较有可能")]
    [InlineData(0.95, "very likely", "很有可能")]
    public void Of_Probability_SaysTheWordsOfItsStep(double probability, string english, string chinese)
    {
        Assert.Equal(english, ProbabilityWords.Of(probability).En);
        Assert.Equal(chinese, ProbabilityWords.Of(probability).Zh);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    public void Of_NoProbability_IsRefused(double value) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ProbabilityWords.Of(value));

    [Fact]
    public void Number_NoneOfTenThousand_IsBelowTheWilsonBound()
    {
        Assert.Equal("< 0.04 %", ProbabilityWords.Number(0, 10_000));
        Assert.Equal("> 99.96 %", ProbabilityWords.Number(10_000, 10_000));
    }

    [Fact]
    public void Of_NoneOfFewReplications_DoesNotExclude()
    {
        // 0 of 64 leaves room up to 5.7 %: too few replications to speak of exclusion.
        Assert.Equal("very unlikely", ProbabilityWords.Of(0, 64).En);
        Assert.Equal("practically excluded under the model", ProbabilityWords.Of(0, 10_000).En);
    }

    [Fact]
    public void Number_AnyHits_IsNeverZeroOrHundredPercent()
    {
        foreach (int counted in (int[])[1, 7, 64, 640, 1000, 10_000, 10_000_000])
        {
            foreach (int hits in (int[])[0, 1, 2, counted / 2, counted - 1, counted])
            {
                if (hits >= 0 && hits <= counted)
                {
                    AssertNeitherZeroNorHundred(ProbabilityWords.Number(hits, counted));
                }
            }
        }
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData(0.00001, 0.99999)]
    public void Range_AnyEnds_IsNeverZeroOrHundredPercent(double low, double high)
    {
        foreach (string end in ProbabilityWords.Range(low, high).Split('–'))
        {
            AssertNeitherZeroNorHundred(end.Trim());
        }
    }

    [Fact]
    public void Number_BoundOfNone_IsNotBelowTheExactBound()
    {
        foreach (int counted in (int[])[10, 64, 640, 1000, 10_000])
        {
            double shown = double.Parse(ProbabilityWords.Number(0, counted)[2..^2], CultureInfo.InvariantCulture) / 100;
            Assert.True(shown >= ProbabilityWords.UpperBoundOfNone(counted) - 1e-12, $"{counted}: {shown}");
        }
    }

    private static void AssertNeitherZeroNorHundred(string text)
    {
        double number = double.Parse(text.TrimStart('<', '>', ' ').TrimEnd('%', ' '), CultureInfo.InvariantCulture);
        Assert.True(number is > 0 and < 100, text);
    }
}
