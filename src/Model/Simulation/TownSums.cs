using System.Runtime.CompilerServices;
using Zyz.Sim.Model.Draws;
using Zyz.Sim.Model.Numerics;

namespace Zyz.Sim.Model.Simulation;

/// <summary>A town's sums of one quarter in 64 replications; most do not depend on the order of enterprises (<see cref="SumGrid"/>).</summary>
internal sealed class TownSums
{
    private const int Lanes = DrawAddress.GroupSize;
    private readonly LaneTable values = new((int)SumField.Count);

    /// <summary>The 64 values of a sum.</summary>
    public Span<double> this[SumField field] => values[(int)field];

    /// <summary>Where the numbers begin: a field's value in a lane lies <see cref="LaneRows.At(SumField, int)"/> further on.</summary>
    public ref double Numbers => ref values.First(0);

    /// <summary>The first of the 64 values of a sum.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref double First(SumField field) => ref values.First((int)field);

    /// <summary>Adds to a sum, from a reference that moves along the lanes with its loop.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Add<T>(ref double sum, SumField field, T value)
        where T : struct, ILanes<T> =>
        T.Store(T.Load(ref sum, field.Row()) + value, ref sum, field.Row());

    /// <summary>All values, sum after sum.</summary>
    public Span<double> Values => values.All;

    /// <summary>Adds one slot's own contribution, as a report carries it: sums add up, the three largest are ranked.</summary>
    /// <param name="own">Values in the order of <see cref="Values"/>; empty for none.</param>
    public void Add(ReadOnlySpan<double> own)
    {
        if (own.IsEmpty)
        {
            return;
        }

        const int FirstRank = (int)SumField.Largest1 * LaneTable.Stride, AfterRanks = ((int)SumField.Largest3 + 1) * LaneTable.Stride;
        Span<double> sums = Values;
        for (int i = 0; i < sums.Length; i++)
        {
            sums[i] += i is >= FirstRank and < AfterRanks ? 0 : own[i];
        }

        for (int lane = 0; lane < Lanes; lane++)
        {
            double down = own[FirstRank + lane];
            for (int rank = FirstRank + lane; rank < AfterRanks; rank += LaneTable.Stride)
            {
                (sums[rank], down) = (Math.Max(sums[rank], down), Math.Min(sums[rank], down));
            }
        }
    }

    /// <summary>Sets every sum to zero.</summary>
    public void Clear() => values.Clear();

    /// <summary>Sets every sum of some replications to zero.</summary>
    public void Clear(int from, int until)
    {
        for (int field = 0; field < (int)SumField.Count; field++)
        {
            values[field][from..until].Clear();
        }
    }
}
