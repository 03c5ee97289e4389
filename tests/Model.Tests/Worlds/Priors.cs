using Zyz.Sim.Model.Draws;
using Zyz.Sim.Model.Regions;
using static Zyz.Sim.Model.Draws.Parameter;

namespace Zyz.Sim.Model.Tests.Worlds;

/// <summary>The priors of docs/model.md §5 for a town of the metals class, as the tests' starting point.</summary>
internal static class Priors
{
    public static IEnumerable<Prior> Metals()
    {
        (Parameter Parameter, PriorFamily Family, double A, double B)[] rows =
        [
            (BaseOutput, PriorFamily.Fixed, 40, 0), (CommonDrift, PriorFamily.Normal, 0.05, 0.03),
            (DriftSpread, PriorFamily.HalfNormal, 0.03, 0), (DriftDeviation, PriorFamily.Normal, 0, 1),
            (RegionalShock, PriorFamily.LogNormal, 0.04, 0.4), (RegionalLoading, PriorFamily.Fixed, 1, 0),
            (TownShock, PriorFamily.LogNormal, 0.05, 0.3), (EnterpriseNoise, PriorFamily.LogNormal, 0.30, 0.15),
            (PriceDrift, PriorFamily.Normal, -0.015, 0.03), (PriceNoise, PriorFamily.Fixed, 0.05, 0),
            (MetalsPriceShare, PriorFamily.Fixed, 0.6, 0), (YouthPremium, PriorFamily.Normal, 0.05, 0.03),
            (YouthYears, PriorFamily.Fixed, 3, 0), (EntryRate, PriorFamily.LogNormal, 0.08, 0.25),
            (EntrantRelativeSize, PriorFamily.Fixed, 0.3, 0), (EntrantLogSd, PriorFamily.Fixed, 1, 0),
            (EntrantUtilisation, PriorFamily.Fixed, 0.7, 0), (EntrantDisplacement, PriorFamily.Beta, 5, 5),
            (ClosureRate, PriorFamily.LogNormal, 0.065, 0.15), (ClosureSizeExponent, PriorFamily.Fixed, 0.25, 0),
            (OrderRetention, PriorFamily.Beta, 6, 4), (MergerRate, PriorFamily.Fixed, 0.006, 0),
            (MergerSynergy, PriorFamily.Normal, -0.01, 0.03), (Depreciation, PriorFamily.Fixed, 0.08, 0),
            (InvestmentSpeed, PriorFamily.LogNormal, 1.6, 0.3), (InvestmentShare, PriorFamily.Fixed, 0.7, 0),
            (NormalUtilisation, PriorFamily.Fixed, 0.8, 0), (MaximumUtilisation, PriorFamily.Fixed, 1, 0),
            (FactorShortage, PriorFamily.Fixed, 0.02, 0), (OverflowSharing, PriorFamily.Beta, 7, 3),
            (MarketRoom, PriorFamily.LogNormal, 1.5, 0.4), (EffectCap, PriorFamily.Fixed, 0.2, 0),
            (ProjectRealisation, PriorFamily.Beta, 5, 5), (ProjectArrivals, PriorFamily.Fixed, 0.5, 0),
            (ProjectGestation, PriorFamily.Fixed, 8, 0), (ProjectGestationNoise, PriorFamily.Fixed, 1, 0),
            (ProjectRelativeSize, PriorFamily.Fixed, 0.03, 0), (ProjectLogSd, PriorFamily.Fixed, 0.8, 0),
            (ProjectDisplacement, PriorFamily.Beta, 2, 8), (EntrySlope1, PriorFamily.Normal, 0.5, 0.2),
            (EntrySlope10, PriorFamily.Fixed, 0.15, 0), (MergerSlope2, PriorFamily.Fixed, 1.5, 0),
            (RegistrationBase, PriorFamily.Fixed, 0.6, 0), (RegistrationSlope2, PriorFamily.Fixed, 0.25, 0),
            (RdTargetSlope3, PriorFamily.Fixed, 0.01, 0), (RealisationSlope4, PriorFamily.Normal, 0.6, 0.3),
            (GestationSlope4, PriorFamily.Fixed, 1, 0), (GestationSlope10, PriorFamily.Fixed, 0.5, 0),
            (ArrivalSlope8, PriorFamily.Normal, 0.6, 0.3), (InvestmentShareSlope9, PriorFamily.Normal, 0.2, 0.05),
            (ShortageRelief9, PriorFamily.Fixed, 0.0375, 0), (ClosureRelief9, PriorFamily.Normal, 0.15, 0.05),
            (OverflowSharingSlope10, PriorFamily.Fixed, 0.1, 0), (JobsSlope5, PriorFamily.Normal, 0.02, 0.02),
            (RdLogSd, PriorFamily.Fixed, 0.5, 0), (SrdiIntercept, PriorFamily.Normal, -3, 0.5),
            (SrdiSizeSlope, PriorFamily.Fixed, 0.8, 0), (SrdiRdBonus, PriorFamily.Fixed, 0.5, 0),
            (SrdiSlope6, PriorFamily.Normal, 1, 0.5), (SrdiSlope3, PriorFamily.Normal, 0.5, 0.25),
            (SrdiKeepRate, PriorFamily.Fixed, 0.85, 0), (TechCentreIntercept, PriorFamily.Normal, -4, 0.5),
            (TechCentreSizeSlope, PriorFamily.Fixed, 1, 0), (TechCentreSlope3, PriorFamily.Normal, 1, 0.5),
            (GreenIntercept, PriorFamily.Normal, -5, 0.5), (GreenSizeSlope, PriorFamily.Fixed, 0.8, 0),
            (GreenSlope9, PriorFamily.Normal, 0.8, 0.4), (OutputPerWorker, PriorFamily.LogNormal, 0.005, 0.5),
            (ProductivityGrowth, PriorFamily.Normal, 0.03, 0.02), (ValuePerTonne, PriorFamily.LogNormal, 1.1, 0.15),
            (OrdersEffect1, PriorFamily.Normal, -0.010, 0.015), (OrdersEffect2, PriorFamily.Normal, 0.005, 0.015),
            (OrdersEffect3, PriorFamily.Normal, 0.015, 0.020), (OrdersEffect4, PriorFamily.Fixed, 0, 0),
            (OrdersEffect5, PriorFamily.Normal, 0.013, 0.010), (OrdersEffect6, PriorFamily.Normal, 0.005, 0.010),
            (OrdersEffect7, PriorFamily.Normal, 0.015, 0.015), (OrdersEffect8, PriorFamily.Fixed, 0, 0),
            (OrdersEffect9, PriorFamily.Normal, 0.011, 0.012), (OrdersEffect10, PriorFamily.Normal, 0.018, 0.012),
            (PriceEffect6, PriorFamily.Normal, 0.005, 0.010),
        ];
        foreach ((Parameter parameter, PriorFamily family, double a, double b) in rows)
        {
            yield return Of(parameter, family, a, b);
        }

        for (int k = 0; k < 10; k++)
        {
            yield return Of(OrdersDeviation1 + k, PriorFamily.LogNormal, Math.Exp(-0.5 * 0.25 * 0.25), 0.25);
        }

        yield return Of(NoiseSizeExponent, PriorFamily.Normal, 0.15, 0.05) with { Low = 0, High = 0.3 };
        yield return Of(SeriesWeight, PriorFamily.Normal, 0.5, 0.15) with { Low = 0, High = 1 };
        yield return Of(ProjectSpillover, PriorFamily.Normal, 0.2, 0.2) with { Low = 0, High = 1 };
        yield return Of(RdBase, PriorFamily.Normal, 0.02, 0.01) with { Low = 0, High = 0.08 };
    }

    public static Prior Of(Parameter parameter, PriorFamily family, double a, double b = 0, string scope = "") => new()
    {
        Name = ParameterCatalogue.Of(parameter).Name,
        Scope = scope,
        Family = family,
        A = a,
        B = b,
        Unit = ParameterCatalogue.Of(parameter).Unit,
        JudgedOn = "2022-12-31",
        Evidence = "a test",
        Source = "judgement",
    };
}
