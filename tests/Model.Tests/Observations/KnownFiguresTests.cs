using Zyz.Sim.Model.Observations;
using Zyz.Sim.Model.Regions;
using Zyz.Sim.Model.Tests.Inputs;

namespace Zyz.Sim.Model.Tests.Observations;

/// <summary>A corrected figure stands beside the one it corrects; which of them counts is a matter of the day.</summary>
public sealed class KnownFiguresTests
{
    private static readonly Observation First = new(
        "flange", 2024, "output_value", "eq", 151, "亿元", "whole industry", "found", "B", "2025-03-05", "S1", true);

    [Theory]
    [InlineData("2025-03-04", new double[] { })]
    [InlineData("2025-03-05", new double[] { 151 })]
    [InlineData("2025-11-29", new double[] { 151 })]
    [InlineData("2025-11-30", new double[] { 148 })]
    [InlineData("2099-12-31", new double[] { 148 })]
    public void On_AFigureAndItsCorrection_GivesTheNewestNotAfterTheDay(string day, double[] expected)
    {
        Observation corrected = First with { Value = 148, Published = "2025-11-30", Source = "S2", Scope = "town" };

        Assert.Equal(expected, KnownFigures.On([corrected, First], day).Select(o => o.Value));
        Assert.Equal(expected, KnownFigures.On([First, corrected], day).Select(o => o.Value));
    }

    [Fact]
    public void On_OtherTownMeasureYearOrPartOfTheScope_IsAnotherQuantity()
    {
        Observation[] figures =
        [
            First, First with { Entity = "tea" }, First with { Measure = "revenue" }, First with { Year = 2023 },
            First with { WholeScope = false, Scope = "133 SMEs" }, First with { WholeScope = false, Scope = "two towns" },
        ];

        Assert.Equal(6, KnownFigures.On(figures, "2025-12-31").Length);
    }

    /// <summary>What was expected in autumn is replaced by what was counted in spring.</summary>
    [Fact]
    public void On_ExpectedAndThenCounted_GivesWhatWasKnownOnTheDay()
    {
        Observation expected = First with { Value = 160, Relation = "approx", Status = "expected", Published = "2024-11-30" };

        Assert.Equal(160, Assert.Single(KnownFigures.On([First, expected], "2025-03-04")).Value);
        Assert.Equal(151, Assert.Single(KnownFigures.On([First, expected], "2025-03-05")).Value);
    }

    [Theory]
    [InlineData("derived")]
    [InlineData("expected")]
    public void On_FoundAndAnotherOfOneDay_GivesWhatWasFound(string status)
    {
        Observation other = First with { Value = 200, Status = status, Grade = "A" };

        Assert.Equal(151, Assert.Single(KnownFigures.On([other, First], "2025-12-31")).Value);
    }

    [Fact]
    public void On_TwoSourcesOfOneDay_TakesTheBetterGradeInAnyOrder()
    {
        Observation better = First with { Value = 149, Grade = "A", Source = "S9" };

        Assert.Equal(149, Assert.Single(KnownFigures.On([First, better], "2025-12-31")).Value);
        Assert.Equal(149, Assert.Single(KnownFigures.On([better, First], "2025-12-31")).Value);
    }

    [Fact]
    public void On_PackWithACorrection_ReaderKeepsBothAndTheDayChooses()
    {
        using PackCopy pack = new PackCopy().Append(
            "observations.csv", "all_towns,2024,output_value,eq,308.2,亿元,all 13 provincial and city towns,found,B,2025-11,S1,true");

        Region region = pack.Read().Value!;

        double[] Of(string day) => [.. KnownFigures.On(region.Observations, day).Where(o => o is { Entity: "all_towns", Measure: "output_value" }).Select(o => o.Value)];
        Assert.Equal([310.05, 308.2], region.Observations.Where(o => o is { Entity: "all_towns", Measure: "output_value" }).Select(o => o.Value));
        Assert.Equal([], Of("2025-03-04"));
        Assert.Equal([310.05], Of("2025-11-29"));
        Assert.Equal([308.2], Of("2025-11-30"));
    }

    [Fact]
    public void On_DayThatIsNone_IsRefused() =>
        Assert.Throws<ArgumentException>(() => KnownFigures.On([First], "2025"));
}
