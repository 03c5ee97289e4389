using System.Numerics;
using System.Runtime.CompilerServices;
using Zyz.Sim.Model.Draws;
using Zyz.Sim.Model.Numerics;

namespace Zyz.Sim.Model.Simulation.Seats;

/// <summary>Rows a block of seats needs while it plays a quarter, kept from block to block and from group to group.</summary>
internal sealed class SeatScratch
{
    private const int Few = 8; // seats up to which blocks of draws are computed one by one
    private readonly LaneTable rows = new(4);
    private AgeTable? ages;

    /// <summary>What made output of the last quarter.</summary>
    public OutputTerms Terms { get; } = new();

    /// <summary>Sums of the eight replications that are played.</summary>
    public SeatSums Sums { get; } = new();

    /// <summary>X of E5.</summary>
    public ref double Shocks => ref rows.First(0);

    /// <summary>Orders of the quarter.</summary>
    public ref double Orders => ref rows.First(1);

    /// <summary>ln(ūK).</summary>
    public ref double LnNormal => ref rows.First(2);

    /// <summary>What ages mean, computed once for a player.</summary>
    /// <param name="youthYears">τ_a [years].</param>
    /// <param name="steps">The last step.</param>
    public AgeTable Ages(double youthYears, int steps) =>
        ages is { } held && held.YouthYears == youthYears && held.Steps == steps ? held : ages = new AgeTable(youthYears, steps);

    /// <summary>Draws what every enterprise needs in a quarter. A block of draws holds two quarters' words: those of the second wait with the seat.</summary>
    /// <param name="address">Seed and group.</param>
    /// <param name="replication">Which replication of the group.</param>
    /// <param name="block">The seats.</param>
    /// <param name="calendar">Quarter.</param>
    /// <returns>The first of 64 pairs of draws of 32 bits: the lower half for the shock, the upper for exit.</returns>
    [SkipLocalsInit, MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public ref ulong Draw(DrawAddress address, int replication, SeatBlock block, int calendar)
    {
        ref ulong now = ref Unsafe.As<double, ulong>(ref rows.First(3)), later = ref block.Bits(Field.Later), who = ref block.Bits(Field.Who);
        BlockAddress at = address.Own(calendar & ~1, Purpose.EnterpriseQuarters, replication);
        if ((calendar & 1) == 0)
        {
            Philox.ManyPairs(ref now, ref later, ref who, at, block.Alive);
            block.LaterDrawn = block.Alive;
            return ref now;
        }

        ulong missing = block.Alive & ~block.LaterDrawn; // the newborn, or all where the first quarter is odd
        if (BitOperations.PopCount(missing) > Few)
        {
            Philox.ManyPairs(ref now, ref later, ref who, at, block.Alive);
            return ref later;
        }

        for (; missing != 0; missing &= missing - 1)
        {
            int seat = BitOperations.TrailingZeroCount(missing);
            (_, _, uint shock, uint exit) = Philox.One(Unsafe.Add(ref who, seat), at);
            Unsafe.Add(ref later, seat) = shock | (ulong)exit << 32;
        }

        return ref later;
    }
}
