using Zyz.Sim.Model.Draws;
using static Zyz.Sim.Model.Draws.Parameter;

namespace Zyz.Sim.Model.Calibration;

/// <summary>Parameters that say what a lever does. Annual figures before and after cannot tell one from another, and a history at today's
/// effort says nothing of them at all: a recalibration never moves them.</summary>
public static class LeverParameters
{
    private static readonly HashSet<Parameter> Slopes =
    [
        EntrySlope1, EntrySlope10, MergerSlope2, RegistrationSlope2, RdTargetSlope3, RealisationSlope4, GestationSlope4, GestationSlope10, ArrivalSlope8,
        InvestmentShareSlope9, ShortageRelief9, ClosureRelief9, OverflowSharingSlope10, JobsSlope5, SrdiSlope6, SrdiSlope3, TechCentreSlope3, GreenSlope9,
        PriceEffect6, EffectCap,
    ];

    /// <summary>Whether a parameter belongs to a lever.</summary>
    /// <param name="parameter">The parameter.</param>
    /// <returns>True for effects on orders and price, towns' deviations from them, and slopes of all other channels.</returns>
    public static bool Contains(Parameter parameter) => Slopes.Contains(parameter) || parameter is >= OrdersEffect1 and <= OrdersDeviation10;
}
