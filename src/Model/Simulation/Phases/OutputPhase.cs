using System.Runtime.CompilerServices;
using Zyz.Sim.Model.Numerics;
using Zyz.Sim.Model.Simulation.Seats;

namespace Zyz.Sim.Model.Simulation.Phases;

/// <summary>What 64 seats of a replication made in a quarter, once it is known how much overflow the town shares (E7).</summary>
internal static class OutputPhase
{
    /// <summary>The year's nominal output grows by P·Q, Q = q + slack·φ.</summary>
    /// <param name="block">The seats, with orders and capacity of the quarter.</param>
    /// <param name="terms">u, φ and P of the quarter in the replication (<see cref="OutputTerms"/>).</param>
    /// <param name="made">Seats that were taken in that quarter, a bit each.</param>
    [SkipLocalsInit, MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Settle<T>(SeatBlock block, ref double terms, ulong made)
        where T : struct, ILanes<T>
    {
        ref double firstOwn = ref block.Numbers;
        T use = T.All(OutputTerms.Usable(ref terms)), sharing = T.All(OutputTerms.Sharing(ref terms)), price = T.All(OutputTerms.Price(ref terms));
        for (int i = 0; Told.Any(made, i); i += T.Width)
        {
            ref double seats = ref Unsafe.Add(ref firstOwn, i);
            T usable = use * T.Load(ref seats, Field.Capacity.Row()); // cheaper again than kept: state is memory
            T produced = T.Min(usable, T.Load(ref seats, Field.Orders.Row()));
            T output = T.Keep((uint)(made >> i), T.Fma(usable - produced, sharing, produced));
            T.Store(T.Fma(price, output, T.Load(ref seats, Field.YearOutput.Row())), ref seats, Field.YearOutput.Row());
        }
    }
}
