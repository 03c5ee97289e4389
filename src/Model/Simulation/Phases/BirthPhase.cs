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
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Spread<T>(ref double own, int at, T factor)
        where T : struct, ILanes<T> =>
        T.Store(T.Load(ref own, at) * factor, ref own, at);

    /// <summary>Scales the base population so that its output is what was published, whatever orders it cannot meet (§7).</summary>
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
