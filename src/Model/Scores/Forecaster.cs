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

    /// <summary>Model and naive forecast, half and half.</summary>
    Pool,
}
