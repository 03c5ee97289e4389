using System.Runtime.CompilerServices;
using Zyz.Sim.Model.Draws;

namespace Zyz.Sim.Model.Simulation;

/// <summary>A town's sums of one quarter in 64 replications, taken in the order of slots.</summary>
internal sealed class TownSums
{
    private const int Lanes = DrawAddress.GroupSize;
    private readonly double[] values = new double[(int)SumField.Count * Lanes];

    /// <summary>The 64 values of a sum.</summary>
    public Span<double> this[SumField field] => values.AsSpan((int)field * Lanes, Lanes);

    /// <summary>The first of the 64 values of a sum.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref double First(SumField field) => ref values[(int)field * Lanes];

    /// <summary>Sets every sum to zero.</summary>
    public void Clear() => Array.Clear(values);
}
