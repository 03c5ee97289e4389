using System.Collections.Immutable;
using Zyz.Sim.Model.Regions;

namespace Zyz.Sim.Model.Scores;

/// <summary>A figure that was published after an origin, beside what was forecast at that origin.</summary>
/// <param name="Origin">The day of the forecast, ISO date.</param>
/// <param name="Entity">Firm, group, town.</param>
/// <param name="Measure">Measure.</param>
/// <param name="Year">Year the figure speaks of.</param>
/// <param name="Ahead">Years from the origin to it.</param>
/// <param name="LnActual">ln of the figure [ln of its unit].</param>
/// <param name="Scores">By forecaster.</param>
public sealed record ScoredFigure(string Origin, string Entity, string Measure, int Year, int Ahead, double LnActual, ImmutableArray<ForecastScore> Scores)
{
    /// <summary>The publication, for figures of a region; null for firms and groups of a panel.</summary>
    public Observation? Figure { get; init; }

    /// <summary>True where the pack's own counts or priors rest on the source of this figure: shown, and in no mean.</summary>
    public bool InPack { get; init; }

    /// <summary>The scores of a forecaster.</summary>
    /// <param name="forecaster">Who.</param>
    /// <returns>The scores, or null where it said nothing.</returns>
    public ForecastScore? Of(Forecaster forecaster) => Scores.FirstOrDefault(s => s.Forecaster == forecaster);
}
