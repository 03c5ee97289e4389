using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
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
    private AgeTable? ages;

    public SlotScratch() => held = CacheLine.Doubles(3 * Lanes, out first);

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
    public ref ulong ShockWords => ref Words(0);

    /// <summary>64 draws of 32 bits for its closure.</summary>
    public ref ulong ClosureWords => ref Words(Lanes);

    /// <summary>64 draws of 32 bits for its merger.</summary>
    public ref ulong MergerWords => ref Words(2 * Lanes);

    /// <summary>Draws what every slot needs in every quarter: words for shock and closure.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Draw(DrawAddress address, EnterpriseBlock slot, int calendar) =>
        address.WordsOfTwo(MemoryMarshal.CreateSpan(ref Words(0), 2 * Lanes), slot.Profile.Address, calendar, Purpose.EnterpriseShock, Purpose.Closure);

    /// <summary>Draws words for merger, which only small enterprises need.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void DrawMerger(DrawAddress address, EnterpriseBlock slot, int calendar) =>
        address.Words(MemoryMarshal.CreateSpan(ref Words(2 * Lanes), Lanes), slot.Profile.Address, calendar, Purpose.Merger);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref ulong Words(int at) => ref Unsafe.As<double, ulong>(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(held), first + at));
}
