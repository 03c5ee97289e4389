using System.Collections.Immutable;
using Zyz.Sim.Model.Scores;

namespace Zyz.Sim.Model.Panels;

/// <summary>The naive forecasts at an origin, and the model's beside them.</summary>
internal sealed class NaiveForecasts
{
    private readonly PooledWalk pooled;
    private readonly OwnDriftWalk own;
    private readonly DampedTrend damped;

    public NaiveForecasts(IEnumerable<GrowthSeries> series)
    {
        var known = new NaiveSeries(series.ToDictionary(s => s.Id, s => s.Growth.Select(g => g.Growth).ToArray(), StringComparer.Ordinal));
        (pooled, own, damped) = (new PooledWalk(known), new OwnDriftWalk(known), new DampedTrend(known));
    }

    /// <summary>Scores all forecasts of ln of a size; the event is a size above that of the origin.</summary>
    public ImmutableArray<ForecastScore> Score(string unit, double lnSize, int ahead, double[] members, double[] carried, double actual)
    {
        var model = new EnsemblePredictive(members);
        NormalPredictive naive = own.Forecast(unit, lnSize, ahead);
        return
        [
            ForecastScore.Of(Forecaster.Model, model, actual, lnSize),
            ForecastScore.Of(Forecaster.OwnDriftWalk, naive, actual, lnSize),
            ForecastScore.Of(Forecaster.PooledWalk, pooled.Forecast(lnSize, ahead), actual, lnSize),
            ForecastScore.Of(Forecaster.DampedTrend, damped.Forecast(unit, lnSize, ahead), actual, lnSize),
            ForecastScore.Of(Forecaster.ModelCarriedOver, new EnsemblePredictive([.. members.Zip(carried, (m, c) => m + c)]), actual, lnSize),
            ForecastScore.Of(Forecaster.Pool, new PooledPredictive(model, naive), actual, lnSize),
        ];
    }
}
