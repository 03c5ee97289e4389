using System.Numerics;
using System.Runtime.CompilerServices;
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
    private static readonly Field[] Brought =
        [Field.LnOrders, Field.Orders, Field.Capacity, Field.Pipeline0, Field.Pipeline1, Field.Pipeline2, Field.Pipeline3, Field.YearOutput, Field.Sigma, Field.Centre, Field.RdIntensity];

    private readonly List<SeatBlock>[] blocks = [.. Enumerable.Range(0, Lanes).Select(_ => new List<SeatBlock>())];
    private readonly Stack<SeatBlock> idle = [];

    /// <summary>The blocks of a replication.</summary>
    public List<SeatBlock> this[int replication] => blocks[replication];

    /// <summary>Gives a slot's enterprise a seat in some replications.</summary>
    /// <param name="slot">The slot, with what its enterprise begins with.</param>
    /// <param name="index">Which slot of the town.</param>
    /// <param name="lanes">The replications, a bit each.</param>
    /// <param name="born">Whether it is born now, not at the base date.</param>
    /// <param name="ages">What ages mean.</param>
    /// <param name="memory">Where new blocks lie.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Place(EnterpriseBlock slot, int index, ulong lanes, bool born, AgeTable ages, LaneMemory memory)
    {
        SlotProfile profile = slot.Profile;
        bool project = profile.IsProject;
        double youth = 0, bornAt = 0;
        if (!project)
        {
            bool incumbent = profile.Kind == SlotKind.Incumbent;
            youth = incumbent ? ages.OfIncumbent(profile.AgeYears) : ages.OfBirth(profile.Step);
            bornAt = incumbent ? -AgeTable.Quarters(profile.AgeYears) : profile.Step;
        }

        double who = BitConverter.UInt64BitsToDouble(profile.Address.Bits);
        ref double from = ref slot.Numbers;
        for (; lanes != 0; lanes &= lanes - 1)
        {
            int lane = BitOperations.TrailingZeroCount(lanes);
            SeatBlock block = WithRoom(lane, memory);
            int seat = BitOperations.TrailingZeroCount(~block.Alive);
            ref double to = ref Unsafe.Add(ref block.Numbers, seat);
            foreach (Field field in Brought)
            {
                Unsafe.Add(ref to, field.Row()) = Unsafe.Add(ref from, field.At(lane));
            }

            if (project)
            {
                (youth, bornAt) = (ages.OfBirth(slot.Opening![lane]), slot.Opening[lane]);
                slot.Seats![lane] = (block, seat);
            }

            Unsafe.Add(ref to, Field.Youth.Row()) = youth;
            Unsafe.Add(ref to, Field.BornAt.Row()) = bornAt;
            Unsafe.Add(ref to, Field.Who.Row()) = who;
            block.Slots[seat] = index;
            Mark(block, slot, lane, 1UL << seat, born, project);
        }
    }

    /// <summary>The newborn of last quarter are newborn no longer.</summary>
    public void GrowUp()
    {
        foreach (List<SeatBlock> own in blocks)
        {
            foreach (SeatBlock block in own)
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
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Mark(SeatBlock block, EnterpriseBlock slot, int lane, ulong seat, bool born, bool project)
    {
        ulong Bit(ulong lanes) => (lanes >> lane & 1) != 0 ? seat : 0;
        block.Alive |= seat;
        block.Born |= born ? seat : 0;
        block.Project = block.Project & ~seat | (project ? seat : 0);
        block.Exposed = block.Exposed & ~seat | Bit(slot.Exposed);
        block.AboveScale |= Bit(slot.AboveScale);
        block.Srdi |= Bit(slot.Srdi);
        block.ReviewLow |= Bit(slot.ReviewLow);
        block.ReviewHigh |= Bit(slot.ReviewHigh);
        block.TechCentre |= Bit(slot.TechCentre);
        block.Green |= Bit(slot.Green);
        block.RdDrawn |= Bit(slot.RdDrawn);
    }

    private SeatBlock WithRoom(int replication, LaneMemory memory)
    {
        List<SeatBlock> own = blocks[replication];
        foreach (SeatBlock block in own)
        {
            if (block.Alive != ulong.MaxValue)
            {
                return block;
            }
        }

        SeatBlock added = idle.TryPop(out SeatBlock? old) ? old : new SeatBlock();
        added.Open(memory);
        own.Add(added);
        return added;
    }
}
