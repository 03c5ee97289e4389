using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Zyz.Sim.Contracts;
using Zyz.Sim.Model.Draws;
using Zyz.Sim.Model.Plans;
using Zyz.Sim.Model.Simulation;

namespace Zyz.Sim.Grains.Runs;

/// <summary>
/// Gathers the chunks of a batch into one block: plane, year, replication. A chunk comes from the model or from a store, and goes
/// to a store as its four counts and its doubles, little-endian.
/// </summary>
internal sealed class BatchOutcome
{
    private const int Counts = 4 * sizeof(long);
    private readonly int[] planes;
    private readonly int[] rows;
    private readonly int replications;
    private readonly byte[] values;
    private readonly (long Checked, long Violated, long Unplaced, long EnterpriseQuarters)?[] counts;
    private long playedQuarters;

    /// <summary>An empty block.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="order">Which chunks, planes and years.</param>
    public BatchOutcome(Plan plan, TownOrder order)
    {
        int years = plan.Scenario.HorizonYear - plan.Region.BaseYear;
        planes = order.Planes.Length == 0 ? [.. Enumerable.Range(0, TownOutcomes.PlaneCount)] : [.. order.Planes.Select(p => (int)p)];
        rows = order.Rows.Length == 0 ? [.. Enumerable.Range(0, years + 1)] : [.. order.Rows.Select(r => (int)r)];
        replications = order.Chunks * DrawAddress.GroupSize;
        counts = new (long, long, long, long)?[order.Chunks];
        values = GC.AllocateUninitializedArray<byte>(planes.Length * rows.Length * replications * sizeof(double)); // every chunk is written before it is read
    }

    /// <summary>Whether a chunk is there.</summary>
    public bool Has(int index) => counts[index] is not null;

    /// <summary>Processor time spent on chunks that were played [s].</summary>
    public double Seconds { get; set; }

    /// <summary>Puts a chunk in place that was played.</summary>
    public void Add(int index, TownOutcomes chunk)
    {
        for (int part = 0; part < planes.Length * rows.Length; part++)
        {
            chunk[planes[part / rows.Length], rows[part % rows.Length]].CopyTo(Part(index, part));
        }

        playedQuarters += chunk.EnterpriseQuarters;
        counts[index] = (chunk.IdentitiesChecked, chunk.IdentitiesViolated, chunk.Unplaced, chunk.EnterpriseQuarters);
    }

    /// <summary>Puts a chunk in place that was stored.</summary>
    /// <exception cref="InvalidDataException">It is of another shape.</exception>
    public void Add(int index, ReadOnlySpan<byte> payload)
    {
        if (payload.Length != Counts + planes.Length * rows.Length * DrawAddress.GroupSize * sizeof(double))
        {
            throw new InvalidDataException($"a stored chunk has {payload.Length} bytes and cannot be {planes.Length} measures of {rows.Length} years");
        }

        ReadOnlySpan<double> stored = MemoryMarshal.Cast<byte, double>(payload[Counts..]);
        for (int part = 0; part < planes.Length * rows.Length; part++)
        {
            stored.Slice(part * DrawAddress.GroupSize, DrawAddress.GroupSize).CopyTo(Part(index, part));
        }

        counts[index] = (
            BinaryPrimitives.ReadInt64LittleEndian(payload), BinaryPrimitives.ReadInt64LittleEndian(payload[8..]),
            BinaryPrimitives.ReadInt64LittleEndian(payload[16..]), BinaryPrimitives.ReadInt64LittleEndian(payload[24..]));
    }

    /// <summary>A chunk as it is stored.</summary>
    public byte[] Write(int index)
    {
        (long identities, long violated, long unplaced, long enterpriseQuarters) = counts[index]!.Value;
        var payload = GC.AllocateUninitializedArray<byte>(Counts + planes.Length * rows.Length * DrawAddress.GroupSize * sizeof(double));
        BinaryPrimitives.WriteInt64LittleEndian(payload, identities);
        BinaryPrimitives.WriteInt64LittleEndian(payload.AsSpan(8), violated);
        BinaryPrimitives.WriteInt64LittleEndian(payload.AsSpan(16), unplaced);
        BinaryPrimitives.WriteInt64LittleEndian(payload.AsSpan(24), enterpriseQuarters);
        Span<double> target = MemoryMarshal.Cast<byte, double>(payload.AsSpan(Counts));
        for (int part = 0; part < planes.Length * rows.Length; part++)
        {
            Part(index, part).CopyTo(target[(part * DrawAddress.GroupSize)..]);
        }

        return payload;
    }

    /// <summary>The outcome of a batch that gave its numbers.</summary>
    /// <param name="stored">Whether all of it is in the store.</param>
    public TownBatchOutcome Done(bool stored) => new(
        values, counts.Sum(c => c!.Value.Checked), counts.Sum(c => c!.Value.Violated), counts.Sum(c => c!.Value.Unplaced),
        counts.Sum(c => c!.Value.EnterpriseQuarters), Seconds, null, stored, playedQuarters);

    /// <summary>The outcome of a batch the model could give no numbers for.</summary>
    public static TownBatchOutcome Failed(string why) => new([], 0, 0, 0, 0, 0, why);

    /// <summary>The 64 replications of a chunk in one plane and year.</summary>
    private Span<double> Part(int index, int part) =>
        MemoryMarshal.Cast<byte, double>(values.AsSpan()).Slice(part * replications + index * DrawAddress.GroupSize, DrawAddress.GroupSize);
}
