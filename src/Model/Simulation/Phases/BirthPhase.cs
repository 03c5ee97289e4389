using System.Runtime.CompilerServices;
using Zyz.Sim.Model.Draws;
using Zyz.Sim.Model.Enterprises;
using Zyz.Sim.Model.Numerics;
using Zyz.Sim.Model.Projects;
using Zyz.Sim.Model.Time;

namespace Zyz.Sim.Model.Simulation.Phases;

/// <summary>
/// How slots come to life: incumbents at the base date, entrants (E10) and projects (E9) in their quarter. Births are rare,
/// so plain arithmetic serves; the newborn of a quarter replication by replication.
/// </summary>
internal static class BirthPhase
{
    private const int Lanes = DrawAddress.GroupSize;

    /// <summary>Puts an incumbent at the base date (§7): orders D, capacity D/u₀, a pipeline that keeps pace.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Incumbent<T>(EnterpriseBlock slot, TownStart start, ParameterDraws draws, ulong played)
        where T : struct, ILanes<T>
    {
        slot.Live(played);
        ref double own = ref slot.Numbers, drawn = ref draws.Numbers;
        T lnSize = T.All(Elementary.Log(slot.Profile.Size));
        for (int i = 0; i < Lanes; i += T.Width)
        {
            T ln = lnSize + T.Load(ref start.LnScale[0], i), lnOrders = ln + T.Load(ref start.LnRise[0], i);
            T orders = Elementary.Exp(lnOrders), capacity = orders / T.Load(ref start.Utilisation[0], i);
            T.Store(lnOrders, ref own, Field.LnOrders.At(i));
            T.Store(orders, ref own, Field.Orders.At(i));
            T.Store(capacity, ref own, Field.Capacity.At(i));
            T.Store(T.All(4 * slot.Profile.Size) * T.Load(ref start.Scale[0], i), ref own, Field.YearOutput.At(i));
            for (int stage = 0; stage < SteadyUtilisation.ExtensionQuarters; stage++)
            {
                T.Store(capacity * T.Load(ref start.StageShares[stage][0], i), ref own, (Field.Pipeline0 + stage).At(i));
            }

            T sigma = NoiseScale.Of(T.Load(ref drawn, Parameter.EnterpriseNoise.At(i)), T.Load(ref drawn, Parameter.NoiseSizeExponent.At(i)), ln);
            T.Store(sigma, ref own, Field.Sigma.At(i));
            T.Store(NoiseScale.Centre(sigma, Quarter.StepYears), ref own, Field.Centre.At(i));
        }

    }

    /// <summary>Spreads capacity and pipeline around the steady state, as long luck would have (§7).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void SpreadUse(EnterpriseBlock slot, TownDraws town)
    {
        Span<ulong> words = stackalloc ulong[Lanes];
        town.Address.Words(words, slot.Profile.Address, 0, Purpose.StartingUse);
        Populations.UseDistribution use = town.Setting.Use;
        ref double capacity = ref slot.First(Field.Capacity);
        ref double sigma = ref slot.First(Field.Sigma);
        ref double stage0 = ref slot.Pipeline(0);
        ref double stage1 = ref slot.Pipeline(1);
        ref double stage2 = ref slot.Pipeline(2);
        ref double stage3 = ref slot.Pipeline(3);
        for (int lane = 0; lane < Lanes; lane++)
        {
            ref double state = ref use.At(Unsafe.Add(ref sigma, lane), (uint)words[lane]);
            Unsafe.Add(ref capacity, lane) *= state;
            Unsafe.Add(ref stage1, lane) *= state * Unsafe.Add(ref state, 1);
            Unsafe.Add(ref stage2, lane) *= state * Unsafe.Add(ref state, 2);
            Unsafe.Add(ref stage3, lane) *= state * Unsafe.Add(ref state, 3);
            Unsafe.Add(ref stage0, lane) *= state * Unsafe.Add(ref state, 4); // step 0's place in the ring arrives in step 4
        }
    }

