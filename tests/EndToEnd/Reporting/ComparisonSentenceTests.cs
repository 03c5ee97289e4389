using Zyz.Sim.Model.Comparison;
using Zyz.Sim.Model.Regions;
using Zyz.Sim.Model.Scenarios;
using Zyz.Sim.Reporting;

namespace Zyz.Sim.EndToEnd.Reporting;

/// <summary>Numbers in sentences are those of the tables, in both languages; a changed figure changes both.</summary>
public sealed class ComparisonSentenceTests
{
    private static readonly ComparedFigure Figure = new()
    {
        Scenario = "projects",
        Target = "T1",
        Entity = "flange",
        Kpi = "output_value",
        Unit = "亿元",
        At = "2025-12-31",
        Measure = ExpectationMeasure.Probability,
        Base = 0.121,
        Own = 0.134,
        Difference = 0.013,
        Low = 0.0073,
        High = 0.0182,
        PairedWidth = 0.0109,
        UnpairedWidth = 0.041,
        Counted = 1000,
        Verdict = ComparisonVerdict.NotResolved,
        NeedsMore = 870,
    };

    public static TheoryData<string> Changes => ["base", "own", "difference", "low", "high", "verdict"];

    [Theory, MemberData(nameof(Changes))]
    public void Sentence_AFigureChanges_TableAndSentenceChangeAlike(string what)
    {
        ComparedFigure changed = what switch
        {
            "base" => Figure with { Base = 0.222 },
            "own" => Figure with { Own = 0.333 },
            "difference" => Figure with { Difference = 0.0456 },
            "low" => Figure with { Low = 0.0011 },
            "high" => Figure with { High = 0.0444 },
            _ => Figure with { NeedsMore = 12_345 },
        };
        foreach (string language in new[] { "zh", "en" })
        {
            (ComparisonRow before, string said) = Write(Figure, language);
            (ComparisonRow after, string now) = Write(changed, language);
            string[] cells = Cells(before), moved = Cells(after);
            Assert.NotEqual(cells, moved);
            Assert.All(moved, cell => Assert.Contains(cell, now, StringComparison.Ordinal));
            Assert.All(cells.Zip(moved).Where(c => c.First != c.Second), c => Assert.DoesNotContain(c.First, now, StringComparison.Ordinal));
            Assert.NotEqual(said, now);
        }
    }

    [Theory]
    [InlineData(ExpectationMeasure.Probability)]
    [InlineData(ExpectationMeasure.Median)]
    [InlineData(ExpectationMeasure.Shortfall)]
    public void Sentence_ZhAndEn_SayTheSameNumbers(ExpectationMeasure measure)
    {
        ComparedFigure figure = Figure with { Measure = measure, Verdict = ComparisonVerdict.NotResolved, NeedsMore = 29_417 };
        string[] zh = SentenceNumbers.Of(Write(figure, "zh").Sentence), en = SentenceNumbers.Of(Write(figure, "en").Sentence);
        Assert.Equal(zh, en);
        Assert.Contains("30,000", zh);
    }

    /// <summary>A sentence with any one digit changed, in any number, is found out; so is a number the table does not have.</summary>
    [Theory]
    [InlineData(ComparisonVerdict.NotResolved)]
    [InlineData(ComparisonVerdict.Resolved)]
    [InlineData(ComparisonVerdict.Identical)]
    public void Sentence_AnyDigitChanged_NoLongerAgreesWithTheTable(ComparisonVerdict verdict)
    {
        foreach (string language in new[] { "zh", "en" })
        {
            (ComparisonRow row, string sentence) = Write(Figure with { Verdict = verdict }, language);
            Assert.True(SentenceNumbers.Agree(sentence, row, verdict), sentence);
            string[] mutants = [.. SentenceNumbers.Mutants(sentence), sentence + "7"];
            Assert.True(mutants.Length > 2);
            Assert.All(mutants, mutant => Assert.False(SentenceNumbers.Agree(mutant, row, verdict), mutant));
        }
    }

    [Fact]
    public void Row_NoHitAtAll_IsABoundAndNeverZeroPercent()
    {
        ComparisonRow row = Write(Figure with { Base = 0, Own = 0, Difference = 0, Low = -0.004, High = 0.004, PairedWidth = 0.008, Verdict = ComparisonVerdict.NotResolved }, "en").Row;
        Assert.StartsWith("< ", row.Base, StringComparison.Ordinal);
        Assert.Equal("no difference seen", row.Verdict);
    }

    private static (ComparisonRow Row, string Sentence) Write(ComparedFigure figure, string language)
    {
        Region region = InventedResult.Region();
        ComparisonRow row = ComparisonRow.Of(figure, region, region.Targets, language);
        return (row, ComparisonSentence.Of(row, figure.Verdict, "A", "B"));
    }

    private static string[] Cells(ComparisonRow row) => [row.Subject, row.Measure, row.Base, row.Own, row.Difference, row.Interval, row.Verdict];
}
