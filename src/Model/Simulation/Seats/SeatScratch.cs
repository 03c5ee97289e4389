using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Zyz.Sim.Model.Draws;
using Zyz.Sim.Model.Numerics;

namespace Zyz.Sim.Model.Simulation.Seats;

/// <summary>Rows a block of seats needs while it plays a quarter, kept from block to block and from group to group.</summary>
internal sealed class SeatScratch
{
    private const int Lanes = DrawAddress.GroupSize;
    private const int Few = 8; // seats up to which blocks of draws are computed one by one
    private readonly LaneTable rows = new(3);
    private readonly double[] held;
    private readonly int first;
    private AgeTable? ages;
    private int at;

    public SeatScratch() => held = CacheLine.Doubles(4 * Lanes, out first);

    /// <summary>Whether someone looks at enterprises between quarters.</summary>
    public bool Observed { get; set; }

    /// <summary>Sums of the replication that is played.</summary>
    public SeatSums Sums { get; } = new();

    /// <summary>X of E5.</summary>
    public ref double Shocks => ref rows.First(0);

    /// <summary>Orders of the quarter.</summary>
    public ref double Orders => ref rows.First(1);

    /// <summary>ln(ūK).</summary>
    public ref double LnNormal => ref rows.First(2);

    /// <summary>64 draws of 32 bits for the enterprises' shocks.</summary>
    public ref ulong ShockWords => ref Words(at);

    /// <summary>64 draws of 32 bits for their exits.</summary>
    public ref ulong ExitWords => ref Words(at + Lanes);

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
    [SkipLocalsInit, MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Draw(DrawAddress address, int replication, SeatBlock block, int calendar)
    {
        Span<ulong> words = MemoryMarshal.CreateSpan(ref Words(0), 4 * Lanes);
        ref ulong later = ref block.Bits(Field.Later);
        if ((calendar & 1) == 0)
        {
            at = 0;
            address.BlocksOfMany(words, ref block.Bits(Field.Who), calendar, Purpose.EnterpriseQuarters, replication, block.Alive);
            block.LaterDrawn = block.Alive;
            for (int i = 0; i < Lanes; i += Vector512<ulong>.Count)
            {
                if (!Told.IsEmpty(block.Alive, i, Vector512<ulong>.Count))
                {
                    Vector512<ulong> shock = Vector512.LoadUnsafe(ref words[2 * Lanes], (nuint)i), exit = Vector512.LoadUnsafe(ref words[3 * Lanes], (nuint)i);
                    (shock | exit << 32).StoreUnsafe(ref later, (nuint)i);
                }
            }

            return;
        }

        at = 2 * Lanes;
        ulong missing = block.Alive & ~block.LaterDrawn; // the newborn, or all where the first quarter is odd
        if (BitOperations.PopCount(missing) > Few)
        {
            address.BlocksOfMany(words, ref block.Bits(Field.Who), calendar - 1, Purpose.EnterpriseQuarters, replication, block.Alive);
            return;
        }

        for (int i = 0; i < Lanes; i += Vector512<ulong>.Count)
        {
            if (!Told.IsEmpty(block.Alive, i, Vector512<ulong>.Count))
            {
                Vector512<ulong> both = Vector512.LoadUnsafe(ref later, (nuint)i);
                (both & Vector512.Create((ulong)uint.MaxValue)).StoreUnsafe(ref words[2 * Lanes], (nuint)i);
                (both >>> 32).StoreUnsafe(ref words[3 * Lanes], (nuint)i);
            }
        }

        for (; missing != 0; missing &= missing - 1)
        {
            int seat = BitOperations.TrailingZeroCount(missing);
            address.BlockOfOne(ref words[seat], Unsafe.Add(ref block.Bits(Field.Who), seat), calendar - 1, Purpose.EnterpriseQuarters, replication);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref ulong Words(int at) => ref Unsafe.As<double, ulong>(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(held), first + at));
}
