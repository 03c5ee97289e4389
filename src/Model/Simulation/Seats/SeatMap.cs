using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Zyz.Sim.Model.Draws;
using Zyz.Sim.Model.Numerics;

namespace Zyz.Sim.Model.Simulation.Seats;

/// <summary>
/// Where the enterprises of a town sit, replication by replication: each takes the first empty seat of its own replication, so that those who
/// live lie side by side however few of a slot's replications they are.
/// </summary>
internal sealed class SeatMap
{
    /// <summary>Incumbents that are seated at a time.</summary>
    public const int Together = 8;

    private const int Lanes = DrawAddress.GroupSize;
    private readonly List<SeatBlock>[] blocks = [.. Enumerable.Range(0, Lanes).Select(_ => new List<SeatBlock>())];
    private readonly int[] roomy = new int[Lanes]; // no block before it has an empty seat
    private readonly Stack<SeatBlock> idle = [];

    /// <summary>Blocks of all replications [count].</summary>
    public int Count { get; private set; }

    /// <summary>The block that is played after another, or null.</summary>
    /// <param name="replication">Where the other one is.</param>
    /// <param name="block">Which of its blocks.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public SeatBlock? After(int replication, int block)
    {
        ReadOnlySpan<SeatBlock> own = this[replication];
        if (block + 1 < own.Length)
        {
            return own[block + 1];
        }

        return replication + 1 < Lanes && blocks[replication + 1].Count > 0 ? blocks[replication + 1][0] : null;
    }

    /// <summary>The blocks of a replication.</summary>
    public ReadOnlySpan<SeatBlock> this[int replication] => CollectionsMarshal.AsSpan(blocks[replication]);

    /// <summary>Opens blocks for the incumbents, those of a replication next to each other: they are played one after the other.</summary>
    /// <param name="incumbents">How many there are in each replication [count].</param>
    /// <param name="played">Replications that are played, a bit each.</param>
    /// <param name="memory">Where blocks lie.</param>
    public void Open(int incumbents, ulong played, LaneMemory memory)
    {
        for (ulong left = played; left != 0; left &= left - 1)
        {
            for (int i = 0; i < incumbents; i += Lanes)
            {
                Add(BitOperations.TrailingZeroCount(left), memory);
            }
        }
    }

    /// <summary>Seats incumbents at the base date, eight at a time: their numbers then move by whole lines of the cache.</summary>
    /// <param name="slots">Eight or fewer.</param>
    /// <param name="index">Which slot of the town each is.</param>
    /// <param name="first">How many sit already.</param>
    /// <param name="played">Replications that are played, a bit each.</param>
    /// <param name="ages">What ages mean.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void PlaceIncumbents(ReadOnlySpan<EnterpriseBlock> slots, ReadOnlySpan<int> index, int first, ulong played, AgeTable ages)
    {
        Span<double> own = stackalloc double[3 * Together];
        for (int i = 0; i < slots.Length; i++)
        {
            SlotProfile profile = slots[i].Profile;
            own[i] = ages.OfIncumbent(profile.AgeYears);
            own[Together + i] = -AgeTable.Quarters(profile.AgeYears);
            own[2 * Together + i] = BitConverter.UInt64BitsToDouble(profile.Address.Bits);
        }

        int seat = first % Lanes, at = first / Lanes;
        for (ulong left = played; left != 0; left &= left - 1)
        {
            blocks[BitOperations.TrailingZeroCount(left)][at].Prepare(seat + slots.Length);
        }

        Move(slots, at, seat, played);
        Mark(slots, at, seat, played);
        for (; played != 0; played &= played - 1)
        {
            int lane = BitOperations.TrailingZeroCount(played);
            SeatBlock block = blocks[lane][at];
            own[..slots.Length].CopyTo(block[Field.Youth][seat..]);
            own.Slice(Together, slots.Length).CopyTo(block[Field.BornAt][seat..]);
            own.Slice(2 * Together, slots.Length).CopyTo(block[Field.Who][seat..]);
            index[..slots.Length].CopyTo(block.Slots.AsSpan(seat));
        }
    }

