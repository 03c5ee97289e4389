using System.Collections.Immutable;
using static Zyz.Sim.Model.Draws.Parameter;

namespace Zyz.Sim.Model.Draws;

/// <summary>The table of all parameters: name, symbol, unit, range.</summary>
public static class ParameterCatalogue
{
    private const double Huge = 1e12;

    /// <summary>All parameters, in the order of the enum.</summary>
    public static ImmutableArray<ParameterInfo> All { get; } = Build();

    /// <summary>How many there are.</summary>
    public static int Count => All.Length;

    private static readonly Dictionary<string, ParameterInfo> ByName = All.ToDictionary(p => p.Name, StringComparer.Ordinal);

    /// <summary>What a parameter is.</summary>
    /// <param name="parameter">The parameter.</param>
    /// <returns>Its row.</returns>
    public static ParameterInfo Of(Parameter parameter) => All[(int)parameter];

    /// <summary>The parameter of a name.</summary>
    /// <param name="name">Name in a region pack.</param>
    /// <returns>Its row, or null.</returns>
    public static ParameterInfo? Find(string name) => ByName.GetValueOrDefault(name);

    private static ImmutableArray<ParameterInfo> Build()
    {
        var rows = new ParameterInfo[Enum.GetValues<Parameter>().Length];
        void Row(Parameter parameter, string symbol, string unit, double low, double high, bool perTown = false, bool optional = false)
        {
            string name = parameter.ToString();
            rows[(int)parameter] = new(parameter, char.ToLowerInvariant(name[0]) + name[1..], symbol, unit, low, high, perTown, optional);
        }

        Row(BaseOutput, "Y₀", "亿元", 1e-6, 1e6);
        Row(CommonDrift, "μ̄", "1/year", -0.5, 0.5);
        Row(DriftSpread, "τ_μ", "1/year", 0, 0.5);
        Row(DriftDeviation, "u_j/τ_μ", "1", -8, 8, perTown: true);
        Row(RegionalShock, "σ_f", "1/√year", 0, 1);
        Row(RegionalLoading, "ℓ", "1", 0, 3);
        Row(TownShock, "σ_s", "1/√year", 0, 1);
        Row(EnterpriseNoise, "σ₀", "1/√year", 0, 0.9);
        Row(NoiseSizeExponent, "β", "1", 0, 1);
        Row(PriceDrift, "π", "1/year", -1, 1);
        Row(SeriesWeight, "λ", "1", 0, 1);
        Row(PriceNoise, "σ_p", "1/√year", 0, 1);
        Row(MetalsPriceShare, "ρ_p", "1", 0, 1);
        Row(DemandElasticity, "η", "1", -2, 2, optional: true);
        Row(YouthPremium, "γ_a", "1/year", -0.5, 0.5);
        Row(YouthYears, "τ_a", "year", 0.1, 40);
        Row(EntryRate, "ε", "1/year", 0, 1);
        Row(EntrantRelativeSize, "r_E", "1", 0.001, 10);
        Row(EntrantLogSd, "s_E", "1", 0, 3);
        Row(EntrantUtilisation, "u_E", "1", 0.05, 1);
        Row(EntrantDisplacement, "φ_E", "1", 0, 1);
        Row(ClosureRate, "h₀", "1/year", 0, 1);
        Row(ClosureSizeExponent, "ζ", "1", 0, 2);
        Row(OrderRetention, "ω", "1", 0, 1);
        Row(MergerRate, "h_M", "1/year", 0, 0.5);
        Row(MergerSynergy, "syn", "1", -0.9, 1);
        Row(Depreciation, "δ", "1/year", 0, 1);
        Row(InvestmentSpeed, "λ_K", "1/year", 1e-3, 20);
        Row(InvestmentShare, "ρ₀", "1", 1e-3, 1);
        Row(NormalUtilisation, "ū", "1", 0.1, 1);
        Row(MaximumUtilisation, "u_max", "1", 0.1, Huge);
        Row(FactorShortage, "ς₀", "1", 0, 0.9);
        Row(OverflowSharing, "κ_sub", "1", 0, 1);
        Row(MarketRoom, "M/Q₀ − 1", "1", 1e-3, Huge);
        Row(EffectCap, "E_max", "1", 1e-3, 10);
        Row(ProjectRealisation, "π₀", "1", 1e-6, 1 - 1e-6);
        Row(ProjectArrivals, "ν", "1/year", 0, 20);
        Row(ProjectGestation, "L₀", "quarter", 2, 40);
        Row(ProjectGestationNoise, "s_L", "quarter", 0, 8);
        Row(ProjectRelativeSize, "r_P", "1", 1e-6, 10);
        Row(ProjectLogSd, "s_P", "1", 0, 3);
        Row(ProjectDisplacement, "φ_P", "1", 0, 1);
        Row(ProjectSpillover, "ε_s", "1", 0, 1);
        Row(EntrySlope1, "m₁", "1", -5, 5);
        Row(EntrySlope10, "m₁₀", "1", -5, 5);
        Row(MergerSlope2, "m₂", "1", -5, 20);
        Row(RegistrationBase, "a₀", "1", 0, 1);
        Row(RegistrationSlope2, "a₂", "1", -1, 1);
        Row(RdTargetSlope3, "d₃", "1", -0.1, 0.1);
        Row(RealisationSlope4, "b₄", "1", -5, 5);
        Row(GestationSlope4, "ℓ₄", "quarter", -20, 20);
        Row(GestationSlope10, "ℓ₁₀", "quarter", -20, 20);
        Row(ArrivalSlope8, "m₈", "1", -5, 5);
        Row(InvestmentShareSlope9, "Δρ", "1", -1, 1);
        Row(ShortageRelief9, "Δς", "1", -1, 1);
        Row(ClosureRelief9, "η₉", "1", -1, 1);
        Row(OverflowSharingSlope10, "κ₁₀", "1", -1, 1);
        Row(JobsSlope5, "j₅", "1", -1, 1);
        Row(RdBase, "d̄", "1", 0, 0.2);
        Row(RdLogSd, "s_d", "1", 0, 2);
        Row(SrdiIntercept, "b₀ˢ", "1", -20, 20);
        Row(SrdiSizeSlope, "b₁ˢ", "1", -5, 5);
        Row(SrdiRdBonus, "b₂ˢ", "1", -5, 5);
        Row(SrdiSlope6, "b₆ˢ", "1", -5, 5);
        Row(SrdiSlope3, "b₃ˢ", "1", -5, 5);
        Row(SrdiKeepRate, "k_s", "1", 0, 1);
        Row(TechCentreIntercept, "b₀ᶜ", "1", -20, 20);
        Row(TechCentreSizeSlope, "b₁ᶜ", "1", -5, 5);
        Row(TechCentreSlope3, "b₃ᶜ", "1", -5, 5);
        Row(GreenIntercept, "b₀ᵍ", "1", -20, 20);
        Row(GreenSizeSlope, "b₁ᵍ", "1", -5, 5);
        Row(GreenSlope9, "b₉ᵍ", "1", -5, 5);
        Row(OutputPerWorker, "w₀", "亿元/person", 1e-6, 1);
        Row(ProductivityGrowth, "g_w", "1/year", -0.5, 0.5);
        Row(ValuePerTonne, "v_j", "亿元/万吨", 1e-3, 1e4, optional: true);
        for (int k = 0; k < 10; k++)
        {
            Row(OrdersEffect1 + k, $"θ_{k + 1}", "1", -1, 1);
            Row(OrdersDeviation1 + k, $"ξ_{k + 1}", "1", 0, 10, perTown: true);
        }

        Row(PriceEffect6, "θᴾ_6", "1", -1, 1);
        return [.. rows];
    }
}
