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

    /// <summary>Scales the incumbents to the published output, then counts them at the base date.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void CountBase()
    {
        for (int first = 0; first < Lanes; first += SeatSums.Together)
        {
            scratch.Sums.Clear(SumField.AboveScale, SumField.Count);
            for (int replication = first; replication < first + SeatSums.Together; replication++)
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
        bool far = seats.Count > CacheAhead.Fits;
        SeatSums sums = scratch.Sums;
        for (int first = 0; first < Lanes; first += SeatSums.Together)
        {
            sums.Clear(SumField.Orders, SumField.Alive);
            sums.Clear(SumField.ReceivedCapacity, SumField.Output);
            for (int replication = first; replication < first + SeatSums.Together; replication++)
            {
                int living = 0;
                ReadOnlySpan<SeatBlock> blocks = seats[replication];
                for (int i = 0; i < blocks.Length; i++)
                {
                    if (far && seats.After(replication, i) is { } next)
                    {
                        CacheAhead.BeforeQuarter(next);
                    }

                    living += BitOperations.PopCount(blocks[i].Alive);
                    Advance(blocks[i], replication);
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

    /// <summary>End of the quarter: shared overflow, leavers leave; in fourth quarters step 10: registration, titles, counts.</summary>
    /// <param name="fourth">Whether it is a fourth quarter.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Finish(bool fourth)
    {
        bool far = seats.Count > CacheAhead.Fits;
        for (int first = 0; first < Lanes; first += SeatSums.Together)
        {
            scratch.Sums.Clear(SumField.Output, fourth ? SumField.Count : SumField.NewOrders);
            for (int replication = first; replication < first + SeatSums.Together; replication++)
            {
                bool isVoid = (town.Quarter.Void >> replication & 1) != 0;
                ReadOnlySpan<SeatBlock> blocks = seats[replication];
                for (int i = 0; i < blocks.Length; i++)
                {
                    SeatBlock block = blocks[i];
                    if (far && seats.After(replication, i) is { } next)
                    {
                        CacheAhead.BeforeEnd(next);
                    }

                    OutputPhase.Run<T>(block, ref Told(replication), isVoid, ref scratch.Sums.Of(replication), scratch.Observed);
                    if (fourth && block.Alive != 0)
                    {
                        AnnualPhase.Transit<T>(block, At(replication), ref Told(replication), ref Drawn(replication));
                        Count(block, replication);
                    }
                }
            }

            scratch.Sums.Take<T>(SumField.Output, town.Sums, first);
            if (fourth)
            {
                TakeYear(first);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Advance(SeatBlock block, int replication)
    {
        if (block.Alive == 0)
        {
            block.Closing = block.Merging = 0;
            return;
        }

        int step = town.Quarter.Step;
        ref double told = ref Told(replication), sums = ref scratch.Sums.Of(replication);
        ref ulong words = ref scratch.Draw(town.Address, replication, block, town.Quarter.Calendar);
        EnterpriseShockTable.Fill<T>(ref words, block.Alive, ref scratch.Shocks);
        ulong small = OrdersPhase.Move<T>(block, ref told, ages.Decay(step), ref scratch.Shocks, ref scratch.Orders);
        OrdersPhase.Arrive<T>(block, ref told, step, ref scratch.LnNormal, ref sums);
        OrdersPhase.Produce<T>(block, ref told, step, ref scratch.Orders, ref scratch.LnNormal, ref sums);
        ExitPhase.Decide<T>(block, ref told, step, ages, ref words, small);
        if ((block.Closing | block.Merging) != 0)
        {
            ExitPhase.Tally(block, ref told, ref Summed(replication));
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

        for (int replication = first; replication < first + SeatSums.Together; replication++)
        {
            ref double largest = ref Unsafe.Add(ref Summed(replication), SumField.Largest1.Row());
            (largest, Unsafe.Add(ref largest, LaneTable.Stride), Unsafe.Add(ref largest, 2 * LaneTable.Stride)) = scratch.Sums.Largest(T.Width, replication);
        }
    }
}
