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
        block.Closing = Closing(block, ref told, step, ages, ref words, (farBelow | below & small) & exposed);
        block.Merging = Merging(block, ref told, step, ages, ref words, high & small & exposed & ~block.Closing);
    }

    /// <summary>Adds what leavers take with them or leave behind. Few leave: one by one.</summary>
    /// <param name="block">The seats.</param>
    /// <param name="told">The town's aggregates of the replication.</param>
    /// <param name="sums">The town's sums, at the replication.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Tally(SeatBlock block, ref double told, ref double sums)
    {
        double grid = Unsafe.Add(ref told, QuarterField.Grid.Row());
        for (ulong leaving = block.Closing | block.Merging; leaving != 0; leaving &= leaving - 1)
        {
            int seat = BitOperations.TrailingZeroCount(leaving);
            ref double mine = ref Unsafe.Add(ref block.Numbers, seat);
            bool closes = (block.Closing >> seat & 1) != 0;
            Unsafe.Add(ref sums, (closes ? SumField.Closed : SumField.Merged).Row()) += 1;
            Unsafe.Add(ref sums, (closes ? SumField.ClosedOrders : SumField.MergedOrders).Row()) += SumGrid.Round(Unsafe.Add(ref mine, Field.Orders.Row()), grid);
            Unsafe.Add(ref sums, (closes ? SumField.ClosedCapacity : SumField.MergedCapacity).Row()) += SumGrid.Round(Unsafe.Add(ref mine, Field.Capacity.Row()), grid);
            for (int stage = 0; stage < 4; stage++)
            {
                double amount = Unsafe.Add(ref mine, (Field.Pipeline0 + stage).Row());
                Unsafe.Add(ref sums, (closes ? SumField.ClosedPipeline : SumField.MergedPipeline0 + stage).Row()) += closes ? amount : SumGrid.Round(amount, grid);
            }
        }
    }

    /// <summary>Which of some candidates close. There are two or three among 64: one by one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static ulong Closing(SeatBlock block, ref double told, int step, AgeTable ages, ref ulong words, ulong candidates)
    {
        ulong closing = 0;
        for (; candidates != 0; candidates &= candidates - 1)
        {
            int seat = BitOperations.TrailingZeroCount(candidates);
            double uniform = Uniform32.Of(Unsafe.Add(ref words, seat) >> 32), byAge = ByAge(block, ref told, step, ages, seat);
            if (uniform > 2.5 * Margin * byAge)
            {
                continue;
            }

            // Bounds of the hazard, and h − h²/2 < 1 − e^−h < h: they settle it but for one in ten, which asks for two exponentials.
            double exponent = BySize(block, ref told, seat);
            double above = UpperBounds.Exp(new Lanes1(exponent)).Value, most = byAge * Held(above) * Margin, least = byAge * Held(above * (1 / UpperBounds.ExpExcess));
            bool closes = uniform < most && (uniform < least * (1 - 0.5 * least) * (2 - Margin) || uniform < Chance(byAge, exponent));
            closing |= closes ? 1UL << seat : 0;
        }

        return closing;
    }

    /// <summary>Which of some candidates are absorbed: their draws lie among the uppermost of those that let the enterprise stay.</summary>
    private static ulong Merging(SeatBlock block, ref double told, int step, AgeTable ages, ref ulong words, ulong candidates)
    {
        ulong merging = 0;
        double chance = Unsafe.Add(ref told, QuarterField.MergerChance.Row());
        for (; candidates != 0; candidates &= candidates - 1)
        {
            int seat = BitOperations.TrailingZeroCount(candidates);
            double closing = Chance(ByAge(block, ref told, step, ages, seat), BySize(block, ref told, seat));
            merging |= 1 - chance * (1 - closing) < Uniform32.Of(Unsafe.Add(ref words, seat) >> 32) ? 1UL << seat : 0;
        }

        return merging;
    }

    /// <summary>λ_q s(a): the hazard of an enterprise of median size.</summary>
    private static double ByAge(SeatBlock block, ref double told, int step, AgeTable ages, int seat) =>
        Unsafe.Add(ref told, QuarterField.ClosureHazard.Row()) * ages.Closure(step - (int)Unsafe.Add(ref block.First(Field.BornAt), seat));

    /// <summary>ln r before it is held (E11).</summary>
    private static double BySize(SeatBlock block, ref double told, int seat) => 0 - Unsafe.Add(ref told, QuarterField.ClosureExponent.Row())
        * (Unsafe.Add(ref block.First(Field.LnOrders), seat) - Unsafe.Add(ref told, QuarterField.LnMedian.Row()));

    /// <summary>r (E11).</summary>
    private static double Held(double bySize) => Math.Min(Math.Max(bySize, 0.25), 2.5);

    /// <summary>1 − e^(−h), h = λ_q s(a) r (E11).</summary>
    private static double Chance(double byAge, double exponent) => 1 - Elementary.Exp(0 - byAge * Held(Elementary.Exp(exponent)));
}
