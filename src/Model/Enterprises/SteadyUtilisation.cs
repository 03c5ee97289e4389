using Zyz.Sim.Model.Numerics;
using Zyz.Sim.Model.Time;

namespace Zyz.Sim.Model.Enterprises;

/// <summary>D/K that steady growth settles at under the investment rule E8.</summary>
public static class SteadyUtilisation
{
    /// <summary>Stages a capacity order passes before it arrives: four quarters for an extension.</summary>
    public const int ExtensionQuarters = 4;

    /// <summary>
    /// ln(D/(ūK)) = [(e^(μΔ) − e^(−δΔ))·e^(μΔ(L−1)) − (1 − e^(−δΔ))]/(ρλ_KΔ): what must be ordered each quarter so that
    /// capacity keeps pace.
    /// </summary>
    /// <param name="growth">Growth μ of orders [1/year]. &gt;= 0.</param>
    /// <param name="depreciation">δ [1/year].</param>
    /// <param name="investment">ρλ_K [1/year]. &gt; 0.</param>
    /// <param name="normalUtilisation">ū [1].</param>
    /// <param name="quarters">L, quarters from order to arrival. &gt;= 1.</param>
    /// <returns>D/K [1].</returns>
    /// <remarks>docs/model.md E8, known answer T7.</remarks>
    public static double Of(double growth, double depreciation, double investment, double normalUtilisation, int quarters = ExtensionQuarters)
    {
        double up = Elementary.Exp(growth * Quarter.StepYears), keep = Elementary.Exp(-depreciation * Quarter.StepYears);
        double needed = (up - keep) * Elementary.Exp(growth * Quarter.StepYears * (quarters - 1)) - (1 - keep);
        return normalUtilisation * Elementary.Exp(Math.Min(needed / (investment * Quarter.StepYears), 2));
    }
}
