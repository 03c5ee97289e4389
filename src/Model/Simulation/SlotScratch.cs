using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Zyz.Sim.Model.Draws;
using Zyz.Sim.Model.Numerics;

namespace Zyz.Sim.Model.Simulation;

/// <summary>Rows a slot needs while it plays a quarter, kept from slot to slot and from group to group.</summary>
internal sealed class SlotScratch
{
    private readonly LaneTable rows = new(4);

    /// <summary>X of E5.</summary>
    public ref double Shocks => ref rows.First(0);

    /// <summary>Orders of the quarter.</summary>
    public ref double Orders => ref rows.First(1);

    /// <summary>ln(ūK).</summary>
    public ref double LnNormal => ref rows.First(2);

    /// <summary>64 draws of 32 bits, until the next are asked for.</summary>
    /// <param name="address">Seed and group.</param>
    /// <param name="slot">Whose.</param>
    /// <param name="calendar">Calendar index of the quarter.</param>
    /// <param name="purpose">What for.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref ulong Words(DrawAddress address, EnterpriseBlock slot, int calendar, Purpose purpose)
    {
        Span<ulong> words = MemoryMarshal.Cast<double, ulong>(rows[3]);
        address.Words(words, slot.Profile.Address, calendar, purpose);
        return ref MemoryMarshal.GetReference(words);
    }
}
