using System.Numerics;
using System.Runtime.CompilerServices;
using Zyz.Sim.Model.Draws;
using Zyz.Sim.Model.Numerics;
using Zyz.Sim.Model.Shocks;
using Zyz.Sim.Model.Simulation.Phases;

namespace Zyz.Sim.Model.Simulation.Seats;

/// <summary>
/// The fast way to play the enterprises of a town: replication by replication, 64 seats at a time in the widest registers there are. What a
/// town tells is one number for a whole replication, and what its enterprises sum to stays in registers.
/// </summary>
/// <param name="town">The town.</param>
/// <param name="seats">Its enterprises.</param>
/// <param name="scratch">Rows to work in.</param>
/// <param name="ages">What ages mean.</param>
/// <typeparam name="T">Lanes; never changes a bit.</typeparam>
internal sealed class SeatRunner<T>(TownState town, SeatMap seats, SeatScratch scratch, AgeTable ages)
    where T : struct, ILanes<T>
{
    private const int Lanes = DrawAddress.GroupSize;
    private bool undecided; // nobody stays in some block: who leaves depends on others

    /// <summary>Scales the incumbents to the published output, then counts them at the base date.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void CountBase()
    {
        for (int first = town.From & -SeatSums.Together; first < town.Until; first += SeatSums.Together)
        {
            scratch.Sums.Clear(SumField.AboveScale, SumField.Count);
            for (int replication = Math.Max(first, town.From); replication < Math.Min(first + SeatSums.Together, town.Until); replication++)
            {
                foreach (SeatBlock block in seats[replication])
                {
                    BirthPhase.Rise<T>(block, ref Told(replication));
                    Count(block, replication);
                }
            }

            TakeYear(first);
        }
    }

    /// <summary>Steps 5 to 9: orders, capacity, production before sharing, investment, who leaves.</summary>
    /// <returns>Living enterprises of all replications [count].</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public long Advance()
    {
        long all = 0;
        bool begun = town.Quarter.Step % 4 != 1; // the year, whose last quarter was settled by its end
        bool far = seats.Count > CacheAhead.Fits;
        SeatSums sums = scratch.Sums;
        for (int first = town.From & -SeatSums.Together; first < town.Until; first += SeatSums.Together)
        {
            sums.Clear(SumField.Orders, SumField.Alive);
            sums.Clear(SumField.ReceivedCapacity, SumField.Output);
            for (int replication = Math.Max(first, town.From); replication < Math.Min(first + SeatSums.Together, town.Until); replication++)
            {
                int living = 0;
                ReadOnlySpan<SeatBlock> blocks = seats[replication];
                for (int i = 0; i < blocks.Length; i++)
                {
                    living += BitOperations.PopCount(blocks[i].Alive);
                    if (begun)
                    {
                        OutputPhase.Settle<T>(blocks[i], ref scratch.Terms.Of(replication), blocks[i].Alive & ~blocks[i].Born);
                    }

                    Advance(blocks[i], replication, far ? seats.After(replication, i, town.Until) : null);
                }

                if (undecided)
                {
                    Bury(blocks);
                    undecided = false;
                }

                town.Sums[SumField.Alive][replication] = living;
                all += living;
            }

            sums.Take<T>(SumField.Orders, town.Sums, first);
            sums.Take<T>(SumField.Produced, town.Sums, first);
            sums.Take<T>(SumField.Slack, town.Sums, first);
            sums.Take<T>(SumField.Capacity, town.Sums, first);
            sums.Take<T>(SumField.PipelineGrowth, town.Sums, first);
            sums.Take<T>(SumField.ReceivedCapacity, town.Sums, first);
            sums.Take<T>(SumField.ReceivedPipeline, town.Sums, first);
        }

        return all;
    }

    /// <summary>End of the quarter: leavers leave; in fourth quarters step 10: registration, titles, counts.</summary>
    /// <param name="fourth">Whether it is a fourth quarter.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Finish(bool fourth)
    {
        scratch.Terms.Take(town.Quarter);
        if (!fourth)
        {
            return;
        }

        bool far = seats.Count > CacheAhead.Fits;
        for (int first = town.From & -SeatSums.Together; first < town.Until; first += SeatSums.Together)
        {
            scratch.Sums.Clear(SumField.AboveScale, SumField.Count);
            for (int replication = Math.Max(first, town.From); replication < Math.Min(first + SeatSums.Together, town.Until); replication++)
            {
                ReadOnlySpan<SeatBlock> blocks = seats[replication];
                for (int i = 0; i < blocks.Length; i++)
                {
                    SeatBlock block = blocks[i];
                    SeatBlock? next = far ? seats.After(replication, i, town.Until) : null;
                    CacheAhead.Rows(next, Field.Orders, Field.Capacity);
                    CacheAhead.Rows(next, Field.YearOutput, Field.YearOutput);
                    if (block.Alive != 0)
                    {
                        OutputPhase.Settle<T>(block, ref scratch.Terms.Of(replication), block.Alive);
                        AnnualPhase.Transit<T>(block, At(replication), ref Told(replication), ref Drawn(replication));
                        Count(block, replication);
                    }
                }
            }

            TakeYear(first);
        }
    }

    /// <summary>Leavers leave where nobody stays in some block, unless the town would be left empty.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Bury(ReadOnlySpan<SeatBlock> blocks)
    {
        bool stays = false;
        foreach (SeatBlock block in blocks)
        {
            stays |= (block.Alive & ~(block.Closing | block.Merging)) != 0;
        }

        foreach (SeatBlock block in blocks)
        {
            if (!stays)
            {
                block.Closing = block.Merging = 0;
            }
            else if ((block.Closing | block.Merging) != 0)
            {
                block.Bury(block.Closing | block.Merging);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Advance(SeatBlock block, int replication, SeatBlock? next)
    {
        if (block.Alive == 0)
        {
            block.Closing = block.Merging = 0;
            return;
        }

        int step = town.Quarter.Step;
        ref double told = ref Told(replication), sums = ref scratch.Sums.Of(replication);
        ref ulong words = ref scratch.Draw(town.Address, replication, block, town.Quarter.Calendar);
        CacheAhead.Rows(next, Field.Orders, Field.Capacity);
        EnterpriseShockTable.Fill<T>(ref words, block.Alive, ref scratch.Shocks);
        CacheAhead.Rows(next, Field.Pipeline0, Field.Pipeline1);
        ulong small = OrdersPhase.Move<T>(block, ref told, ages.Decay(step), ref scratch.Shocks, ref scratch.Orders);
        CacheAhead.Rows(next, Field.Pipeline2, Field.YearOutput);
        OrdersPhase.Arrive<T>(block, ref told, step, ref scratch.LnNormal, ref sums);
        CacheAhead.Rows(next, Field.Sigma, Field.Centre);
        OrdersPhase.Produce<T>(block, ref told, step, ref scratch.Orders, ref scratch.LnNormal, ref sums);
        CacheAhead.Rows(next, Field.Later, Field.Youth);
        CacheAhead.Rows(next, Field.LnOrders, Field.LnOrders);
        ExitPhase.Decide<T>(block, ref told, step, ages, ref words, small);
        if ((block.Closing | block.Merging) != 0)
        {
            ExitPhase.Tally(block, ref told, ref Summed(replication));
            if ((block.Alive & ~(block.Closing | block.Merging)) == 0)
            {
                undecided = true;
                return;
            }

            block.Bury(block.Closing | block.Merging); // while its numbers are near
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Count(SeatBlock block, int replication) =>
        AnnualPhase.Count<T>(block, At(replication), ref Told(replication), ref Drawn(replication), ref scratch.Sums.Of(replication), ref Summed(replication));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private SeatQuarter At(int replication) => new(town.Address, replication, town.Quarter.Step, town.Quarter.Calendar);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref double Told(int replication) => ref Unsafe.Add(ref town.Quarter.Numbers, replication);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref double Drawn(int replication) => ref Unsafe.Add(ref town.Draws.Numbers, replication);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref double Summed(int replication) => ref Unsafe.Add(ref town.Sums.Numbers, replication);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void TakeYear(int first)
    {
        foreach (SumField field in (ReadOnlySpan<SumField>)[SumField.YearOutput, SumField.SquaredOutput, SumField.SquaredOutputRest, SumField.AboveScaleOutput, SumField.LeadingOutput, SumField.LeadingRd])
        {
            scratch.Sums.Take<T>(field, town.Sums, first);
        }

        for (int replication = Math.Max(first, town.From); replication < Math.Min(first + SeatSums.Together, town.Until); replication++)
        {
            ref double largest = ref Unsafe.Add(ref Summed(replication), SumField.Largest1.Row());
            (largest, Unsafe.Add(ref largest, LaneTable.Stride), Unsafe.Add(ref largest, 2 * LaneTable.Stride)) = scratch.Sums.Largest(T.Width, replication);
        }
    }
}
