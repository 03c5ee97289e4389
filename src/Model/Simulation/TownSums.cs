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

    /// <summary>All values, sum after sum.</summary>
    public ReadOnlySpan<double> Values => values;

    /// <summary>Adds one slot's own contribution, as a report carries it: sums add up, the three largest are ranked.</summary>
    /// <param name="own">Values in the order of <see cref="Values"/>; empty for none.</param>
    public void Add(ReadOnlySpan<double> own)
    {
        if (own.IsEmpty)
        {
            return;
        }

        const int FirstRank = (int)SumField.Largest1 * Lanes, AfterRanks = ((int)SumField.Largest3 + 1) * Lanes;
        for (int i = 0; i < values.Length; i++)
        {
            values[i] += i is >= FirstRank and < AfterRanks ? 0 : own[i];
        }

        for (int lane = 0; lane < Lanes; lane++)
        {
            double down = own[FirstRank + lane];
            for (int rank = FirstRank + lane; rank < AfterRanks; rank += Lanes)
            {
                (values[rank], down) = (Math.Max(values[rank], down), Math.Min(values[rank], down));
            }
        }
    }

    /// <summary>Sets every sum to zero.</summary>
    public void Clear() => Array.Clear(values);
}
