namespace Zyz.Sim.Model.Attribution;

/// <summary>A part of a plan that two forecasts may differ in.</summary>
public enum AttributionComponent
{
    /// <summary>Parameters as a recalibration left them, or their priors.</summary>
    Parameters,

    /// <summary>Regional and town shocks of past quarters, as a recalibration inferred them.</summary>
    Shocks,

    /// <summary>Lever schedule, demand shifts and standstills of the scenario.</summary>
    Levers,

    /// <summary>Drivers as known on the day.</summary>
    Drivers,

    /// <summary>Towns, their enterprises, priors and known projects: all else that a forecast starts from.</summary>
    Start,
}
