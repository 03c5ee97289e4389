using System.Runtime.CompilerServices;
using Zyz.Sim.Model.Draws;
using Zyz.Sim.Model.Numerics;

namespace Zyz.Sim.Model.Simulation;

/// <summary>A town's aggregates of one quarter in 64 replications (<see cref="QuarterField"/>).</summary>
internal sealed class TownQuarterBlock
{
    private const int Lanes = DrawAddress.GroupSize;
    private readonly LaneTable values = new((int)QuarterField.Count);

    /// <summary>The values, field after field: what travels to an enterprise grain.</summary>
    public Span<double> Values => values.All;

    /// <summary>Step of the quarter; 1 is the first simulated one.</summary>
    public int Step { get; set; }

    /// <summary>Calendar index of the quarter: part of every draw's address.</summary>
    public int Calendar { get; set; }

    /// <summary>Replications in which all would leave, so none does.</summary>
    public ulong Void { get; set; }

    /// <summary>Back to what a new one is.</summary>
    public void Clear()
    {
        values.Clear();
        (Step, Calendar, Void) = (0, 0, 0);
    }

    /// <summary>The 64 values of a field.</summary>
    public Span<double> this[QuarterField field] => values[(int)field];

    /// <summary>Where the numbers begin: a field's value in a lane lies <see cref="LaneRows.At(QuarterField, int)"/> further on.</summary>
    public ref double Numbers => ref values.First(0);

    /// <summary>The first of the 64 values of a field.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref double First(QuarterField field) => ref values.First((int)field);
}
