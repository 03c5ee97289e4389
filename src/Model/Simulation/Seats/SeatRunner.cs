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
        for (ulong left = town.Drawn.Played; left != 0; left &= left - 1)
        {
            int replication = BitOperations.TrailingZeroCount(left);
            ref double told = ref Unsafe.Add(ref town.Quarter.Numbers, replication);
            ClearYear();
            foreach (SeatBlock block in seats[replication])
            {
                BirthPhase.Rise<T>(block, ref told);
                Count(block, replication, ref told);
            }

            TakeYear(replication);
        }
    }

    /// <summary>Steps 5 to 9: orders, capacity, production before sharing, investment, who leaves.</summary>
    /// <returns>Living enterprises of all replications [count].</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public long Advance()
    {
        long living = 0;
        for (ulong left = town.Drawn.Played; left != 0; left &= left - 1)
        {
            living += Advance(BitOperations.TrailingZeroCount(left));
        }

        return living;
    }

    /// <summary>End of the quarter: shared overflow, leavers leave; in fourth quarters step 10: registration, titles, counts.</summary>
    /// <param name="fourth">Whether it is a fourth quarter.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Finish(bool fourth)
    {
        ref double sums = ref scratch.Sums.Numbers;
        for (ulong left = town.Drawn.Played; left != 0; left &= left - 1)
        {
            int replication = BitOperations.TrailingZeroCount(left);
            bool isVoid = (town.Quarter.Void >> replication & 1) != 0;
            ref double told = ref Unsafe.Add(ref town.Quarter.Numbers, replication);
            SeatSums.Clear<T>(ref sums, SumField.Output);
            ClearYear();
            foreach (SeatBlock block in seats[replication])
            {
                OutputPhase.Run<T>(block, ref told, isVoid, ref sums, scratch.Observed);
                if (fourth && block.Alive != 0)
                {
                    AnnualPhase.Transit<T>(block, At(replication), ref told, ref Unsafe.Add(ref town.Draws.Numbers, replication));
                    Count(block, replication, ref told);
                }
            }

            Take(replication, SumField.Output);
            if (fourth)
            {
                TakeYear(replication);
            }
        }
    }

    private int Advance(int replication)
    {
        int living = 0, step = town.Quarter.Step;
        double decay = ages.Decay(step);
        ref double told = ref Unsafe.Add(ref town.Quarter.Numbers, replication), sums = ref scratch.Sums.Numbers;
        foreach (SumField field in (ReadOnlySpan<SumField>)[SumField.Orders, SumField.Produced, SumField.Slack, SumField.Capacity, SumField.PipelineGrowth, SumField.ReceivedCapacity, SumField.ReceivedPipeline])
        {
            SeatSums.Clear<T>(ref sums, field);
        }

        foreach (SeatBlock block in seats[replication])
        {
            if (block.Alive == 0)
            {
                block.Closing = block.Merging = 0;
                continue;
            }

            living += BitOperations.PopCount(block.Alive);
            scratch.Draw(town.Address, replication, block, town.Quarter.Calendar);
            EnterpriseShockTable.Fill<T>(ref scratch.ShockWords, block.Alive, ref scratch.Shocks);
            ulong small = OrdersPhase.Move<T>(block, ref told, decay, ref scratch.Shocks, ref scratch.Orders);
            OrdersPhase.Arrive<T>(block, ref told, step, ref scratch.LnNormal, ref sums);
            OrdersPhase.Produce<T>(block, ref told, step, ref scratch.Orders, ref scratch.LnNormal, ref sums);
            ExitPhase.Decide<T>(block, ref told, step, ages, ref scratch.ExitWords, small);
            if ((block.Closing | block.Merging) != 0)
            {
                ExitPhase.Tally(block, ref told, ref Unsafe.Add(ref town.Sums.Numbers, replication));
            }
        }

        town.Sums[SumField.Alive][replication] = living;
        foreach (SumField field in (ReadOnlySpan<SumField>)[SumField.Orders, SumField.Produced, SumField.Slack, SumField.Capacity, SumField.PipelineGrowth, SumField.ReceivedCapacity, SumField.ReceivedPipeline])
        {
            Take(replication, field);
        }

        return living;
    }

    private void Count(SeatBlock block, int replication, ref double told) => AnnualPhase.Count<T>(
        block, At(replication), ref told, ref Unsafe.Add(ref town.Draws.Numbers, replication), ref scratch.Sums.Numbers, ref Unsafe.Add(ref town.Sums.Numbers, replication));

    private SeatQuarter At(int replication) => new(town.Address, replication, town.Quarter.Step, town.Quarter.Calendar);

    private void ClearYear()
    {
        for (SumField field = SumField.AboveScale; field < SumField.Count; field++)
        {
            SeatSums.Clear<T>(ref scratch.Sums.Numbers, field);
        }
    }

    private void TakeYear(int replication)
    {
        foreach (SumField field in (ReadOnlySpan<SumField>)[SumField.YearOutput, SumField.SquaredOutput, SumField.SquaredOutputRest, SumField.AboveScaleOutput, SumField.LeadingOutput, SumField.LeadingRd])
        {
            Take(replication, field);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Take(int replication, SumField field) =>
        Unsafe.Add(ref town.Sums.Numbers, field.Row() + replication) = SeatSums.Of<T>(ref scratch.Sums.Numbers, field);
}