    /// <summary>Gives a slot's newborn a seat in their replications.</summary>
    /// <param name="slot">The slot, with what its enterprise begins with.</param>
    /// <param name="index">Which slot of the town.</param>
    /// <param name="ages">What ages mean.</param>
    /// <param name="memory">Where new blocks lie.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void PlaceNewborn(EnterpriseBlock slot, int index, AgeTable ages, LaneMemory memory)
    {
        SlotProfile profile = slot.Profile;
        bool project = profile.IsProject;
        double who = BitConverter.UInt64BitsToDouble(profile.Address.Bits);
        ref double from = ref slot.Numbers;
        for (ulong lanes = slot.Born; lanes != 0; lanes &= lanes - 1)
        {
            int lane = BitOperations.TrailingZeroCount(lanes), bornAt = project ? slot.Opening![lane] : profile.Step;
            SeatBlock block = WithRoom(lane, memory);
            int seat = BitOperations.TrailingZeroCount(~block.Alive);
            block.Prepare(seat + 1);
            ref double to = ref Unsafe.Add(ref block.Numbers, seat);
            for (Field field = Field.LnOrders; field <= Field.Centre; field++)
            {
                Unsafe.Add(ref to, field.Row()) = Unsafe.Add(ref from, field.At(lane));
            }

            Unsafe.Add(ref to, Field.Youth.Row()) = ages.OfBirth(bornAt);
            Unsafe.Add(ref to, Field.BornAt.Row()) = bornAt;
            Unsafe.Add(ref to, Field.Who.Row()) = who;
            block.Slots[seat] = index;
            ulong bit = 1UL << seat;
            block.Alive |= bit;
            block.Born |= bit;
            block.Project = block.Project & ~bit | (project ? bit : 0);
            block.Exposed = block.Exposed & ~bit | (project ? 0 : bit);
            if (project)
            {
                slot.Seats![lane] = (block, seat);
            }
        }
    }

    /// <summary>The newborn of last quarter are newborn no longer.</summary>
    public void GrowUp()
    {
        for (int replication = 0; replication < Lanes; replication++)
        {
            roomy[replication] = 0;
            foreach (SeatBlock block in blocks[replication])
            {
                block.Born = 0;
            }
        }
    }

    /// <summary>Empties all seats.</summary>
    public void Clear()
    {
        foreach (List<SeatBlock> own in blocks)
        {
            foreach (SeatBlock block in own)
            {
                block.Release();
                idle.Push(block);
            }

            own.Clear();
        }

        Array.Clear(roomy);
        Count = 0;
    }

    /// <summary>What is yes or no of some slots: bits of replications become bits of seats, eight by eight.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Mark(ReadOnlySpan<EnterpriseBlock> slots, int at, int seat, ulong played)
    {
        ulong alive = ((1UL << slots.Length) - 1) << seat;
        for (int lane = 0; lane < Lanes; lane += Together)
        {
            ulong above = 0, srdi = 0, low = 0, high = 0, centre = 0, green = 0, rd = 0;
            for (int i = 0; i < slots.Length; i++)
            {
                EnterpriseBlock slot = slots[i];
                ulong Byte(ulong mask) => (mask >> lane & 0xFF) << 8 * i;
                above |= Byte(slot.AboveScale);
                srdi |= Byte(slot.Srdi);
                low |= Byte(slot.ReviewLow);
                high |= Byte(slot.ReviewHigh);
                centre |= Byte(slot.TechCentre);
                green |= Byte(slot.Green);
                rd |= Byte(slot.RdDrawn);
            }

            (above, srdi, low, high) = (Turned(above), Turned(srdi), Turned(low), Turned(high));
            (centre, green, rd) = (Turned(centre), Turned(green), Turned(rd));
            for (int i = 0; i < Together; i++)
            {
                if ((played >> lane + i & 1) != 0)
                {
                    SeatBlock block = blocks[lane + i][at];
                    ulong Seats(ulong turned) => (turned >> 8 * i & 0xFF) << seat;
                    block.Alive |= alive;
                    block.Exposed |= alive;
                    block.AboveScale |= Seats(above);
                    block.Srdi |= Seats(srdi);
                    block.ReviewLow |= Seats(low);
                    block.ReviewHigh |= Seats(high);
                    block.TechCentre |= Seats(centre);
                    block.Green |= Seats(green);
                    block.RdDrawn |= Seats(rd);
                }
            }
        }
    }

