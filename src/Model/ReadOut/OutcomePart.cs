using System.Runtime.InteropServices;

namespace Zyz.Sim.Model.ReadOut;

/// <summary>Outcomes of a town over a run of replications, as a batch returned them.</summary>
internal sealed class OutcomePart(OutcomeTable table, int first, int count, int stride, byte[] values)
{
    /// <summary>First replication.</summary>
    public int First => first;

    /// <summary>Replications that count [count]; the block may hold more, beyond the end of the table.</summary>
    public int Count => count;

    /// <summary>One value per replication of a kept plane and year.</summary>
    public ReadOnlySpan<double> Of(int plane, int year) => At(table.Planes.IndexOf(plane), table.Rows.IndexOf(year));

    /// <summary>The same by places of the plane and the year among the kept ones.</summary>
    public ReadOnlySpan<double> At(int plane, int row) =>
        MemoryMarshal.Cast<byte, double>(values.AsSpan()).Slice((plane * table.Years + row) * stride, count);
}
