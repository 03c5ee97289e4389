using System.Collections.Immutable;
using Zyz.Sim.Model.Draws;
using Zyz.Sim.Model.Numerics;
using Zyz.Sim.Model.Regions;
using static Zyz.Sim.Model.Draws.Parameter;

namespace Zyz.Sim.Model.Panels;

/// <summary>
/// The priors under which the engine plays a panel: what was learnt by the origin, and for everything a panel of sizes says nothing of
/// (entry, closure, mergers, projects, capacity, prices, levers, titles) a fixed value that switches it off.
/// </summary>
internal static class PanelPriors
{
    /// <summary>All priors.</summary>
    public static ImmutableArray<Prior> Of(PanelLearning learnt, IEnumerable<string> groups, Func<string, double> output)
    {
        CommonEstimate common = learnt.Common;
        NoiseEstimate noise = learnt.Noise;
        List<Prior> priors =
        [
            .. ParameterCatalogue.All.Select(p => Row(p.Parameter, PriorFamily.Fixed, Off(p))),
        ];
        void Learnt(Parameter parameter, PriorFamily family, double a, double b)
        {
            priors.RemoveAll(p => p.Name == ParameterCatalogue.Of(parameter).Name && p.Scope.Length == 0);
            priors.Add(Row(parameter, b > 0 ? family : PriorFamily.Fixed, a, b));
        }

        Learnt(CommonDrift, PriorFamily.Normal, common.Drift.Mean + learnt.Convexity(), common.Drift.Sd);
        Learnt(RegionalShock, PriorFamily.LogNormal, common.YearShock.Median, common.YearShock.LogSd);
        Learnt(TownShock, PriorFamily.LogNormal, common.GroupShock.Median, common.GroupShock.LogSd);
        Learnt(EnterpriseNoise, PriorFamily.LogNormal, Elementary.Exp(noise.LnNoise), noise.LnNoiseSd);
        Learnt(NoiseSizeExponent, PriorFamily.Normal, noise.Exponent, noise.ExponentSd);
        priors = [.. priors.Select(p => p.Name == "noiseSizeExponent" && p.Family == PriorFamily.Normal ? p with { Low = 0, High = NoiseEstimate.LargestExponent } : p)];
        foreach (string group in groups)
        {
            (double mean, double sd) = common.Deviations[group];
            priors.Add(Row(DriftDeviation, sd > 0 ? PriorFamily.Normal : PriorFamily.Fixed, mean / Spread, sd / Spread) with { Scope = group });
            priors.Add(Row(BaseOutput, PriorFamily.Fixed, output(group)) with { Scope = group });
        }

        return [.. priors.OrderBy(p => p.Name, StringComparer.Ordinal).ThenBy(p => p.Scope, StringComparer.Ordinal)];
    }

    /// <summary>Stands for τ_μ; deviations are given in units of it.</summary>
    private const double Spread = 0.1;

    /// <summary>The value at which nothing happens; ceilings so high that they never bind.</summary>
    private static double Off(ParameterInfo p) => p.Parameter switch
    {
        DriftSpread => Spread,
        RegionalLoading => 1,
        MarketRoom => 1e12,
        MaximumUtilisation => 1e6,
        YouthYears => 3,
        ValuePerTonne or BaseOutput => 1,
        Depreciation => 0.08,
        InvestmentSpeed => 1.6,
        InvestmentShare => 0.7,
        NormalUtilisation => 0.8,
        EntrantUtilisation => 0.7,
        EffectCap => 0.2,
        ProjectGestation => 8,
        ProjectRealisation => 0.5,
        OutputPerWorker => 0.005,
        SeriesWeight => 1,
        >= OrdersDeviation1 and <= OrdersDeviation10 => 1,
        _ => Math.Clamp(0, p.Low, p.High),
    };

    private static Prior Row(Parameter parameter, PriorFamily family, double a, double b = 0) => new()
    {
        Name = ParameterCatalogue.Of(parameter).Name,
        Scope = "",
        Family = family,
        A = a,
        B = b,
        Unit = ParameterCatalogue.Of(parameter).Unit,
        JudgedOn = "",
        Evidence = "",
        Source = "panel",
    };
}