    /// <summary>A square of eight by eight bits, turned round (Warren, Hacker's Delight, 7-3).</summary>
    private static ulong Turned(ulong x)
    {
        ulong t = (x ^ x >> 7) & 0x00AA00AA00AA00AA;
        x ^= t ^ t << 7;
        t = (x ^ x >> 14) & 0x0000CCCC0000CCCC;
        x ^= t ^ t << 14;
        t = (x ^ x >> 28) & 0x00000000F0F0F0F0;
        return x ^ t ^ t << 28;
    }

    /// <summary>Numbers of some slots become those of neighbouring seats: rows of replications become rows of enterprises, eight by eight.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Move(ReadOnlySpan<EnterpriseBlock> slots, int at, int seat, ulong played)
    {
        for (int lane = 0; lane < Lanes; lane += Together)
        {
            if (slots.Length == Together && (played >> lane & 0xFF) == 0xFF && Avx512F.IsSupported)
            {
                for (Field field = Field.LnOrders; field <= Field.RdIntensity; field++)
                {
                    Turn(slots, field, lane, at, seat);
                }

                continue;
            }

            for (int i = lane; i < lane + Together; i++)
            {
                for (int s = 0; s < slots.Length && (played >> i & 1) != 0; s++)
                {
                    ref double from = ref Unsafe.Add(ref slots[s].Numbers, i), to = ref Unsafe.Add(ref blocks[i][at].Numbers, seat + s);
                    for (Field field = Field.LnOrders; field <= Field.RdIntensity; field++)
                    {
                        Unsafe.Add(ref to, field.Row()) = Unsafe.Add(ref from, field.Row());
                    }
                }
            }
        }
    }

    /// <summary>Turns a square of eight slots and eight replications round, in registers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Turn(ReadOnlySpan<EnterpriseBlock> slots, Field field, int lane, int at, int seat)
    {
        int from = field.At(lane), place = field.At(seat);
        Vector512<double> Row(EnterpriseBlock slot) => Vector512.LoadUnsafe(ref slot.Numbers, (nuint)from);
        Vector512<double> a = Row(slots[0]), b = Row(slots[1]), c = Row(slots[2]), d = Row(slots[3]), e = Row(slots[4]), f = Row(slots[5]), g = Row(slots[6]), h = Row(slots[7]);
        Half(lane, at, place, Avx512F.UnpackLow(a, b), Avx512F.UnpackLow(c, d), Avx512F.UnpackLow(e, f), Avx512F.UnpackLow(g, h));
        Half(lane + 1, at, place, Avx512F.UnpackHigh(a, b), Avx512F.UnpackHigh(c, d), Avx512F.UnpackHigh(e, f), Avx512F.UnpackHigh(g, h));
    }

    /// <summary>Every second replication of such a square: pairs of slots lie side by side already.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Half(int lane, int at, int place, Vector512<double> ab, Vector512<double> cd, Vector512<double> ef, Vector512<double> gh)
    {
        const byte Lower = 0x44, Upper = 0xEE, Even = 0x88, Odd = 0xDD; // which quarters of two registers
        Vector512<double> lower = Avx512F.Shuffle4x128(ab, cd, Lower), upper = Avx512F.Shuffle4x128(ab, cd, Upper);
        Vector512<double> lowerRest = Avx512F.Shuffle4x128(ef, gh, Lower), upperRest = Avx512F.Shuffle4x128(ef, gh, Upper);
        Write(lane, at, place, Avx512F.Shuffle4x128(lower, lowerRest, Even));
        Write(lane + 2, at, place, Avx512F.Shuffle4x128(lower, lowerRest, Odd));
        Write(lane + 4, at, place, Avx512F.Shuffle4x128(upper, upperRest, Even));
        Write(lane + 6, at, place, Avx512F.Shuffle4x128(upper, upperRest, Odd));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Write(int replication, int at, int place, Vector512<double> numbers) => numbers.StoreUnsafe(ref blocks[replication][at].Numbers, (nuint)place);

    private SeatBlock WithRoom(int replication, LaneMemory memory)
    {
        List<SeatBlock> own = blocks[replication];
        ref int at = ref roomy[replication];
        for (; at < own.Count; at++)
        {
            if (own[at].Alive != ulong.MaxValue)
            {
                return own[at];
            }
        }

        return Add(replication, memory);
    }

    private SeatBlock Add(int replication, LaneMemory memory)
    {
        SeatBlock added = idle.TryPop(out SeatBlock? old) ? old : new SeatBlock();
        added.Open(memory);
        blocks[replication].Add(added);
        Count++;
        return added;
    }
}