    /// <summary>Adds an incumbent's orders and what it can make of them to the town's sums at the base date.</summary>
    public static void TallyBase<T>(EnterpriseBlock slot, TownStart start, TownSums sums)
        where T : struct, ILanes<T>
    {
        ref double own = ref slot.Numbers;
        ref double sum = ref sums.Numbers;
        for (int i = 0; i < Lanes; i += T.Width)
        {
            T orders = T.Load(ref own, Field.Orders.At(i)), usable = T.Load(ref start.Usable[0], i) * T.Load(ref own, Field.Capacity.At(i));
            T produced = T.Min(orders, usable);
            T.Store(T.Load(ref sum, SumField.Orders.At(i)) + orders, ref sum, SumField.Orders.At(i));
            T.Store(T.Load(ref sum, SumField.Produced.At(i)) + produced, ref sum, SumField.Produced.At(i));
            T.Store(T.Load(ref sum, SumField.Slack.At(i)) + (usable - produced), ref sum, SumField.Slack.At(i));
        }
    }

    /// <summary>Scales the base population so that its output is what was published, whatever orders it cannot meet (§7).</summary>
    public static void Rise<T>(EnterpriseBlock slot, TownQuarterBlock quarter)
        where T : struct, ILanes<T>
    {
        ref double own = ref slot.Numbers;
        ref double told = ref quarter.Numbers;
        for (int i = 0; i < Lanes; i += T.Width)
        {
            T scale = T.Load(ref told, QuarterField.StartScale.At(i));
            T.Store(T.Load(ref own, Field.LnOrders.At(i)) + T.Load(ref told, QuarterField.LnStartScale.At(i)), ref own, Field.LnOrders.At(i));
            T.Store(T.Load(ref own, Field.Orders.At(i)) * scale, ref own, Field.Orders.At(i));
            T.Store(T.Load(ref own, Field.Capacity.At(i)) * scale, ref own, Field.Capacity.At(i));
            for (int stage = 0; stage < SteadyUtilisation.ExtensionQuarters; stage++)
            {
                T.Store(T.Load(ref own, (Field.Pipeline0 + stage).At(i)) * scale, ref own, (Field.Pipeline0 + stage).At(i));
            }
        }
    }

    /// <summary>Opens the replications of an entrant's place that the quarter fills.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Entrant<T>(EnterpriseBlock slot, TownQuarterBlock quarter, TownDraws town)
        where T : struct, ILanes<T>
    {
        (ParameterDraws draws, DrawAddress address) = (town.Parameters, town.Address);
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

        slot.Born &= town.Played;
        if (slot.Born == 0)
        {
            return;
        }

        slot.Live(slot.Born);
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

        StartRd<T>(slot, slot.Born, draws, address);
    }

    /// <summary>Opens projects whose quarter has come, and steps up the ramp of those open.</summary>
    /// <returns>Nothing; <see cref="EnterpriseBlock.Born"/> holds who opened, <paramref name="ramp"/> what the steps add.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Project<T>(EnterpriseBlock slot, TownQuarterBlock quarter, ParameterDraws draws, DrawAddress address, Span<double> ramp)
        where T : struct, ILanes<T>
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
                slot.Live(1UL << lane);
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
            StartRd<T>(slot, slot.Born, draws, address);
        }
    }

    /// <summary>Draws the R&amp;D intensity of the replications that come to life: lognormal around the region's, mean kept.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void StartRd<T>(EnterpriseBlock slot, ulong born, ParameterDraws draws, DrawAddress address)
        where T : struct, ILanes<T>
    {
        ref double drawn = ref draws.Numbers;
        Span<double> z = stackalloc double[Lanes];
        address.Uniforms(z, slot.Profile.Address, 0, Purpose.RdIntensity);
        Normal.Quantiles<T>(z);
        ref double held = ref slot.First(Field.RdIntensity);
        for (int i = 0; i < Lanes; i += T.Width)
        {
            T sd = T.Load(ref drawn, Parameter.RdLogSd.At(i));
            T intensity = T.Load(ref drawn, Parameter.RdBase.At(i)) * Elementary.Exp(sd * T.Load(ref z[0], i) - T.All(0.5) * sd * sd);
            T.Store(T.Choose((uint)(born >> i), intensity, T.Load(ref held, i)), ref held, i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
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

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Noise(EnterpriseBlock slot, int lane, double lnSize, ParameterDraws draws)
    {
        double sigma = NoiseScale.Of(draws.At(Parameter.EnterpriseNoise, lane), draws.At(Parameter.NoiseSizeExponent, lane), lnSize);
        slot[Field.Sigma][lane] = sigma;
        slot[Field.Centre][lane] = NoiseScale.Centre(sigma, Quarter.StepYears);
    }
}
