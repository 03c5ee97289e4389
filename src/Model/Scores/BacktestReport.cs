using System.Collections.Immutable;
using Zyz.Sim.Model.Panels;
using Zyz.Sim.Model.Regions;

namespace Zyz.Sim.Model.Scores;

/// <summary>All that a backtest found.</summary>
public sealed record BacktestReport
{
    /// <summary>Id of the region or panel.</summary>
    public required string Id { get; init; }

    /// <summary>Its name.</summary>
    public required Text Title { get; init; }

    /// <summary>What a panel's sizes are and their unit; null for a region, whose figures carry their own.</summary>
    public Text? Measure { get; init; }

    /// <summary>Unit of a panel's sizes.</summary>
    public Text? Unit { get; init; }

    /// <summary>Where a panel was published.</summary>
    public string? Source { get; init; }

    /// <summary>Seed of all draws.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Members of each forecast of the model [count].</summary>
    public required int Members { get; init; }

    /// <summary>Days of the forecasts, ISO dates.</summary>
    public required ImmutableArray<string> Origins { get; init; }

    /// <summary>Scores.</summary>
    public required ImmutableArray<ScoreSummary> Summaries { get; init; }

    /// <summary>Every scored figure of firms or of the region.</summary>
    public required ImmutableArray<ScoredFigure> Figures { get; init; }

    /// <summary>Scored totals of groups of a panel.</summary>
    public ImmutableArray<ScoredFigure> Groups { get; init; } = [];

    /// <summary>Lower bounds beside forecasts.</summary>
    public ImmutableArray<BoundFigure> Bounds { get; init; } = [];

    /// <summary>What a panel taught by each origin.</summary>
    public ImmutableArray<PanelLearning> Learnt { get; init; } = [];

    /// <summary>Later figures of the region that were left out since they cover another scope or what the model does not speak of [count].</summary>
    public int LeftOut { get; init; }

    /// <summary>The report on a firm panel.</summary>
    /// <param name="panel">The panel.</param>
    /// <param name="origins">What each origin gave; one at least.</param>
    /// <returns>The report.</returns>
    public static BacktestReport Of(FirmPanel panel, IReadOnlyCollection<PanelOriginScores> origins)
    {
        ArgumentNullException.ThrowIfNull(panel);
        ArgumentNullException.ThrowIfNull(origins);
        ImmutableArray<ScoredFigure> firms = [.. origins.SelectMany(o => o.Firms)], groups = [.. origins.SelectMany(o => o.Groups)];
        return new BacktestReport
        {
            Id = panel.Id,
            Title = panel.Title,
            Measure = panel.Measure,
            Unit = panel.Unit,
            Source = panel.Source,
            Seed = panel.Seed,
            Members = PanelBacktest.Members,
            Origins = [.. origins.Select(o => FormattableString.Invariant($"{o.Origin:D4}-12-31"))],
            Summaries = [.. Of("firms", firms, panel.Seed), .. Of("groups", groups, panel.Seed)],
            Figures = firms,
            Groups = groups,
            Learnt = [.. origins.Select(o => o.Learnt)],
        };
    }

    private static IEnumerable<ScoreSummary> Of(string kind, ImmutableArray<ScoredFigure> figures, ulong seed) =>
        figures.Select(f => (int?)f.Ahead).Distinct().Order().Append(null).Select(ahead => ScoreSummary.Of(kind, figures, ahead, seed))
            .Where(s => s.Figures > 0);
}
