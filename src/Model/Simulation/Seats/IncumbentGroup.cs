using System.Runtime.CompilerServices;
using Zyz.Sim.Model.Draws;
using Zyz.Sim.Model.Numerics;

namespace Zyz.Sim.Model.Simulation.Seats;

/// <summary>Up to 64 incumbents that sit in one block of every replication: what is the same in all of them.</summary>
internal sealed class IncumbentGroup
{
    private readonly LaneTable rows = new(6);

    private IncumbentGroup(TownSetting setting, int[] places)
    {
        Slots = places;
        for (int i = 0; i < places.Length; i++)
        {
            SlotProfile profile = setting.Slots[places[i]];
            Own(Row.Size)[i] = profile.Size;
            Own(Row.LnSize)[i] = Elementary.Log(profile.Size);
            Own(Row.Years)[i] = Math.Floor(profile.AgeYears);
            Own(Row.BornAt)[i] = -AgeTable.Quarters(profile.AgeYears);
            Own(Row.Who)[i] = BitConverter.UInt64BitsToDouble(profile.Address.Bits);
        }
    }

    private enum Row
    {
        Size,
        LnSize,
        Years,
        Youth,
        BornAt,
        Who,
    }

    /// <summary>Which slots of the town they are.</summary>
    public int[] Slots { get; }

    /// <summary>Their seats, a bit each.</summary>
    public ulong Seats => Slots.Length == DrawAddress.GroupSize ? ulong.MaxValue : (1UL << Slots.Length) - 1;

    /// <summary>Size at the median baseline [亿元]; 0 where nobody sits.</summary>
    public ref double Size => ref rows.First((int)Row.Size);

    /// <summary>ln of size at the median baseline.</summary>
    public ref double LnSize => ref rows.First((int)Row.LnSize);

    /// <summary>Completed years of life at the base date.</summary>
    public ref double Years => ref rows.First((int)Row.Years);

    /// <summary>Addresses of their draws.</summary>
    public ref ulong Who => ref Unsafe.As<double, ulong>(ref rows.First((int)Row.Who));

    /// <summary>The incumbents of a town, in the order of its slots.</summary>
    public static IncumbentGroup[] Of(TownSetting setting) =>
        [.. Enumerable.Range(0, setting.Slots.Length).Where(i => setting.Slots[i].Kind == SlotKind.Incumbent).Chunk(DrawAddress.GroupSize).Select(places => new IncumbentGroup(setting, places))];

    /// <summary>Says what ages mean.</summary>
    public void Age(TownSetting setting, AgeTable ages)
    {
        for (int i = 0; i < Slots.Length; i++)
        {
            Own(Row.Youth)[i] = ages.OfIncumbent(setting.Slots[Slots[i]].AgeYears);
        }
    }

    /// <summary>Who is at least of some size.</summary>
    /// <param name="size">Size [亿元]. Positive.</param>
    /// <param name="scale">The drawn baseline over the median one.</param>
    public ulong Above<T>(double size, double scale)
        where T : struct, ILanes<T>
    {
        ulong below = 0;
        for (int i = 0; i < Slots.Length; i += T.Width)
        {
            below |= (ulong)T.Below(T.Load(ref Size, i) * T.All(scale), T.All(size)) << i;
        }

        return Seats & ~below;
    }

    /// <summary>Seats them, with all that no draw decides.</summary>
    public void Seat(SeatBlock block)
    {
        block.Fill(Seats);
        Slots.CopyTo(block.Slots, 0);
        Own(Row.Youth).CopyTo(block[Field.Youth]);
        Own(Row.BornAt).CopyTo(block[Field.BornAt]);
        Own(Row.Who).CopyTo(block[Field.Who]);
    }

    private Span<double> Own(Row row) => rows[(int)row];
}
