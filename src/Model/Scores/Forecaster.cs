namespace Zyz.Sim.Model.Scores;

/// <summary>Who forecasts.</summary>
public enum Forecaster
{
    /// <summary>The model.</summary>
    Model,

    /// <summary>Random walk with each unit's own drift, shrunk: the naive forecast skill is measured against.</summary>
    OwnDriftWalk,

    /// <summary>Random walk with pooled drift.</summary>
    PooledWalk,

    /// <summary>Damped trend.</summary>
    DampedTrend,

    /// <summary>The plan read as a forecast.</summary>
    PlanLine,

    /// <summary>The model with a share of the last year's shared shock carried over: a question to the model, no part of it (docs/scores.md).</summary>
    ModelCarriedOver,

    /// <summary>Model and naive forecast, half and half.</summary>
    Pool,
}
