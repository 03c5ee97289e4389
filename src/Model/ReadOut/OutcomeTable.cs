using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Zyz.Sim.Model.Simulation;

namespace Zyz.Sim.Model.ReadOut;

/// <summary>Annual outcomes of all towns over all replications: planes of (year, replication) per town.</summary>
public sealed class OutcomeTable
{
    private readonly Dictionary<string, double[]> towns;

    /// <summary>An empty table.</summary>
    /// <param name="towns">Town ids.</param>
    /// <param name="planes">Which planes are kept, as numbers of <see cref="Results.Kpi"/> or <see cref="TownOutcomes.LeadingOutputPlane"/>.</param>
    /// <param name="rows">Which years are kept, as years after the base year.</param>
    /// <param name="replications">Replications [count].</param>
    public OutcomeTable(IEnumerable<string> towns, ImmutableArray<int> planes, ImmutableArray<int> rows, int replications)
    {
        Planes = planes;
        Rows = rows;
        Replications = replications;
        this.towns = towns.ToDictionary(t => t, _ => GC.AllocateUninitializedArray<double>(planes.Length * rows.Length * replications), StringComparer.Ordinal);
    }

    /// <summary>Kept planes.</summary>
    public ImmutableArray<int> Planes { get; }

    /// <summary>Kept years, as years after the base year.</summary>
    public ImmutableArray<int> Rows { get; }

    /// <summary>Rows per plane: kept years [count].</summary>
    public int Years => Rows.Length;

    /// <summary>Replications [count].</summary>
    public int Replications { get; }

    /// <summary>Town ids, in ordinal order.</summary>
    public IEnumerable<string> Towns => towns.Keys.Order(StringComparer.Ordinal);

    /// <summary>The outcomes of a plane and row.</summary>
    /// <param name="town">Town id.</param>
    /// <param name="plane">Plane.</param>
    /// <param name="year">Years after the base year; a kept one.</param>
    /// <returns>One value per replication.</returns>
    public ReadOnlySpan<double> Of(string town, int plane, int year) => Row(town, Planes.IndexOf(plane), Rows.IndexOf(year));

    /// <summary>Puts the outcomes of a batch in place.</summary>
    /// <param name="town">Town id.</param>
    /// <param name="firstReplication">Where the batch begins.</param>
    /// <param name="replications">Replications of the batch; those beyond the table are left out.</param>
    /// <param name="values">Values in the order plane, row, replication.</param>
    public void Put(string town, int firstReplication, int replications, ReadOnlySpan<byte> values)
    {
        ReadOnlySpan<double> doubles = MemoryMarshal.Cast<byte, double>(values);
        int kept = Math.Min(replications, Replications - firstReplication);
        for (int plane = 0; plane < Planes.Length; plane++)
        {
            for (int year = 0; year < Years; year++)
            {
                doubles.Slice((plane * Years + year) * replications, kept).CopyTo(Row(town, plane, year)[firstReplication..]);
            }
        }
    }

    /// <summary>All values of a town as bytes, in the order plane, row, replication.</summary>
    /// <param name="town">Town id.</param>
    /// <returns>Little-endian doubles.</returns>
    public byte[] Bytes(string town) => MemoryMarshal.AsBytes(towns[town].AsSpan()).ToArray();

    private Span<double> Row(string town, int plane, int row) =>
        towns[town].AsSpan((plane * Years + row) * Replications, Replications);
}
