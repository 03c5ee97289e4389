using System.Runtime.CompilerServices;
using Zyz.Sim.Model.Draws;

namespace Zyz.Sim.Model.Simulation;

/// <summary>A town's aggregates of one quarter in 64 replications (<see cref="QuarterField"/>).</summary>
internal sealed class TownQuarterBlock
{
    private const int Lanes = DrawAddress.GroupSize;

    /// <summary>The values, field after field: what travels to an enterprise grain.</summary>
    public double[] Values { get; } = new double[(int)QuarterField.Count * Lanes];

    /// <summary>Step of the quarter; 1 is the first simulated one.</summary>
    public int Step { get; set; }

    /// <summary>Calendar index of the quarter: part of every draw's address.</summary>
    public int Calendar { get; set; }

    /// <summary>Replications in which all would leave, so none does.</summary>
    public ulong Void { get; set; }

    /// <summary>The 64 values of a field.</summary>
    public Span<double> this[QuarterField field] => Values.AsSpan((int)field * Lanes, Lanes);

    /// <summary>The first of the 64 values of a field.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref double First(QuarterField field) => ref Values[(int)field * Lanes];
}
