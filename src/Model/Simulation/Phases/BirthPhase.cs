using System.Runtime.CompilerServices;
using Zyz.Sim.Model.Draws;
using Zyz.Sim.Model.Enterprises;
using Zyz.Sim.Model.Numerics;
using Zyz.Sim.Model.Projects;
using Zyz.Sim.Model.Simulation.Seats;
using Zyz.Sim.Model.Time;

namespace Zyz.Sim.Model.Simulation.Phases;

/// <summary>
/// How slots come to life: incumbents at the base date, entrants (E10) and projects (E9) in their quarter. Births are rare,
/// but a place can be born in many replications at once.
/// </summary>
internal static class BirthPhase
{
    private const int Lanes = DrawAddress.GroupSize;

    /// <summary>Puts an incumbent at the base date (§7): orders D, capacity D/u₀, a pipeline that keeps pace.</summary>
    /// <param name="slot">The slot.</param>
    /// <param name="start">The base date.</param>
    /// <param name="draws">Parameter draws.</param>
    /// <param name="played">Replications that are played.</param>
    /// <param name="lnSize">Receives ln of base size by replication.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Incumbent<T>(EnterpriseBlock slot, TownStart start, ParameterDraws draws, ulong played, ref double lnSize)
        where T : struct, ILanes<T>
    {
        slot.LiveFromStart(played);
        ref double firstOwn = ref slot.Numbers, drawn = ref draws.Numbers;
        T lnMedian = T.All(Elementary.Log(slot.Profile.Size));
        for (int i = 0; i < Lanes; i += T.Width)
        {
            ref double own = ref Unsafe.Add(ref firstOwn, i);
            T ln = lnMedian + T.Load(ref start.LnScale[0], i), size = T.All(slot.Profile.Size) * T.Load(ref start.Scale[0], i);
            T orders = size * T.Load(ref start.Rise[0], i), capacity = orders / T.Load(ref start.Utilisation[0], i);
            T.Store(ln, ref lnSize, i);
            T.Store(ln + T.Load(ref start.LnRise[0], i), ref own, Field.LnOrders.Row());
            T.Store(orders, ref own, Field.Orders.Row());
            T.Store(capacity, ref own, Field.Capacity.Row());
            T.Store(T.All(4) * size, ref own, Field.YearOutput.Row());
            for (int stage = 0; stage < SteadyUtilisation.ExtensionQuarters; stage++)
            {
                T.Store(capacity * T.Load(ref start.StageShares[stage][0], i), ref own, (Field.Pipeline0 + stage).Row());
            }

            T sigma = NoiseScale.Of(T.Load(ref drawn, Parameter.EnterpriseNoise.At(i)), T.Load(ref drawn, Parameter.NoiseSizeExponent.At(i)), ln);
            T.Store(sigma, ref own, Field.Sigma.Row());
            T.Store(NoiseScale.Centre(sigma, Quarter.StepYears), ref own, Field.Centre.Row());
        }
    }

