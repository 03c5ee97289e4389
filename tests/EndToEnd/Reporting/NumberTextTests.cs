using Zyz.Sim.Reporting;

namespace Zyz.Sim.EndToEnd.Reporting;

public sealed class NumberTextTests
{
    /// <summary>Shares of whole numbers lie on ties all the time; a person with a calculator rounds them up, and so does a spreadsheet.</summary>
    [Theory]
    [InlineData(63, 2000, "3.2 %")]
    [InlineData(725, 2000, "36.3 %")]
    [InlineData(29, 2000, "1.5 %")]
    [InlineData(57, 2000, "2.9 %")]
    public void Number_OnATie_RoundsAwayFromZero(long hits, long counted, string shown) => Assert.Equal(shown, ProbabilityWords.Number(hits, counted));

    [Fact]
    public void Number_EveryShareOfTwoThousand_IsTheDecimalOne()
    {
        for (int hits = 20; hits <= 1980; hits++)
        {
            string exact = Math.Round(hits / 20m, 1, MidpointRounding.AwayFromZero).ToString("0.0", System.Globalization.CultureInfo.InvariantCulture) + " %";
            Assert.Equal(exact, ProbabilityWords.Number(hits, 2000));
        }
    }

    [Theory]
    [InlineData(1e300, "#,##0.0")]
    [InlineData(double.PositiveInfinity, "0.0")]
    [InlineData(double.NaN, "0.0")]
    public void Written_BeyondADecimal_IsTheDoublesOwnText(double value, string format) =>
        Assert.Equal(value.ToString(format, System.Globalization.CultureInfo.InvariantCulture), NumberText.Written(value, format));
}
