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
