using System.Runtime.InteropServices;
using Zyz.Sim.Contracts;
using Zyz.Sim.Model.Draws;
using Zyz.Sim.Model.Simulation;

namespace Zyz.Sim.Grains.Runs;

/// <summary>Gathers the chunks of a batch into one block: plane, year, replication.</summary>
internal sealed class BatchOutcome
{
    private readonly int[] planes;
    private readonly int[] rows;
    private readonly int replications;
    private readonly byte[] values;
    private long identitiesChecked;
    private long identitiesViolated;
    private long unplaced;
    private long enterpriseQuarters;

    public BatchOutcome(TownSetting setting, TownOrder order)
    {
        planes = order.Planes.Length == 0 ? [.. Enumerable.Range(0, TownOutcomes.PlaneCount)] : [.. order.Planes.Select(p => (int)p)];
        rows = order.Rows.Length == 0 ? [.. Enumerable.Range(0, setting.Years + 1)] : [.. order.Rows.Select(r => (int)r)];
        replications = order.Chunks * DrawAddress.GroupSize;
        values = GC.AllocateUninitializedArray<byte>(planes.Length * rows.Length * replications * sizeof(double)); // every chunk is written before it is read
    }

    /// <summary>Puts a chunk in place.</summary>
    public void Add(int index, TownOutcomes chunk)
    {
        Span<double> target = MemoryMarshal.Cast<byte, double>(values.AsSpan());
        for (int plane = 0; plane < planes.Length; plane++)
        {
            for (int row = 0; row < rows.Length; row++)
            {
                chunk[planes[plane], rows[row]].CopyTo(target[((plane * rows.Length + row) * replications + index * DrawAddress.GroupSize)..]);
            }
        }

        identitiesChecked += chunk.IdentitiesChecked;
        identitiesViolated += chunk.IdentitiesViolated;
        unplaced += chunk.Unplaced;
        enterpriseQuarters += chunk.EnterpriseQuarters;
    }

    /// <summary>The outcome of a batch that gave its numbers.</summary>
    public TownBatchOutcome Done(double seconds) =>
        new(values, identitiesChecked, identitiesViolated, unplaced, enterpriseQuarters, seconds, null);

    /// <summary>The outcome of a batch the model could give no numbers for.</summary>
    public TownBatchOutcome Failed(string why) => new([], identitiesChecked, identitiesViolated, unplaced, enterpriseQuarters, 0, why);
}
