using System.Collections.Immutable;

namespace Zyz.Sim.Model.Scores;

/// <summary>Mean scores of a forecaster over figures.</summary>
public sealed record ForecasterSummary
{
    /// <summary>Classes of the histogram of PITs [count].</summary>
    public const int PitClasses = 10;

    /// <summary>Who forecast.</summary>
    public required Forecaster Forecaster { get; init; }

    /// <summary>Figures [count].</summary>
    public required int Figures { get; init; }

    /// <summary>Mean CRPS [log points].</summary>
    public required double Crps { get; init; }

    /// <summary>Share of figures inside each interval of <see cref="ForecastScore.Levels"/> [1].</summary>
    public required ImmutableArray<double> Coverage { get; init; }

    /// <summary>Mean width of those intervals [log points].</summary>
    public required ImmutableArray<double> Width { get; init; }

    /// <summary>Figures by tenth of the forecast they fell in [count].</summary>
    public required ImmutableArray<int> Pit { get; init; }

    /// <summary>Mean Brier score, or null.</summary>
    public double? Brier { get; init; }

    /// <summary>Mean log score, or null.</summary>
    public double? Log { get; init; }

    /// <summary>Means over figures.</summary>
    /// <param name="scores">Scores of one forecaster; one at least.</param>
    /// <returns>The summary.</returns>
    public static ForecasterSummary Of(IReadOnlyCollection<ForecastScore> scores)
    {
        ArgumentNullException.ThrowIfNull(scores);
        var pit = new int[PitClasses];
        foreach (ForecastScore score in scores)
        {
            pit[Math.Min((int)(score.Pit * PitClasses), PitClasses - 1)]++;
        }

        return new ForecasterSummary
        {
            Forecaster = scores.First().Forecaster,
            Figures = scores.Count,
            Crps = scores.Average(s => s.Crps),
            Coverage = [.. ForecastScore.Levels.Select((_, i) => scores.Average(s => s.Held[i] ? 1.0 : 0.0))],
            Width = [.. ForecastScore.Levels.Select((_, i) => scores.Average(s => s.Intervals[i].High - s.Intervals[i].Low))],
            Pit = [.. pit],
            Brier = scores.Average(s => s.Brier),
            Log = scores.Average(s => s.Log),
        };
    }
}
