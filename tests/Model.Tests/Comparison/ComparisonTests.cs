using Zyz.Sim.Model.Comparison;
using Zyz.Sim.Model.ReadOut;
using Zyz.Sim.Model.Results;
using Zyz.Sim.Model.Scenarios;
using Zyz.Sim.Model.Tests.Scenarios;

namespace Zyz.Sim.Model.Tests.Comparison;

public sealed class ComparisonTests
{
    private const int Replications = 320;

    [Fact]
    public void Of_AScenarioAndItself_IsZeroEverywhere()
    {
        ScenarioComparison comparison = Compare("projects-first", "projects-first");
        Assert.NotEmpty(comparison.Figures);
        Assert.All(comparison.Figures, f => Assert.Equal((0.0, 0.0, 0.0, 0.0, ComparisonVerdict.Identical), (f.Difference, f.Low, f.High, f.PairedWidth, f.Verdict)));
        Assert.Equal(0, comparison.Differing);
        Assert.Equal(comparison.Scenarios[0].ResultHash, comparison.Scenarios[1].ResultHash);
    }

    [Fact]
    public void Of_TwoScenariosTurnedRound_TurnsEverySign()
    {
        ScenarioComparison there = Compare("baseline", "projects-first"), back = Compare("projects-first", "baseline");
        Assert.Equal(there.Figures.Length, back.Figures.Length);
        foreach ((ComparedFigure a, ComparedFigure b) in there.Figures.Zip(back.Figures))
        {
            Assert.Equal((a.Entity, a.Kpi, a.Measure, a.Verdict), (b.Entity, b.Kpi, b.Measure, b.Verdict));
            Assert.Equal(a.Difference, -b.Difference, 1e-12);
            Assert.Equal(a.Low, -b.High, 1e-9);
            Assert.Equal((a.Own, a.Base), (b.Base, b.Own));
        }
    }

    [Fact]
    public void Of_Packages_PairingNarrowsEveryIntervalThatDiffers()
    {
        ScenarioComparison comparison = Compare("baseline", "projects-first");
        ComparedFigure[] means = [.. comparison.Figures.Where(f => f.Measure == ExpectationMeasure.Mean && f.Verdict != ComparisonVerdict.Identical)];
        Assert.NotEmpty(means);
        Assert.All(means, f => Assert.True(f.PairedWidth < 0.5 * f.UnpairedWidth, $"{f.Entity}: {f.PairedWidth} {f.UnpairedWidth}"));
    }

    /// <summary>Medians of counts often agree where the futures do not: then no difference is seen, and nobody may say that every replication agrees.</summary>
    [Fact]
    public void Of_EqualMediansOfCounts_AreNotCalledIdentical()
    {
        ScenarioComparison comparison = Compare("baseline", "projects-first");
        ComparedFigure[] equal = [.. comparison.Figures.Where(f => f is { Measure: ExpectationMeasure.Median, Difference: 0 })];
        Assert.Contains(equal, f => f.Verdict == ComparisonVerdict.NotResolved);
        foreach (ComparedFigure figure in comparison.Figures.Where(f => f is { Measure: ExpectationMeasure.Median, Verdict: ComparisonVerdict.Identical }))
        {
            Assert.All(comparison.Figures.Where(f => f.Target == figure.Target && f.Entity == figure.Entity && f.Kpi == figure.Kpi && f.Measure != ExpectationMeasure.Probability),
                f => Assert.Equal(ComparisonVerdict.Identical, f.Verdict));
        }
    }

    /// <summary>A mean difference is the mean of differences, and the figures are those of the outcomes.</summary>
    [Fact]
    public void Of_MeanOfATown_IsThatOfTheOutcomes()
    {
        ScenarioComparison comparison = Compare("baseline", "projects-first");
        double Mean(string id) => Shipped.Played(id, Replications).Table.Of("flange", (int)Kpi.OutputValue, 3).ToArray().Average();
        ComparedFigure flange = comparison.Figures.Single(f => f.Target is null && f.Entity == "flange" && f.Measure == ExpectationMeasure.Mean);
        Assert.Equal(Mean("baseline"), flange.Base, 1e-9);
        Assert.Equal(Mean("projects-first") - Mean("baseline"), flange.Difference, 1e-9);
        Assert.Equal("2025-12-31", flange.At);
    }

    /// <summary>Four times the replications halve an interval: 3n more resolve what is twice as wide as it should be.</summary>
    [Theory]
    [InlineData(0.5, 1.0, 1000, 3000)]
    [InlineData(1.0, 2.0, 500, 1500)]
    public void More_HalfWidthTwiceTheDifference_IsThreeTimesAsMany(double difference, double half, int counted, int more) =>
        Assert.Equal(more, ComparisonReadOut.More(new Estimate(difference, difference - half, difference + half, 0, 0), counted));

    [Fact]
    public void More_NoDifferenceAtAll_IsOutOfReach() => Assert.Null(ComparisonReadOut.More(new Estimate(0, -1, 1, 0, 0), 1000));

    /// <summary>Equal symmetric errors of independent figures add in squares.</summary>
    [Fact]
    public void Width_TwoIndependentFigures_AddInSquares() =>
        Assert.Equal(10, ComparisonReadOut.Width(new Estimate(7, 4, 10, 7, null), new Estimate(1, -3, 5, 1, null)), 1e-12);

    [Fact]
    public void Of_DifferentSeeds_Refuses()
    {
        PlayedScenario played = Shipped.Played("baseline", Replications);
        PlayedScenario other = played with { Plan = played.Plan with { Scenario = played.Plan.Scenario with { Seed = 7 } } };
        Assert.Throws<ArgumentException>(() => ComparisonReadOut.Of([new("a", played, []), new("b", other, [])]));
    }

    [Fact]
    public void Of_Statements_NameWhoIsMissing()
    {
        ScenarioComparison comparison = Compare("projects-first", "innovation-first");
        Assert.NotEmpty(comparison.Statements);
        Assert.All(comparison.Statements.Where(s => s.Statement.Versus == "baseline"), s => Assert.Null(s.Answer));
        Assert.False(comparison.StatementFails);
    }

    private static ScenarioComparison Compare(params string[] ids) =>
        ComparisonReadOut.Of([.. ids.Select((id, i) => new Contestant($"{id}-{i}", Shipped.Played(id, Replications), Shipped.Scenario(id).Expect))]);
}
