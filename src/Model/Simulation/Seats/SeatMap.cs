using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Zyz.Sim.Model.Draws;
using Zyz.Sim.Model.Numerics;

namespace Zyz.Sim.Model.Simulation.Seats;

/// <summary>
/// Where the enterprises of a town sit, replication by replication: each takes the first empty seat of its own replication, so that those who
/// live lie side by side however few of a slot's replications they are.
/// </summary>
internal sealed class SeatMap
{
    private const int Lanes = DrawAddress.GroupSize;
    private readonly List<SeatBlock>[] blocks = [.. Enumerable.Range(0, Lanes).Select(_ => new List<SeatBlock>())];
    private readonly int[] roomy = new int[Lanes]; // no block before it has an empty seat
    private readonly Stack<SeatBlock> idle = [];

    /// <summary>Blocks of all replications [count].</summary>
    public int Count { get; private set; }

    /// <summary>The block that is played after another, or null.</summary>
    /// <param name="replication">Where the other one is.</param>
    /// <param name="block">Which of its blocks.</param>
    /// <param name="until">The first replication that is not played.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public SeatBlock? After(int replication, int block, int until)
    {
        ReadOnlySpan<SeatBlock> own = this[replication];
        if (block + 1 < own.Length)
        {
            return own[block + 1];
        }

        return replication + 1 < until && blocks[replication + 1].Count > 0 ? blocks[replication + 1][0] : null;
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

    /// <summary>Gives a newborn the first empty seat of its replication.</summary>
    /// <param name="slot">Where what it begins with stands.</param>
    /// <param name="replication">In which replication.</param>
    /// <param name="index">Which slot of the town it is.</param>
    /// <param name="who">The address of its draws.</param>
    /// <param name="step">Step of birth.</param>
    /// <param name="ages">What ages mean.</param>
    /// <param name="memory">Where new blocks lie.</param>
    /// <returns>The seat.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public (SeatBlock Block, int Seat) Seat(EnterpriseBlock slot, int replication, int index, EntityId who, int step, AgeTable ages, LaneMemory memory)
    {
        SeatBlock block = WithRoom(replication, memory);
        int seat = BitOperations.TrailingZeroCount(~block.Alive);
        block.Prepare(seat + 1);
        ref double from = ref slot.Numbers, to = ref Unsafe.Add(ref block.Numbers, seat);
        for (Field field = Field.LnOrders; field <= Field.Centre; field++)
        {
            Unsafe.Add(ref to, field.Row()) = Unsafe.Add(ref from, field.At(replication));
        }

        Unsafe.Add(ref to, Field.Youth.Row()) = ages.OfBirth(step);
        Unsafe.Add(ref to, Field.BornAt.Row()) = step;
        Unsafe.Add(ref to, Field.Who.Row()) = BitConverter.UInt64BitsToDouble(who.Bits);
        block.Slots[seat] = index;
        ulong bit = 1UL << seat;
        block.Alive |= bit;
        block.Born |= bit;
        block.Late |= step % 4 == 1 ? 0 : bit;
        block.Project &= ~bit;
        block.Exposed |= bit;
        return (block, seat);
    }

    /// <summary>The newborn of last quarter are newborn no longer.</summary>
    /// <param name="from">The first replication.</param>
    /// <param name="until">The first after them.</param>
    /// <param name="newYear">Whether a year begins.</param>
    public void GrowUp(int from, int until, bool newYear)
    {
        for (int replication = from; replication < until; replication++)
        {
            roomy[replication] = 0;
            foreach (SeatBlock block in blocks[replication])
            {
                block.Born = 0;
                block.Late = newYear ? 0 : block.Late;
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
