using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Zyz.Sim.Model.Draws;
using Zyz.Sim.Model.Numerics;

namespace Zyz.Sim.Model.Simulation;

/// <summary>Rows a slot needs while it plays a quarter, kept from slot to slot and from group to group.</summary>
internal sealed class SlotScratch
{
    private const int Lanes = DrawAddress.GroupSize;
    private readonly LaneTable rows = new(3);
    private readonly double[] held;
    private readonly int first;
    private int at;
    private AgeTable? ages;

    public SlotScratch() => held = CacheLine.Doubles(4 * Lanes, out first);

    /// <summary>Whether someone looks at the slots between quarters.</summary>
    public bool Observed { get; set; }

    /// <summary>What ages mean, computed once for a player.</summary>
    /// <param name="youthYears">τ_a [years].</param>
    /// <param name="steps">The oldest age [quarters].</param>
    public AgeTable Ages(double youthYears, int steps) =>
        ages is { } held && held.YouthYears == youthYears && held.Steps == steps ? held : ages = new AgeTable(youthYears, steps);

    /// <summary>X of E5.</summary>
    public ref double Shocks => ref rows.First(0);

    /// <summary>Orders of the quarter.</summary>
    public ref double Orders => ref rows.First(1);

    /// <summary>ln(ūK).</summary>
    public ref double LnNormal => ref rows.First(2);

    /// <summary>64 draws of 32 bits for the enterprise's shock.</summary>
    public ref ulong ShockWords => ref Words(at);

    /// <summary>64 draws of 32 bits for its exit.</summary>
    public ref ulong ExitWords => ref Words(at + Lanes);

    /// <summary>Draws what a slot needs in every quarter. A block holds two quarters' words: those of the second wait with the slot.</summary>
    /// <param name="address">Seed and group.</param>
    /// <param name="slot">The slot.</param>
    /// <param name="calendar">Quarter.</param>
    [SkipLocalsInit, MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Draw(DrawAddress address, EnterpriseBlock slot, int calendar)
    {
        bool second = (calendar & 1) != 0;
        at = second ? 2 * Lanes : 0;
        ref ulong later = ref Unsafe.As<double, ulong>(ref slot.First(Field.Later));
        if (second && slot.LaterQuarter == calendar && (slot.Alive & ~slot.LaterDrawn) == 0)
        {
            for (int i = 0; i < Lanes; i += Vector512<ulong>.Count)
            {
                Vector512<ulong> both = Vector512.LoadUnsafe(ref later, (nuint)i);
                (both & Vector512.Create((ulong)uint.MaxValue)).StoreUnsafe(ref ShockWords, (nuint)i);
                (both >>> 32).StoreUnsafe(ref ExitWords, (nuint)i);
            }

            return;
        }

        address.Blocks(MemoryMarshal.CreateSpan(ref Words(0), 4 * Lanes), slot.Profile.Address, calendar & ~1, Purpose.EnterpriseQuarters, slot.Alive);
        if (!second)
        {
            (slot.LaterQuarter, slot.LaterDrawn) = (calendar + 1, slot.Alive);
            for (int i = 0; i < Lanes; i += Vector512<ulong>.Count)
            {
                Vector512<ulong> shock = Vector512.LoadUnsafe(ref Words(2 * Lanes), (nuint)i), exit = Vector512.LoadUnsafe(ref Words(3 * Lanes), (nuint)i);
                (shock | exit << 32).StoreUnsafe(ref later, (nuint)i);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref ulong Words(int at) => ref Unsafe.As<double, ulong>(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(held), first + at));
}
