using System.Runtime.CompilerServices;
using Zyz.Sim.Model.Draws;
using Zyz.Sim.Model.Numerics;

namespace Zyz.Sim.Model.Simulation.Phases;

/// <summary>The end of a quarter for one slot: overflow shared inside the town fills slack (E7), leavers leave.</summary>
internal static class OutputPhase
{
    private const int Lanes = DrawAddress.GroupSize;

    /// <summary>Q = q + slack·φ; the year's nominal output grows by P·Q.</summary>
    /// <param name="slot">The slot.</param>
    /// <param name="quarter">The town's aggregates.</param>
    /// <param name="sums">The town's sums.</param>
    /// <param name="observed">Whether anyone looks at the slot's own output: nothing in the model does, and writing it took a hundredth of a run.</param>
    [SkipLocalsInit, MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<T>(EnterpriseBlock slot, TownQuarterBlock quarter, TownSums sums, bool observed)
        where T : struct, ILanes<T>
    {
        ref double firstOwn = ref slot.Numbers, firstTold = ref quarter.Numbers, total = ref sums.First(SumField.Output);
        ulong living = slot.Alive;
        for (int i = 0; i < Lanes; i += T.Width)
        {
            if (EnterpriseBlock.IsEmpty(living, i, T.Width))
            {
                continue; // most places of entrants live in few replications
            }

            ref double own = ref Unsafe.Add(ref firstOwn, i), told = ref Unsafe.Add(ref firstTold, i);
            T usable = T.Load(ref told, QuarterField.Usable.Row()) * T.Load(ref own, Field.Capacity.Row()); // cheaper again than kept: state is memory
            T produced = T.Min(usable, T.Load(ref own, Field.Orders.Row()));
            T output = T.Fma(usable - produced, T.Load(ref told, QuarterField.Sharing.Row()), produced);
            if (observed)
            {
                T.Store(output, ref own, Field.Output.Row());
            }

            T.Store(T.Load(ref total, i) + SumGrid.Round(output, T.Load(ref told, QuarterField.Grid.Row())), ref total, i);
            T year = T.Fma(T.Load(ref told, QuarterField.Price.Row()), output, T.Load(ref own, Field.YearOutput.Row()));
            T.Store(year, ref own, Field.YearOutput.Row());
        }

        ulong leaving = (slot.Closing | slot.Merging) & ~quarter.Void;
        slot.Closing &= ~quarter.Void;
        slot.Merging &= ~quarter.Void;
        if (leaving != 0)
        {
            slot.Bury(leaving);
        }
    }
}
