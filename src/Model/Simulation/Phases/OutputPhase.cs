using System.Runtime.CompilerServices;
using Zyz.Sim.Model.Numerics;
using Zyz.Sim.Model.Simulation.Seats;

namespace Zyz.Sim.Model.Simulation.Phases;

/// <summary>The end of a quarter for 64 seats of a replication: overflow shared inside the town fills slack (E7), leavers leave.</summary>
internal static class OutputPhase
{
    /// <summary>Q = q + slack·φ; the year's nominal output grows by P·Q.</summary>
    /// <param name="block">The seats.</param>
    /// <param name="told">The town's aggregates of the replication.</param>
    /// <param name="isVoid">Whether all would leave, so none does.</param>
    /// <param name="sums">The replication's sums.</param>
    /// <param name="observed">Whether anyone looks at an enterprise's own output: nothing in the model does, and writing it took a hundredth of a run.</param>
    [SkipLocalsInit, MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<T>(SeatBlock block, ref double told, bool isVoid, ref double sums, bool observed)
        where T : struct, ILanes<T>
    {
        ref double firstOwn = ref block.Numbers;
        ulong living = block.Alive;
        T use = Told.Of<T>(ref told, QuarterField.Usable), sharing = Told.Of<T>(ref told, QuarterField.Sharing);
        T price = Told.Of<T>(ref told, QuarterField.Price), grid = Told.Of<T>(ref told, QuarterField.Grid), total = T.All(0);
        for (int i = 0; Told.Any(living, i); i += T.Width)
        {
            ref double seats = ref Unsafe.Add(ref firstOwn, i);
            T usable = use * T.Load(ref seats, Field.Capacity.Row()); // cheaper again than kept: state is memory
            T produced = T.Min(usable, T.Load(ref seats, Field.Orders.Row()));
            T output = T.Fma(usable - produced, sharing, produced);
            if (observed)
            {
                T.Store(output, ref seats, Field.Output.Row());
            }

            total += SumGrid.Round(output, grid);
            T.Store(T.Fma(price, output, T.Load(ref seats, Field.YearOutput.Row())), ref seats, Field.YearOutput.Row());
        }

        SeatSums.Add(ref sums, SumField.Output, total);
        if (isVoid)
        {
            block.Closing = block.Merging = 0;
        }
        else if ((block.Closing | block.Merging) != 0)
        {
            block.Bury(block.Closing | block.Merging);
        }
    }
}
