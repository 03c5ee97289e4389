using Zyz.Sim.Inputs;

namespace Zyz.Sim.Model.Tests.Inputs;

public sealed class PublicationDateTests
{
    [Theory]
    [InlineData("2023", "2023-12-31")]
    [InlineData("2023-06", "2023-06-30")]
    [InlineData("2024-02", "2024-02-29")]
    [InlineData("2023-06-18", "2023-06-18")]
    public void TryParse_YearMonthOrDay_CountsAsItsLastDay(string text, string day)
    {
        Assert.True(PublicationDate.TryParse(text, out DateOnly read));
        Assert.Equal(day, PublicationDate.ToIso(read));
    }

    [Theory]
    [InlineData("")]
    [InlineData("23")]
    [InlineData("2023-6")]
    [InlineData("2023-13")]
    [InlineData("2023-02-29")]
    [InlineData("18.06.2023")]
    [InlineData("２０２３")]
    public void TryParse_AnythingElse_IsRefused(string text) => Assert.False(PublicationDate.TryParse(text, out _));
}
