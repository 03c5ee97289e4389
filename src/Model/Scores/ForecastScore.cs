using System.Collections.Immutable;

namespace Zyz.Sim.Model.Scores;

/// <summary>What one forecaster said of a figure, and how it scored. All on the logarithm of the figure.</summary>
public sealed record ForecastScore
{
    /// <summary>Coverages scored [1].</summary>
    public static ImmutableArray<double> Levels { get; } = [0.5, 0.8, 0.9];

    /// <summary>Who forecast.</summary>
    public required Forecaster Forecaster { get; init; }

    /// <summary>Median [ln of the unit].</summary>
    public required double Median { get; init; }

    /// <summary>Central intervals at <see cref="Levels"/> [ln of the unit].</summary>
    public required ImmutableArray<(double Low, double High)> Intervals { get; init; }

    /// <summary>CRPS [log points].</summary>
    public required double Crps { get; init; }

    /// <summary>Where the figure fell in the forecast, in [0, 1].</summary>
    public required double Pit { get; init; }

    /// <summary>Whether each interval held the figure.</summary>
    public required ImmutableArray<bool> Held { get; init; }

    /// <summary>Probability of the event asked for, or null where there is none.</summary>
    public double? Probability { get; init; }

    /// <summary>Brier score of that probability.</summary>
    public double? Brier { get; init; }

    /// <summary>Log score of that probability.</summary>
    public double? Log { get; init; }

    /// <summary>Scores a forecast.</summary>
    /// <param name="forecaster">Who made it.</param>
    /// <param name="forecast">The forecast of ln of the figure.</param>
    /// <param name="actual">ln of the figure.</param>
    /// <param name="threshold">The event is a figure above this [ln of the unit]; null for none.</param>
    /// <returns>The scores.</returns>
    public static ForecastScore Of(Forecaster forecaster, Predictive forecast, double actual, double? threshold)
    {
        ArgumentNullException.ThrowIfNull(forecast);
        ImmutableArray<(double Low, double High)> intervals =
        [
            .. Levels.Select(level => (forecast.Quantile(0.5 - 0.5 * level), forecast.Quantile(0.5 + 0.5 * level))),
        ];
        double? probability = threshold is { } t ? 1 - forecast.Distribution(t) : null;
        bool happened = actual > threshold;
        return new ForecastScore
        {
            Forecaster = forecaster,
            Median = forecast.Quantile(0.5),
            Intervals = intervals,
            Crps = forecast.Crps(actual),
            Pit = forecast is EnsemblePredictive { Members: > 1 } ensemble ? ensemble.Rank(actual) : forecast.Distribution(actual),
            Held = [.. intervals.Select(i => i.Low <= actual && actual <= i.High)],
            Probability = probability,
            Brier = probability is { } p ? EventScores.Brier(p, happened) : null,
            Log = probability is { } q ? EventScores.Log(q, happened, forecast.Members) : null,
        };
    }
}
