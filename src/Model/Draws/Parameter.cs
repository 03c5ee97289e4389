namespace Zyz.Sim.Model.Draws;

/// <summary>
/// Every parameter of the model. Its name in a region pack is the member's name in camel case; unit, range and symbol
/// stand in <see cref="ParameterCatalogue"/>, the prior in the pack, the equation in docs/model.md.
/// </summary>
#pragma warning disable CS1591 // The catalogue documents each member in one table.
public enum Parameter
{
    // Drift and shocks (E3, E5)
    BaseOutput, CommonDrift, DriftSpread, DriftDeviation,
    RegionalShock, RegionalLoading, TownShock, EnterpriseNoise, NoiseSizeExponent,

    // Price (E6)
    PriceDrift, SeriesWeight, PriceNoise, MetalsPriceShare, DemandElasticity,

    // Youth, entry, closure, merger (E3, E10, E11, E12)
    YouthPremium, YouthYears, EntryRate, EntrantRelativeSize, EntrantLogSd, EntrantUtilisation, EntrantDisplacement,
    ClosureRate, ClosureSizeExponent, OrderRetention, MergerRate, MergerSynergy,

    // Capacity (E7, E8)
    Depreciation, InvestmentSpeed, InvestmentShare, NormalUtilisation, MaximumUtilisation, FactorShortage,
    OverflowSharing,

    // Market (E4, E2)
    MarketRoom, EffectCap,

    // Projects (E9)
    ProjectRealisation, ProjectArrivals, ProjectGestation, ProjectGestationNoise, ProjectRelativeSize, ProjectLogSd,
    ProjectDisplacement, ProjectSpillover,

    // Lever slopes on other channels (E2, table of levers)
    EntrySlope1, EntrySlope10, MergerSlope2, RegistrationBase, RegistrationSlope2, RdTargetSlope3,
    RealisationSlope4, GestationSlope4, GestationSlope10, ArrivalSlope8, InvestmentShareSlope9, ShortageRelief9,
    ClosureRelief9, OverflowSharingSlope10, JobsSlope5,

    // Titles, R&D, jobs, volume (E13, E14, E15)
    RdBase, RdLogSd,
    SrdiIntercept, SrdiSizeSlope, SrdiRdBonus, SrdiSlope6, SrdiSlope3, SrdiKeepRate,
    TechCentreIntercept, TechCentreSizeSlope, TechCentreSlope3,
    GreenIntercept, GreenSizeSlope, GreenSlope9,
    OutputPerWorker, ProductivityGrowth, ValuePerTonne,

    // Lever effects on orders θ and on price θP, and the towns' deviations ξ (E2)
    OrdersEffect1, OrdersEffect2, OrdersEffect3, OrdersEffect4, OrdersEffect5,
    OrdersEffect6, OrdersEffect7, OrdersEffect8, OrdersEffect9, OrdersEffect10,
    OrdersDeviation1, OrdersDeviation2, OrdersDeviation3, OrdersDeviation4, OrdersDeviation5,
    OrdersDeviation6, OrdersDeviation7, OrdersDeviation8, OrdersDeviation9, OrdersDeviation10,
    PriceEffect6,
}
