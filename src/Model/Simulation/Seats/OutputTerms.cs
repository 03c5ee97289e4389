using System.Runtime.CompilerServices;
using Zyz.Sim.Model.Numerics;

namespace Zyz.Sim.Model.Simulation.Seats;

/// <summary>
/// What turned orders and capacity of the last quarter into output: u, φ and P, by replication. The town knows its output from sums, so an
/// enterprise adds its own to the year when it is played next, and its numbers pass the caches once a quarter, not twice.
/// </summary>
internal sealed class OutputTerms
{
    private readonly LaneTable rows = new(3);

    /// <summary>Where those of a replication begin.</summary>
    public ref double Of(int replication) => ref Unsafe.Add(ref rows.First(0), replication);

    /// <summary>Takes those of a quarter whose sharing is known.</summary>
    public void Take(TownQuarterBlock quarter)
    {
        quarter[QuarterField.Usable].CopyTo(rows[0]);
        quarter[QuarterField.Sharing].CopyTo(rows[1]);
        quarter[QuarterField.Price].CopyTo(rows[2]);
    }

    /// <summary>u.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Usable(ref double own) => own;

    /// <summary>φ.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Sharing(ref double own) => Unsafe.Add(ref own, LaneTable.Stride);

    /// <summary>P.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Price(ref double own) => Unsafe.Add(ref own, 2 * LaneTable.Stride);
}
