using Zyz.Sim.Model.Numerics;
using Zyz.Sim.Model.Time;

namespace Zyz.Sim.Model.Simulation.Reference;

/// <summary>
/// One enterprise's quarter in one replication, as a reader would write it: the specification. The vector phases must give
/// these bits; each line names its equation in docs/model.md.
/// </summary>
internal static class EnterpriseQuarter
{
    /// <summary>ln D after a quarter (E3).</summary>
    /// <param name="lnOrders">ln D before [ln 亿元].</param>
    /// <param name="drift">m [1/year].</param>
    /// <param name="premium">γ_a [1/year].</param>
    /// <param name="youth">e^(−a/τ_a).</param>
    /// <param name="saturation">S, on a positive bracket only (E4).</param>
    /// <param name="common">Town-wide changes of the quarter, spillover included [log points].</param>
    /// <param name="shock">ε_i [log points] (E5).</param>
    public static double Orders(double lnOrders, double drift, double premium, double youth, double saturation, double common, double shock)
    {
        double bracket = Math.FusedMultiplyAdd(premium, youth, drift);
        double factor = bracket > 0 ? saturation : 1;
        return lnOrders + (Math.FusedMultiplyAdd(Quarter.StepYears * bracket, factor, common) + shock);
    }

    /// <summary>e^(−a/τ_a) of who was born at a time, at another: a number of the enterprise times one of the quarter.</summary>
    /// <param name="born">Time of birth from the base date on; negative for incumbents [years].</param>
    /// <param name="now">Time from the base date on [years].</param>
    /// <param name="youthYears">τ_a [years].</param>
    public static double Youth(double born, double now, double youthYears) => Elementary.Exp(born / youthYears) * Elementary.Exp(-now / youthYears);

    /// <summary>ε_i = σX + Δ ln(1 − σ²/2) (E5).</summary>
    public static double Shock(double sigma, double x, double centre) => Math.FusedMultiplyAdd(sigma, x, centre);

    /// <summary>K′ = K·e^(−δΔ) + arriving (E8).</summary>
    public static double Capacity(double capacity, double keep, double arriving) => Math.FusedMultiplyAdd(capacity, keep, arriving);

    /// <summary>Capacity ordered in a quarter (E8): renewal in step with use, extension under pressure.</summary>
    /// <param name="capacity">K [亿元].</param>
    /// <param name="orders">D [亿元].</param>
    /// <param name="lnOrders">ln D.</param>
    /// <param name="keep">e^(−δΔ).</param>
    /// <param name="reinvest">ρλ_KΔ.</param>
    /// <param name="normalUtilisation">ū.</param>
    public static double Investment(double capacity, double orders, double lnOrders, double keep, double reinvest, double normalUtilisation)
    {
        double normal = normalUtilisation * capacity;
        double pressure = lnOrders - Elementary.Log(normal);
        double extension = reinvest * Math.Min(Math.Max(pressure, 0), 2);
        return capacity * Math.FusedMultiplyAdd(1 - keep, Math.Min(orders / normal, 1), extension);
    }

    /// <summary>Chance to close in the quarter: 1 − e^(−hΔ), h = h₀ s(a) r (E11).</summary>
    public static double ClosureChance(double lnOrders, double lnMedian, double exponent, double hazard, double ageFactor)
    {
        double bySize = Elementary.Exp(0 - exponent * (lnOrders - lnMedian));
        bySize = Math.Min(Math.Max(bySize, 0.25), 2.5);
        return 1 - Elementary.Exp(0 - hazard * ageFactor * bySize);
    }

    /// <summary>Output after sharing: Q = q + slack·φ (E7).</summary>
    public static double Output(double produced, double slack, double sharing) => Math.FusedMultiplyAdd(slack, sharing, produced);

    /// <summary>Chance of an award: logistic in ln W, levers and R&amp;D (E14).</summary>
    public static double AwardChance(double intercept, double levers, double slope, double output, double lnReference, double bonus)
    {
        double logit = Math.FusedMultiplyAdd(slope, Elementary.Log(Math.Max(output, 1e-12)) - lnReference, intercept + levers);
        return 1 / (1 + Elementary.Exp(0 - (logit + bonus)));
    }

    /// <summary>A 32-bit draw as a uniform in (0, 1).</summary>
    public static double Uniform(ulong word) => (word + 0.5) * (1.0 / 4294967296.0);
}
