using System.Runtime.CompilerServices;
using Zyz.Sim.Model.Draws;
using Zyz.Sim.Model.Enterprises;
using Zyz.Sim.Model.Numerics;
using Zyz.Sim.Model.Time;

namespace Zyz.Sim.Model.Simulation;

/// <summary>
/// What the base date looks like in each replication (§7): the drawn baseline against the median one, the rise from the
/// mean of the base year to its end, utilisation in steady growth.
/// </summary>
internal sealed class TownStart
{
    private const int Lanes = DrawAddress.GroupSize;
    private const double LargestStartingUse = 0.95;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public TownStart(TownSetting setting, ParameterDraws draws)
    {
        double medianOutput = setting.Population.Sizes.Sum(), lnMedianSize = Elementary.Log(setting.Population.MedianSize);
        for (int lane = 0; lane < Lanes; lane++)
        {
            double drift = draws.At(Parameter.CommonDrift, lane) + draws.At(Parameter.DriftSpread, lane) * draws.At(Parameter.DriftDeviation, lane);
            Drift[lane] = drift;
            Scale[lane] = draws.At(Parameter.BaseOutput, lane) / medianOutput;
            LnScale[lane] = Elementary.Log(Scale[lane]);
            LnRise[lane] = 1.5 * Quarter.StepYears * drift;
            Rise[lane] = Elementary.Exp(LnRise[lane]);
            LnMedian[lane] = lnMedianSize + LnScale[lane];
            Growth[lane] = Math.Max(drift + setting.Composition.StayerGrowth, 0);
            double depreciation = draws.At(Parameter.Depreciation, lane);
            double renewal = Elementary.Exp(Growth[lane] * Quarter.StepYears) - Elementary.Exp(-depreciation * Quarter.StepYears);
            for (int stage = 0; stage < SteadyUtilisation.ExtensionQuarters; stage++)
            {
                // Stage i arrives in step i; step 0's place in the ring takes what arrives in step 4.
                int arrives = stage == 0 ? SteadyUtilisation.ExtensionQuarters : stage;
                StageShares[stage][lane] = Elementary.Exp(Growth[lane] * Quarter.StepYears * (arrives - 1)) * renewal;
            }

            double steady = SteadyUtilisation.Of(
                Growth[lane], depreciation, draws.At(Parameter.InvestmentShare, lane) * draws.At(Parameter.InvestmentSpeed, lane), draws.At(Parameter.NormalUtilisation, lane));
            double usable = draws.At(Parameter.MaximumUtilisation, lane) * (1 - draws.At(Parameter.FactorShortage, lane));
            Usable[lane] = usable;
            Utilisation[lane] = Math.Min(steady, LargestStartingUse * usable);
        }
    }

    /// <summary>μ_j [1/year].</summary>
    public double[] Drift { get; } = new double[Lanes];

    /// <summary>ln of the drawn baseline over the median one.</summary>
    public double[] LnScale { get; } = new double[Lanes];

    /// <summary>1.5Δμ: from the mean of the base year to its last quarter.</summary>
    public double[] LnRise { get; } = new double[Lanes];

    /// <summary>e^(1.5Δμ).</summary>
    public double[] Rise { get; } = new double[Lanes];

    /// <summary>ln of the base median of size.</summary>
    public double[] LnMedian { get; } = new double[Lanes];

    /// <summary>g of §7: growth of orders of an enterprise that stays, at least 0 [1/year].</summary>
    public double[] Growth { get; } = new double[Lanes];

    /// <summary>Pipeline over capacity by stage: e^(gΔ(i−1))(e^(gΔ) − e^(−δΔ)).</summary>
    public double[][] StageShares { get; } = [new double[Lanes], new double[Lanes], new double[Lanes], new double[Lanes]];

    /// <summary>Drawn baseline over the median one.</summary>
    public double[] Scale { get; } = new double[Lanes];

    /// <summary>u at the base date: usable share of capacity.</summary>
    public double[] Usable { get; } = new double[Lanes];

    /// <summary>u₀ = D/K at the origin, at most 0.95 of what is usable, so that base output is what was published.</summary>
    public double[] Utilisation { get; } = new double[Lanes];
}
