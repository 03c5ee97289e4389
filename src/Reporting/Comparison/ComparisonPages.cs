using System.Collections.Immutable;
using Zyz.Sim.Model.Comparison;
using Zyz.Sim.Model.Regions;

namespace Zyz.Sim.Reporting;

/// <summary>A comparison as text in one language: a row and a sentence for every figure.</summary>
public sealed class ComparisonPages
{
    private ComparisonPages(ScenarioComparison comparison, string language, ImmutableArray<(ComparedFigure, ComparisonRow, string)> lines) =>
        (Comparison, Language, Lines) = (comparison, language, lines);

    /// <summary>The comparison.</summary>
    public ScenarioComparison Comparison { get; }

    /// <summary><c>zh</c> or <c>en</c>.</summary>
    public string Language { get; }

    /// <summary>Every figure with its row and its sentence.</summary>
    public ImmutableArray<(ComparedFigure Figure, ComparisonRow Row, string Sentence)> Lines { get; }

    /// <summary>Writes a comparison as text.</summary>
    /// <param name="comparison">The comparison.</param>
    /// <param name="region">The region, for names.</param>
    /// <param name="targets">Targets of the compared scenarios, their own included.</param>
    /// <param name="language"><c>zh</c> or <c>en</c>.</param>
    /// <returns>The text.</returns>
    public static ComparisonPages Of(ScenarioComparison comparison, Region region, ImmutableArray<Target> targets, string language)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        string first = comparison.NameOf(comparison.Scenarios[0].Id, language);
        return new ComparisonPages(comparison, language, [.. comparison.Figures.Select(figure =>
        {
            ComparisonRow row = ComparisonRow.Of(figure, region, targets, language);
            return (figure, row, ComparisonSentence.Of(row, figure.Verdict, comparison.NameOf(figure.Scenario, language), first));
        })]);
    }
}
