using System.Collections.Immutable;

namespace Zyz.Sim.Model.Scores;

/// <summary>Scores of all forecasters over one kind of figures, and what may be said of the model.</summary>
public sealed record ScoreSummary
{
    /// <summary>Figures below which no skill is stated and no test made [count].</summary>
    public const int LeastFigures = 8;

    /// <summary>Kind of figures: <c>firms</c>, <c>groups</c>, <c>region</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Years ahead, or null for all.</summary>
    public required int? Ahead { get; init; }

    /// <summary>Figures [count].</summary>
    public required int Figures { get; init; }

    /// <summary>Years they speak of [count]: what skill is resampled over.</summary>
    public required int Years { get; init; }

    /// <summary>By forecaster.</summary>
    public required ImmutableArray<ForecasterSummary> Forecasters { get; init; }

    /// <summary>1 − CRPS of the model over that of the naive forecast, or null where too little was scored.</summary>
    public double? Skill { get; init; }

    /// <summary>Interval of the skill, 90 %, years resampled; null below three years.</summary>
    public (double Low, double High)? SkillInterval { get; init; }

    /// <summary>Test of equal accuracy over origins; of one horizon only.</summary>
    public DieboldMariano? Test { get; init; }

    /// <summary>What may be said.</summary>
    public required SkillVerdict Verdict { get; init; }

    /// <summary>The forecast to be used: that of the model where it is better, the naive one where the model is worse, else the pool.</summary>
    public Forecaster Offered => Verdict switch
    {
        SkillVerdict.Better => Forecaster.Model,
        SkillVerdict.Worse => Forecaster.OwnDriftWalk,
        _ => Forecaster.Pool,
    };

    /// <summary>Sums up.</summary>
    /// <param name="kind">Kind of figures.</param>
    /// <param name="figures">The figures.</param>
    /// <param name="ahead">Only those so many years ahead; null for all.</param>
    /// <param name="seed">Seed of the bootstrap.</param>
    /// <returns>The summary.</returns>
    public static ScoreSummary Of(string kind, IEnumerable<ScoredFigure> figures, int? ahead, ulong seed)
    {
        ScoredFigure[] chosen = [.. figures.Where(f => ahead is null || f.Ahead == ahead)];
        ImmutableArray<ForecasterSummary> forecasters =
        [
            .. chosen.SelectMany(f => f.Scores).GroupBy(s => s.Forecaster).OrderBy(g => g.Key).Select(g => ForecasterSummary.Of([.. g])),
        ];
        ScoredFigure[] both = [.. chosen.Where(f => f.Of(Forecaster.Model) is not null && f.Of(Forecaster.OwnDriftWalk) is not null)];
        double[] model = ByYear(both, Forecaster.Model), naive = ByYear(both, Forecaster.OwnDriftWalk);
        var summary = new ScoreSummary
        {
            Kind = kind,
            Ahead = ahead,
            Figures = chosen.Length,
            Years = chosen.Select(f => f.Year).Distinct().Count(),
            Forecasters = forecasters,
            Verdict = SkillVerdict.TooFew,
        };
        if (both.Length < LeastFigures || naive.Sum() <= 0)
        {
            return summary;
        }

        (double Low, double High)? interval = ClusteredBootstrap.Interval(model, naive, seed, $"{kind}/{ahead}");
        return summary with
        {
            Skill = 1 - model.Sum() / naive.Sum(),
            SkillInterval = interval,
            Test = ahead is { } years ? DieboldMariano.Of(Differences(both), years) : null,
            Verdict = interval switch
            {
                null => SkillVerdict.TooFew,
                { Low: > 0 } => SkillVerdict.Better,
                { High: < 0 } => SkillVerdict.Worse,
                _ => SkillVerdict.NotDistinguishable,
            },
        };
    }

    private static double[] ByYear(ScoredFigure[] figures, Forecaster forecaster) =>
        [.. figures.GroupBy(f => f.Year).OrderBy(g => g.Key).Select(g => g.Sum(f => f.Of(forecaster)!.Crps))];

    /// <summary>Mean loss difference of each origin: figures of one origin are no independent evidence of each other.</summary>
    private static double[] Differences(ScoredFigure[] figures) =>
    [
        .. figures.GroupBy(f => f.Origin).OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => g.Average(f => f.Of(Forecaster.Model)!.Crps - f.Of(Forecaster.OwnDriftWalk)!.Crps)),
    ];
}
