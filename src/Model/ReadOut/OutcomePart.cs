using Zyz.Sim.Model.Draws;

namespace Zyz.Sim.Model.ReadOut;

/// <summary>Outcomes of a town over a run of replications, as a batch returned them: chunk after chunk of 64.</summary>
internal sealed class OutcomePart(OutcomeTable table, int first, int count, PackedRows[] chunks)
{
    private const int Lanes = DrawAddress.GroupSize;

    /// <summary>First replication.</summary>
    public int First => first;

    /// <summary>Replications that count [count]; the last chunk may hold more, beyond the end of the table.</summary>
    public int Count => count;

    /// <summary>One value per replication of a kept plane and year, from one of them on.</summary>
    public void Read(int plane, int year, int from, Span<double> values) =>
        ReadAt(table.Planes.IndexOf(plane) * table.Years + table.Rows.IndexOf(year), from, values);

    /// <summary>The same by the place of the plane and year among the kept ones.</summary>
    public void ReadAt(int row, int from, Span<double> values)
    {
        Span<double> lanes = stackalloc double[Lanes];
        while (values.Length > 0)
        {
            int at = from % Lanes, taken = Math.Min(Lanes - at, values.Length);
            if (at == 0)
            {
                chunks[from / Lanes].Read(row, values[..taken]);
            }
            else
            {
                chunks[from / Lanes].Read(row, lanes);
                lanes.Slice(at, taken).CopyTo(values);
            }

            values = values[taken..];
            from += taken;
        }
    }
}
