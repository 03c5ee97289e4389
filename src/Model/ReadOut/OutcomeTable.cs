using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Zyz.Sim.Model.Simulation;

namespace Zyz.Sim.Model.ReadOut;

/// <summary>
/// Annual outcomes of all towns over all replications: planes of (year, replication) per town. It holds the blocks that
/// batches returned and copies nothing together: a run of 10 000 replications would hold its 75 MB twice, and two runs that
/// share a town's outcomes could not share them.
/// </summary>
public sealed class OutcomeTable
{
    /// <summary>Bytes before the rows of a chunk: the counts that go with it.</summary>
    public const int ChunkHead = 4 * sizeof(long);

    private const int Lanes = Draws.DrawAddress.GroupSize;
    private readonly Dictionary<string, SortedList<int, OutcomePart>> towns;

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
        this.towns = towns.ToDictionary(t => t, _ => new SortedList<int, OutcomePart>(), StringComparer.Ordinal);
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
    public ReadOnlySpan<double> Of(string town, int plane, int year)
    {
        var values = new double[Replications];
        Copy(town, plane, year, 0, values);
        return values;
    }

    /// <summary>Puts outcomes in place.</summary>
    /// <param name="town">Town id.</param>
    /// <param name="firstReplication">Where they begin.</param>
    /// <param name="replications">How many replications; those beyond the table are left out.</param>
    /// <param name="values">Little-endian doubles in the order plane, row, replication.</param>
    /// <exception cref="ArgumentException">The values are not as many as the planes, years and replications say.</exception>
    public void Put(string town, int firstReplication, int replications, ReadOnlySpan<byte> values)
    {
        int rows = Planes.Length * Years;
        long expected = (long)rows * replications * sizeof(double);
        if (values.Length != expected)
        {
            throw new ArgumentException($"the outcomes of {town} hold {values.Length} bytes and not {expected}", nameof(values));
        }

        ReadOnlySpan<double> all = MemoryMarshal.Cast<byte, double>(values);
        var chunks = new byte[(replications + Lanes - 1) / Lanes][];
        var chunk = new double[rows * Lanes];
        for (int c = 0; c < chunks.Length; c++)
        {
            int count = Math.Min(Lanes, replications - c * Lanes);
            for (int row = 0; row < rows; row++)
            {
                all.Slice(row * replications + c * Lanes, count).CopyTo(chunk.AsSpan(row * Lanes));
            }

            chunks[c] = PackedRows.Pack(chunk, ChunkHead);
        }

        Hold(town, firstReplication, replications, chunks);
    }

    /// <summary>Takes the outcomes of a batch as they are.</summary>
    /// <param name="town">Town id.</param>
    /// <param name="firstReplication">Where the batch begins.</param>
    /// <param name="chunks">Its chunks: <see cref="ChunkHead"/> bytes, then packed rows; nobody may write to them any more.</param>
    /// <exception cref="InvalidDataException">A chunk holds not as many values as the planes and years say.</exception>
    public void Hold(string town, int firstReplication, byte[][] chunks)
    {
        ArgumentNullException.ThrowIfNull(chunks);
        Hold(town, firstReplication, chunks.Length * Lanes, chunks);
    }

    /// <summary>All values of a town as bytes, in the order plane, row, replication.</summary>
    /// <param name="town">Town id.</param>
    /// <returns>Little-endian doubles.</returns>
    /// <exception cref="InvalidOperationException">They are more than a block can hold.</exception>
    public byte[] Bytes(string town)
    {
        long size = (long)Planes.Length * Years * Replications * sizeof(double);
        if (size > Array.MaxLength)
        {
            throw new InvalidOperationException($"the outcomes of {town} over {Replications} replications are {size} bytes and fit in no block");
        }

        byte[] bytes = GC.AllocateUninitializedArray<byte>((int)size);
        Span<double> values = MemoryMarshal.Cast<byte, double>(bytes.AsSpan());
        foreach (OutcomePart part in Parts(town))
        {
            for (int plane = 0; plane < Planes.Length; plane++)
            {
                for (int row = 0; row < Years; row++)
                {
                    part.ReadAt(plane * Years + row, 0, values.Slice((plane * Years + row) * Replications + part.First, part.Count));
                }
            }
        }

        return bytes;
    }

    /// <summary>The blocks of a town, by first replication.</summary>
    internal IList<OutcomePart> Parts(string town) => towns[town].Values;

    /// <summary>Copies the outcomes of some replications.</summary>
    internal void Copy(string town, int plane, int year, int first, Span<double> target)
    {
        foreach (OutcomePart part in Parts(town))
        {
            int from = Math.Max(first, part.First), until = Math.Min(first + target.Length, part.First + part.Count);
            if (from < until)
            {
                part.Read(plane, year, from - part.First, target[(from - first)..(until - first)]);
            }
        }
    }

    private void Hold(string town, int first, int replications, byte[][] chunks)
    {
        PackedRows[] rows = Array.ConvertAll(chunks, c => new PackedRows(c, ChunkHead, Planes.Length * Years));
        SortedList<int, OutcomePart> parts = towns[town];
        lock (parts)
        {
            parts[first] = new OutcomePart(this, first, Math.Min(replications, Replications - first), rows);
        }
    }
}
