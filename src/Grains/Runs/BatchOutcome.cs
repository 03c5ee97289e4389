using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Zyz.Sim.Contracts;
using Zyz.Sim.Model.Draws;
using Zyz.Sim.Model.Plans;
using Zyz.Sim.Model.ReadOut;
using Zyz.Sim.Model.Simulation;

namespace Zyz.Sim.Grains.Runs;

/// <summary>
/// Gathers the chunks of a batch. A chunk comes from the model or from a store; it is written once, as its four counts and its packed rows,
/// and is stored, sent and read out as those bytes.
/// </summary>
internal sealed class BatchOutcome
{
    private readonly int[] planes;
    private readonly int[] rows;
    private readonly bool whole;
    private readonly byte[]?[] chunks;
    private long playedQuarters;

    /// <summary>An empty block.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="order">Which chunks, planes and years.</param>
    public BatchOutcome(Plan plan, TownOrder order)
    {
        int years = plan.Scenario.HorizonYear - plan.Region.BaseYear;
        planes = order.Planes.Length == 0 ? [.. Enumerable.Range(0, TownOutcomes.PlaneCount)] : [.. order.Planes.Select(p => (int)p)];
        rows = order.Rows.Length == 0 ? [.. Enumerable.Range(0, years + 1)] : [.. order.Rows.Select(r => (int)r)];
        whole = order.Planes.Length == 0 && order.Rows.Length == 0;
        chunks = new byte[order.Chunks][];
    }

    /// <summary>Whether a chunk is there.</summary>
    public bool Has(int index) => chunks[index] is not null;

    /// <summary>Processor time spent on chunks that were played [s].</summary>
    public double Seconds { get; set; }

    /// <summary>Puts a chunk in place that was played.</summary>
    public void Add(int index, TownOutcomes chunk)
    {
        byte[] packed = PackedRows.Pack(whole ? chunk.Values : Kept(chunk), OutcomeTable.ChunkHead);
        Span<long> counts = Counts(packed);
        (counts[0], counts[1], counts[2], counts[3]) = (chunk.IdentitiesChecked, chunk.IdentitiesViolated, chunk.Unplaced, chunk.EnterpriseQuarters);
        chunks[index] = packed;
        playedQuarters += chunk.EnterpriseQuarters;
    }

    /// <summary>Puts a chunk in place that was stored.</summary>
    /// <exception cref="InvalidDataException">It is of another shape.</exception>
    public void Add(int index, byte[] stored)
    {
        _ = new PackedRows(stored, OutcomeTable.ChunkHead, planes.Length * rows.Length);
        chunks[index] = stored;
    }

    /// <summary>A chunk as it is stored; nobody may write to it.</summary>
    public byte[] Chunk(int index) => chunks[index]!;

    /// <summary>The outcome of a batch that gave its numbers.</summary>
    /// <param name="stored">Whether all of it is in the store.</param>
    public TownBatchOutcome Done(bool stored)
    {
        long Sum(int count) => chunks.Sum(c => BinaryPrimitives.ReadInt64LittleEndian(c.AsSpan(count * sizeof(long))));
        return new(chunks!, Sum(0), Sum(1), Sum(2), Sum(3), Seconds, null, stored, playedQuarters);
    }

    /// <summary>The outcome of a batch the model could give no numbers for.</summary>
    public static TownBatchOutcome Failed(string why) => new([], 0, 0, 0, 0, 0, why);

    private static Span<long> Counts(byte[] packed) => MemoryMarshal.Cast<byte, long>(packed.AsSpan(0, OutcomeTable.ChunkHead));

    private double[] Kept(TownOutcomes chunk)
    {
        var kept = new double[planes.Length * rows.Length * DrawAddress.GroupSize];
        for (int part = 0; part < planes.Length * rows.Length; part++)
        {
            chunk[planes[part / rows.Length], rows[part % rows.Length]].CopyTo(kept.AsSpan(part * DrawAddress.GroupSize));
        }

        return kept;
    }
}
