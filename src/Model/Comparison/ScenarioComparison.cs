using System.Collections.Immutable;
using Zyz.Sim.Model.ReadOut;

namespace Zyz.Sim.Model.Comparison;

/// <summary>Scenarios beside a base scenario on the same futures: what differs, by how much, and whether that is resolved.</summary>
public sealed record ScenarioComparison
{
    /// <summary>Beyond this a difference is called out of reach [count].</summary>
    public const int MostReplications = 10_000_000;

    /// <summary>The scenarios in the order asked for, the base first.</summary>
    public required ImmutableArray<ComparedScenario> Scenarios { get; init; }

    /// <summary>Seed of all of them.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Replications of each [count].</summary>
    public required int Replications { get; init; }

    /// <summary>Every figure, scenario after scenario: targets first, then the outputs of towns and groups.</summary>
    public required ImmutableArray<ComparedFigure> Figures { get; init; }

    /// <summary>What the scenarios say of themselves, checked.</summary>
    public required ImmutableArray<CheckedStatement> Statements { get; init; }

    /// <summary>What people call a scenario: its title, and its id beside it where two share a title.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="language"><c>zh</c> or <c>en</c>.</param>
    /// <returns>The name.</returns>
    public string NameOf(string id, string language)
    {
        string title = Scenarios.First(s => s.Id == id).Title.In(language);
        return Scenarios.Count(s => s.Title.In(language) == title) > 1 ? $"{title} [{id}]" : title;
    }

    /// <summary>Figures that differ at all [count].</summary>
    public int Differing => Figures.Count(f => f.Verdict != ComparisonVerdict.Identical);

    /// <summary>
    /// How many of the differing figures would look resolved by luck alone if none of them truly differed: one in twenty.
    /// </summary>
    public double ExpectedByChance => 0.05 * Differing;

    /// <summary>Whether some statement fails.</summary>
    public bool StatementFails => Statements.Any(s => s.Answer?.Verdict == ExpectationVerdict.Fails);
}