    /// <summary>Spreads capacity and pipeline around the steady state, as long luck would have (§7).</summary>
    [SkipLocalsInit, MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void SpreadUse<T>(EnterpriseBlock slot, TownDraws town)
        where T : struct, ILanes<T>
    {
        Span<ulong> words = CacheLine.Within<ulong>(stackalloc ulong[CacheLine.Row]), states = CacheLine.Within<ulong>(stackalloc ulong[CacheLine.Row]);
        town.Address.Words(words, slot.Profile.Address, 0, Purpose.StartingUse);
        Populations.UseDistribution use = town.Setting.Use;
        ref double own = ref slot.Numbers;
        for (int i = 0; i < Lanes; i += T.Width)
        {
            use.Find(T.Load(ref own, Field.Sigma.At(i)), T.FromWords(ref words[0], i), ref states[0], i);
        }

        for (int i = 0; i < Lanes; i += T.Width)
        {
            T state = T.Rows(use.States, ref states[0], i, out T stage1, out T stage2, out T stage3, out T stage0, out _);
            Spread(ref own, Field.Capacity.At(i), state);
            Spread(ref own, Field.Pipeline1.At(i), state * stage1);
            Spread(ref own, Field.Pipeline2.At(i), state * stage2);
            Spread(ref own, Field.Pipeline3.At(i), state * stage3);
            Spread(ref own, Field.Pipeline0.At(i), state * stage0); // step 0's place in the ring arrives in step 4
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Spread<T>(ref double own, int at, T factor)
        where T : struct, ILanes<T> =>
        T.Store(T.Load(ref own, at) * factor, ref own, at);

    /// <summary>Adds an incumbent's orders, what it can make of them, its capacity and pipeline to the town's sums at the base date.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void TallyBase<T>(EnterpriseBlock slot, TownStart start, ref double grids, TownSums sums)
        where T : struct, ILanes<T>
    {
        ref double firstOwn = ref slot.Numbers, firstSum = ref sums.Numbers;
        for (int i = 0; i < Lanes; i += T.Width)
        {
            ref double own = ref Unsafe.Add(ref firstOwn, i), sum = ref Unsafe.Add(ref firstSum, i);
            T grid = T.Load(ref grids, i);
            T capacity = T.Load(ref own, Field.Capacity.Row()), orders = SumGrid.Round(T.Load(ref own, Field.Orders.Row()), grid);
            T usable = SumGrid.Round(T.Load(ref start.Usable[0], i) * capacity, grid);
            T produced = T.Min(usable, orders);
            TownSums.Add(ref sum, SumField.Orders, orders);
            TownSums.Add(ref sum, SumField.Produced, produced);
            TownSums.Add(ref sum, SumField.Slack, usable - produced);
            TownSums.Add(ref sum, SumField.Capacity, SumGrid.Round(capacity, grid));
            TownSums.Add(ref sum, SumField.PipelineGrowth, T.Load(ref own, Field.Pipeline0.Row()) + T.Load(ref own, Field.Pipeline1.Row())
                + T.Load(ref own, Field.Pipeline2.Row()) + T.Load(ref own, Field.Pipeline3.Row()));
        }
    }

    /// <summary>Scales the base population so that its output is what was published, whatever orders it cannot meet (§7).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
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

    /// <summary>The same for seats of a replication.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Rise<T>(SeatBlock block, ref double told)
        where T : struct, ILanes<T>
    {
        ref double own = ref block.Numbers;
        T scale = Told.Of<T>(ref told, QuarterField.StartScale), lnScale = Told.Of<T>(ref told, QuarterField.LnStartScale);
        for (int i = 0; Told.Any(block.Alive, i); i += T.Width)
        {
            uint taken = (uint)(block.Alive >> i);
            T.Store(T.Load(ref own, Field.LnOrders.At(i)) + T.Keep(taken, lnScale), ref own, Field.LnOrders.At(i));
            Spread(ref own, Field.Orders.At(i), scale);
            Spread(ref own, Field.Capacity.At(i), scale);
            for (int stage = 0; stage < SteadyUtilisation.ExtensionQuarters; stage++)
            {
                Spread(ref own, (Field.Pipeline0 + stage).At(i), scale);
            }
        }
    }

    /// <summary>Opens the replications of an entrant's place that the quarter fills.</summary>
    [SkipLocalsInit, MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Entrant<T>(EnterpriseBlock slot, TownQuarterBlock quarter, TownDraws town)
        where T : struct, ILanes<T>
    {
        (ParameterDraws draws, DrawAddress address) = (town.Parameters, town.Address);
        slot.Born = 0;
        if (slot.Profile.Step != quarter.Step)
        {
            return;
        }

        ref double count = ref quarter.First(QuarterField.EntrantCount);
        for (int i = 0; i < Lanes; i += T.Width)
        {
            slot.Born |= (ulong)T.Below(T.All(slot.Profile.Ordinal), T.Load(ref count, i)) << i;
        }

        slot.Born &= town.Played;
        if (slot.Born == 0)
        {
            return;
        }

        slot.Live(slot.Born);
        Span<double> z = CacheLine.Within<double>(stackalloc double[CacheLine.Row]);
        address.Uniforms(z, slot.Profile.Address, quarter.Calendar, Purpose.BirthSize);
        Normal.Quantiles<T>(z, slot.Born);
        for (int i = 0; i < Lanes; i += T.Width)
        {
            if (!Told.IsEmpty(slot.Born, i, T.Width))
            {
                Enter(slot, i, T.Load(ref z[0], i), quarter, draws);
            }
        }
    }

    /// <summary>Fills in what the entrants of some lanes begin with.</summary>
    /// <param name="slot">The slot; its newborn are entrants.</param>
    /// <param name="i">The first of the lanes.</param>
    /// <param name="z">Standard normal scores of their sizes.</param>
    /// <param name="quarter">The quarter.</param>
    /// <param name="draws">Parameter draws.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Enter<T>(EnterpriseBlock slot, int i, T z, TownQuarterBlock quarter, ParameterDraws draws)
        where T : struct, ILanes<T>
    {
        ref double told = ref quarter.Numbers, drawn = ref draws.Numbers;
        T ln = Elementary.Log(T.Load(ref drawn, Parameter.EntrantRelativeSize.At(i))) + T.Load(ref told, QuarterField.LnMedian.At(i))
            + T.Load(ref told, QuarterField.LnGrowth.At(i)) + T.Load(ref drawn, Parameter.EntrantLogSd.At(i)) * z;
        T orders = Elementary.Exp(ln);
        Place(slot, i, ln, orders, orders / T.Load(ref drawn, Parameter.EntrantUtilisation.At(i)), quarter, draws);
    }

    /// <summary>Opens a project where its quarter has come.</summary>
    /// <param name="slot">The project; <see cref="EnterpriseBlock.Born"/> holds where it opened.</param>
    /// <param name="opening">Replications in which it opens, a bit each.</param>
    /// <param name="quarter">The quarter.</param>
    /// <param name="draws">Parameter draws.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Project(EnterpriseBlock slot, ulong opening, TownQuarterBlock quarter, ParameterDraws draws)
    {
        slot.Born = opening;
        for (; opening != 0; opening &= opening - 1)
        {
            int lane = System.Numerics.BitOperations.TrailingZeroCount(opening);
            double ln = Elementary.Log(ProjectRules.OpeningShare) + slot.LnOutput![lane];
            slot.Live(1UL << lane);
            double capacity = Elementary.Exp(slot.LnOutput[lane]) / draws.At(Parameter.MaximumUtilisation, lane);
            Place(slot, lane, new Lanes1(ln), new Lanes1(Elementary.Exp(ln)), new Lanes1(capacity), quarter, draws);
        }
    }

    /// <summary>By how much the orders of a project grow as it ramps up in a quarter: 1 in most.</summary>
    /// <param name="slot">The project.</param>
    /// <param name="step">Step.</param>
    /// <param name="lane">Which replication.</param>
    /// <returns>The factor, and whether it is exposed to closure from now on.</returns>
    public static (double Factor, bool Exposed) Ramp(EnterpriseBlock slot, int step, int lane)
    {
        int age = step - slot.Opening![lane];
        return age > 0 ? (ProjectRules.RampFactor(age), age >= ProjectRules.FullQuarters) : (1, false);
    }

    /// <summary>Fills in what the born of some lanes begin with.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Place<T>(EnterpriseBlock slot, int i, T ln, T orders, T capacity, TownQuarterBlock quarter, ParameterDraws draws)
        where T : struct, ILanes<T>
    {
        ref double own = ref slot.Numbers, told = ref quarter.Numbers, drawn = ref draws.Numbers;
        uint born = (uint)(slot.Born >> i);
        Fill(born, ln, ref own, Field.LnOrders.At(i));
        Fill(born, orders, ref own, Field.Orders.At(i));
        Fill(born, capacity, ref own, Field.Capacity.At(i));
        Fill(born, T.All(0), ref own, Field.YearOutput.At(i));
        T renewal = capacity * (T.All(1) - T.Load(ref told, QuarterField.Keep.At(i)));
        for (int stage = 0; stage < SteadyUtilisation.ExtensionQuarters; stage++)
        {
            Fill(born, renewal, ref own, (Field.Pipeline0 + stage).At(i));
        }

        T sigma = NoiseScale.Of(T.Load(ref drawn, Parameter.EnterpriseNoise.At(i)), T.Load(ref drawn, Parameter.NoiseSizeExponent.At(i)), ln);
        Fill(born, sigma, ref own, Field.Sigma.At(i));
        Fill(born, NoiseScale.Centre(sigma, Quarter.StepYears), ref own, Field.Centre.At(i));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Fill<T>(uint born, T value, ref double own, int at)
        where T : struct, ILanes<T> =>
        T.Store(T.Choose(born, value, T.Load(ref own, at)), ref own, at);
}
