using System.Numerics;
using System.Runtime.CompilerServices;
using Zyz.Sim.Model.Draws;
using Zyz.Sim.Model.Enterprises;
using Zyz.Sim.Model.Numerics;
using Zyz.Sim.Model.Simulation.Seats;

namespace Zyz.Sim.Model.Simulation.Phases;

/// <summary>
/// Step 9 of a quarter for 64 seats of a replication: closure (E11), merger (E12), by one draw. What leavers leave takes effect next quarter.
/// </summary>
internal static class ExitPhase
{
    private const double Margin = 1 + 1e-9;

    /// <summary>Decides who closes (E11), and who is absorbed (E12) of those below the base median that do not close.</summary>
    /// <param name="block">The seats.</param>
    /// <param name="told">The town's aggregates of the replication.</param>
    /// <param name="step">Step.</param>
    /// <param name="ages">What ages mean.</param>
    /// <param name="words">Pairs of draws of 32 bits, the upper for exit.</param>
    /// <param name="small">Seats whose enterprise lies below the median.</param>
    [SkipLocalsInit, MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Decide<T>(SeatBlock block, ref double told, int step, AgeTable ages, ref ulong words, ulong small)
        where T : struct, ILanes<T>
    {
        double hazard = Unsafe.Add(ref told, QuarterField.ClosureHazard.Row()), chance = Unsafe.Add(ref told, QuarterField.MergerChance.Row());
        ulong living = block.Alive, below = 0, farBelow = 0, high = 0;

        // The chance to close is below the hazard, and that at most 2.5 times the age's, and at most the age's from the median on, since ζ is
        // not negative; the chance to be absorbed is below that of those who stay. Nearly all draws lie between: they need no more than
        // these comparisons. The margin covers rounding.
        T far = T.All(hazard * ClosureAge.LargestFactor * Margin * Uniform32.Count), near = T.All(2.5) * far, top = T.All(Uniform32.Count * (1 - chance * Margin) - 1);
        for (int i = 0; Told.Any(living, i); i += T.Width)
        {
            T word = T.FromUpperWords(ref words, i);
            farBelow |= (ulong)T.Below(word, far) << i;
            below |= (ulong)T.Below(word, near) << i;
            high |= (ulong)T.Below(top, word) << i;
        }

        ulong exposed = living & block.Exposed;
        block.Closing = Closing<T>(block, ref told, step, ages, ref words, (farBelow | below & small) & exposed);
        block.Merging = Merging<T>(block, ref told, step, ages, ref words, high & small & exposed & ~block.Closing);
    }

    /// <summary>Adds what leavers take with them or leave behind. Few leave: one by one.</summary>
    /// <param name="block">The seats.</param>
    /// <param name="told">The town's aggregates of the replication.</param>
    /// <param name="sums">The town's sums, at the replication.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Tally(SeatBlock block, ref double told, ref double sums)
    {
        double grid = Unsafe.Add(ref told, QuarterField.Grid.Row()), orders = 0, capacity = 0, pipeline = 0;
        Add(ref sums, SumField.Closed, BitOperations.PopCount(block.Closing));
        for (ulong left = block.Closing; left != 0; left &= left - 1)
        {
            ref double mine = ref Unsafe.Add(ref block.Numbers, BitOperations.TrailingZeroCount(left));
            orders += Of(ref mine, Field.Orders, grid);
            capacity += Of(ref mine, Field.Capacity, grid);
            pipeline += Unsafe.Add(ref mine, Field.Pipeline0.Row()) + Unsafe.Add(ref mine, Field.Pipeline1.Row())
                + Unsafe.Add(ref mine, Field.Pipeline2.Row()) + Unsafe.Add(ref mine, Field.Pipeline3.Row());
        }

        Add(ref sums, SumField.ClosedOrders, orders);
        Add(ref sums, SumField.ClosedCapacity, capacity);
        Add(ref sums, SumField.ClosedPipeline, pipeline);
        for (ulong left = block.Merging; left != 0; left &= left - 1)
        {
            ref double mine = ref Unsafe.Add(ref block.Numbers, BitOperations.TrailingZeroCount(left));
            Add(ref sums, SumField.Merged, 1);
            Add(ref sums, SumField.MergedOrders, Of(ref mine, Field.Orders, grid));
            Add(ref sums, SumField.MergedCapacity, Of(ref mine, Field.Capacity, grid));
            for (int stage = 0; stage < 4; stage++)
            {
                Add(ref sums, SumField.MergedPipeline0 + stage, Of(ref mine, Field.Pipeline0 + stage, grid));
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(ref double sums, SumField field, double amount) => Unsafe.Add(ref sums, field.Row()) += amount;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Of(ref double mine, Field field, double grid) => SumGrid.Round(Unsafe.Add(ref mine, field.Row()), grid);

    /// <summary>Which of some candidates close. There are two or three among 64: their vectors are looked at, one after the other.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static ulong Closing<T>(SeatBlock block, ref double told, int step, AgeTable ages, ref ulong words, ulong candidates)
        where T : struct, ILanes<T>
    {
        ulong closing = 0;
        for (ulong left = candidates; left != 0;)
        {
            int i = Next<T>(ref left);

            // Bounds of the hazard, and h − h²/2 < 1 − e^−h < h: they settle it but for one in ten, which asks for two exponentials.
            T uniform = Uniform<T>(ref words, i), byAge = ByAge<T>(block, ref told, step, ages, i), exponent = BySize<T>(block, ref told, i);
            T above = UpperBounds.Exp(exponent), most = byAge * Held(above) * T.All(Margin), least = byAge * Held(above * T.All(1 / UpperBounds.ExpExcess));
            uint closes = T.Below(uniform, least * (T.All(1) - T.All(0.5) * least) * T.All(2 - Margin));
            uint open = T.Below(uniform, most) & ~closes & (uint)(candidates >> i);
            closing |= (ulong)(open == 0 ? closes : closes | open & T.Below(uniform, Chance(byAge, exponent))) << i;
        }

        return closing & candidates;
    }

    /// <summary>Which of some candidates are absorbed: their draws lie among the uppermost of those that let the enterprise stay.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static ulong Merging<T>(SeatBlock block, ref double told, int step, AgeTable ages, ref ulong words, ulong candidates)
        where T : struct, ILanes<T>
    {
        ulong merging = 0;
        T chance = Told.Of<T>(ref told, QuarterField.MergerChance);
        for (ulong left = candidates; left != 0;)
        {
            int i = Next<T>(ref left);
            T closing = Chance(ByAge<T>(block, ref told, step, ages, i), BySize<T>(block, ref told, i));
            merging |= (ulong)T.Below(T.All(1) - chance * (T.All(1) - closing), Uniform<T>(ref words, i)) << i;
        }

        return merging & candidates;
    }

    /// <summary>Where the next vector with a candidate begins; its candidates are taken off.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Next<T>(ref ulong left)
        where T : struct, ILanes<T>
    {
        int i = BitOperations.TrailingZeroCount(left) & -T.Width;
        left &= ~(((1UL << T.Width) - 1) << i);
        return i;
    }

    /// <summary>The draw for exit.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Uniform<T>(ref ulong words, int i)
        where T : struct, ILanes<T> =>
        (T.FromUpperWords(ref words, i) + T.All(0.5)) * T.All(1 / Uniform32.Count);

    /// <summary>λ_q s(a): the hazard of an enterprise of median size.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T ByAge<T>(SeatBlock block, ref double told, int step, AgeTable ages, int i)
        where T : struct, ILanes<T> =>
        Told.Of<T>(ref told, QuarterField.ClosureHazard) * ages.Closure(T.All(step) - T.Load(ref block.First(Field.BornAt), i));

    /// <summary>ln r before it is held (E11).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T BySize<T>(SeatBlock block, ref double told, int i)
        where T : struct, ILanes<T> =>
        T.All(0) - Told.Of<T>(ref told, QuarterField.ClosureExponent) * (T.Load(ref block.First(Field.LnOrders), i) - Told.Of<T>(ref told, QuarterField.LnMedian));

    /// <summary>r (E11).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Held<T>(T bySize)
        where T : struct, ILanes<T> =>
        T.Min(T.Max(bySize, T.All(0.25)), T.All(2.5));

    /// <summary>1 − e^(−h), h = λ_q s(a) r (E11).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Chance<T>(T byAge, T exponent)
        where T : struct, ILanes<T> =>
        T.All(1) - Elementary.Exp(T.All(0) - byAge * Held(Elementary.Exp(exponent)));
}
