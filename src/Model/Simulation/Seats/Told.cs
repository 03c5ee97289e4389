using System.Runtime.CompilerServices;
using Zyz.Sim.Model.Draws;
using Zyz.Sim.Model.Numerics;

namespace Zyz.Sim.Model.Simulation.Seats;

/// <summary>What a town tells the enterprises of one replication: the same number for all of them.</summary>
internal static class Told
{
    /// <summary>An aggregate in every lane.</summary>
    /// <param name="told">The town's first aggregate in the replication.</param>
    /// <param name="field">Which one.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Of<T>(ref double told, QuarterField field)
        where T : struct, ILanes<T> =>
        T.All(Unsafe.Add(ref told, field.Row()));

    /// <summary>A parameter's draw in every lane.</summary>
    /// <param name="drawn">The first parameter's draw in the replication.</param>
    /// <param name="parameter">Which one.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Of<T>(ref double drawn, Parameter parameter)
        where T : struct, ILanes<T> =>
        T.All(Unsafe.Add(ref drawn, (int)parameter * LaneTable.Stride));

    /// <summary>Whether a seat from some place on is taken.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Any(ulong living, int from) => from < DrawAddress.GroupSize && living >> from != 0;

    /// <summary>Whether some neighbouring seats, or replications of a slot, are empty.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsEmpty(ulong living, int first, int width) => (living >> first & ((1UL << width) - 1)) == 0;
}
