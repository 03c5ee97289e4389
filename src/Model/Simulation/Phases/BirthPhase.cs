using Zyz.Sim.Model.Draws;
using Zyz.Sim.Model.Enterprises;
using Zyz.Sim.Model.Numerics;
using Zyz.Sim.Model.Projects;
using Zyz.Sim.Model.Time;

namespace Zyz.Sim.Model.Simulation.Phases;

/// <summary>
/// How slots come to life: incumbents at the base date, entrants (E10) and projects (E9) in their quarter. Rare, so plain
/// arithmetic, replication by replication.
/// </summary>
internal static class BirthPhase
{
    private const int Lanes = DrawAddress.GroupSize;

    /// <summary>Puts an incumbent at the base date (§7): orders D, capacity D/u₀, a pipeline that keeps pace.</summary>
    public static void Incumbent(EnterpriseBlock slot, TownStart start, ParameterDraws draws)
    {
        Span<double> lnOrders = slot[Field.LnOrders], orders = slot[Field.Orders], capacity = slot[Field.Capacity];
        double lnSize = Elementary.Log(slot.Profile.Size);
        for (int lane = 0; lane < Lanes; lane++)
        {
            double ln = lnSize + start.LnScale[lane];
            lnOrders[lane] = ln + start.LnRise[lane];
            orders[lane] = Elementary.Exp(lnOrders[lane]);
            capacity[lane] = orders[lane] / start.Utilisation[lane];
            for (int stage = 0; stage < SteadyUtilisation.ExtensionQuarters; stage++)
            {
                // Stage i arrives in step i; step 0's place in the ring takes what arrives in step 4.
                int arrives = stage == 0 ? SteadyUtilisation.ExtensionQuarters : stage;
                slot[Field.Pipeline0 + stage][lane] = capacity[lane] * Elementary.Exp(start.Growth[lane] * Quarter.StepYears * (arrives - 1)) * start.Renewal[lane];
            }

            Noise(slot, lane, ln, draws);
        }

        slot.Live(ulong.MaxValue);
    }

    /// <summary>Opens the replications of an entrant's place that the quarter fills.</summary>
    public static void Entrant(EnterpriseBlock slot, TownQuarterBlock quarter, ParameterDraws draws, DrawAddress address)
    {
        slot.Born = 0;
        if (slot.Profile.Step != quarter.Step)
        {
            return;
        }

        Span<double> count = quarter[QuarterField.EntrantCount];
        for (int lane = 0; lane < Lanes; lane++)
        {
            slot.Born |= count[lane] > slot.Profile.Ordinal ? 1UL << lane : 0;
        }

        if (slot.Born == 0)
        {
            return;
        }

        Span<double> uniforms = stackalloc double[Lanes];
        address.Uniforms(uniforms, slot.Profile.Address, quarter.Calendar, Purpose.BirthSize);
        for (int lane = 0; lane < Lanes; lane++)
        {
            if ((slot.Born >> lane & 1) != 0)
            {
                double ln = Elementary.Log(draws.At(Parameter.EntrantRelativeSize, lane)) + quarter[QuarterField.LnMedian][lane]
                    + quarter[QuarterField.LnGrowth][lane] + draws.At(Parameter.EntrantLogSd, lane) * Normal.Quantile(uniforms[lane]);
                double orders = Elementary.Exp(ln);
                Place(slot, lane, ln, orders, orders / draws.At(Parameter.EntrantUtilisation, lane), quarter, draws);
            }
        }

        slot.Live(slot.Born);
        StartRd(slot, slot.Born, draws, address);
    }

    /// <summary>Opens projects whose quarter has come, and steps up the ramp of those open.</summary>
    /// <returns>Nothing; <see cref="EnterpriseBlock.Born"/> holds who opened, <paramref name="ramp"/> what the steps add.</returns>
    public static void Project(EnterpriseBlock slot, TownQuarterBlock quarter, ParameterDraws draws, DrawAddress address, Span<double> ramp)
    {
        slot.Born = 0;
        int[] opening = slot.Opening!;
        for (ulong ever = slot.Ever; ever != 0; ever &= ever - 1)
        {
            int lane = System.Numerics.BitOperations.TrailingZeroCount(ever);
            int age = quarter.Step - opening[lane];
            if (age < 0)
            {
                continue;
            }

            if (age == 0)
            {
                double ln = Elementary.Log(ProjectRules.OpeningShare) + slot.LnOutput![lane];
                double capacity = Elementary.Exp(slot.LnOutput[lane]) / draws.At(Parameter.MaximumUtilisation, lane);
                Place(slot, lane, ln, Elementary.Exp(ln), capacity, quarter, draws);
                slot.Born |= 1UL << lane;
            }
            else if ((slot.Alive >> lane & 1) != 0 && ProjectRules.RampFactor(age) is var factor and not 1)
            {
                ramp[lane] = slot[Field.Orders][lane] * (factor - 1);
                slot[Field.LnOrders][lane] += Elementary.Log(factor);
                slot.Exposed |= age >= ProjectRules.FullQuarters ? 1UL << lane : 0;
            }
        }

        if (slot.Born != 0)
        {
            slot.Live(slot.Born);
            StartRd(slot, slot.Born, draws, address);
        }
    }

    /// <summary>Draws the R&amp;D intensity of the replications that come to life: lognormal around the region's, mean kept.</summary>
    public static void StartRd(EnterpriseBlock slot, ulong born, ParameterDraws draws, DrawAddress address)
    {
        Span<double> uniforms = stackalloc double[Lanes];
        address.Uniforms(uniforms, slot.Profile.Address, 0, Purpose.RdIntensity);
        for (int lane = 0; lane < Lanes; lane++)
        {
            if ((born >> lane & 1) != 0)
            {
                double sd = draws.At(Parameter.RdLogSd, lane);
                slot[Field.RdIntensity][lane] = draws.At(Parameter.RdBase, lane) * Elementary.Exp(sd * Normal.Quantile(uniforms[lane]) - 0.5 * sd * sd);
            }
        }
    }

    private static void Place(EnterpriseBlock slot, int lane, double ln, double orders, double capacity, TownQuarterBlock quarter, ParameterDraws draws)
    {
        slot[Field.LnOrders][lane] = ln;
        slot[Field.Orders][lane] = orders;
        slot[Field.Capacity][lane] = capacity;
        slot[Field.YearOutput][lane] = 0;
        for (int stage = 0; stage < SteadyUtilisation.ExtensionQuarters; stage++)
        {
            slot[Field.Pipeline0 + stage][lane] = capacity * (1 - quarter[QuarterField.Keep][lane]);
        }

        Noise(slot, lane, ln, draws);
    }

    private static void Noise(EnterpriseBlock slot, int lane, double lnSize, ParameterDraws draws)
    {
        double sigma = NoiseScale.Of(draws.At(Parameter.EnterpriseNoise, lane), draws.At(Parameter.NoiseSizeExponent, lane), lnSize);
        slot[Field.Sigma][lane] = sigma;
        slot[Field.Centre][lane] = NoiseScale.Centre(sigma, Quarter.StepYears);
    }
}
