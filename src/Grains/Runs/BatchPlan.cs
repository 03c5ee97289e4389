using Zyz.Sim.Contracts;
using Zyz.Sim.Model.Draws;
using Zyz.Sim.Model.Simulation;

namespace Zyz.Sim.Grains.Runs;

/// <summary>Cuts a run into batches of a fair size.</summary>
internal static class BatchPlan
{
    /// <summary>One batch of a run.</summary>
    /// <param name="Town">Town id.</param>
    /// <param name="Order">Which chunks.</param>
    /// <param name="Work">Estimated work [enterprise-quarter-replications].</param>
    public sealed record Batch(string Town, TownOrder Order, long Work);

    // Some 50 ms on one core of a Zen 5 (`bench model`: 11 ns an enterprise-quarter-replication): long enough that messages weigh nothing, short
    // enough that a lost batch is soon done again. A constant and no measured time: a batch's name holds its
    // chunks, and a cut that followed the clock would find nothing that was played before.
    private const long WorkPerBatch = 4_800_000;

    // The last town's batches are shorter: while the last of all is played, other cores have nothing to do.
    private const int LastTownShorter = 8;

    // Where a person waits, a town's few chunks must keep two cores busy to the end, be it a town of its own that is played. More cores
    // would end a town sooner with smaller batches, by some milliseconds; on two cores these are the quicker ones (docs/performance.md).
    private const long WorkPerUrgentBatch = 800_000;
    private const int FewestUrgent = 2;

    // A town costs about as much as this many enterprises before any of them moves.
    private const int TownOverhead = 30;

    /// <summary>
    /// The batches of a pass, the largest towns first so that the last to end are small, and of even size within a town; each under the hash of its
    /// town's part.
    /// </summary>
    public static IEnumerable<Batch> Cut(IReadOnlyList<TownSetting> towns, TownOrder whole, int chunksPerBatch, Func<string, string>? townHash = null, bool small = false)
    {
        TownSetting[] ordered = [.. towns.OrderByDescending(Cost).ThenBy(t => t.Town.Id, StringComparer.Ordinal)];
        bool urgent = whole.Ahead || small;
        foreach (TownSetting town in ordered)
        {
            long work = urgent ? WorkPerUrgentBatch : town == ordered[^1] ? WorkPerBatch / LastTownShorter : WorkPerBatch;
            long parts = chunksPerBatch > 0 ? ((long)whole.Chunks + chunksPerBatch - 1) / chunksPerBatch
                : Math.Clamp((whole.Chunks * Cost(town) + work / 2) / work, Math.Min(whole.Chunks, urgent ? FewestUrgent : 1), whole.Chunks);
            string hash = townHash?.Invoke(town.Town.Id) ?? "";
            for (long part = 0; part < parts; part++)
            {
                int first = Start(part), chunks = Start(part + 1) - first;
                yield return new Batch(town.Town.Id, whole with { FirstChunk = whole.FirstChunk + first, Chunks = chunks, TownHash = hash }, Cost(town) * chunks);
            }

            int Start(long part) => (int)(chunksPerBatch > 0 ? Math.Min(part * chunksPerBatch, whole.Chunks) : part * whole.Chunks / parts);
        }
    }

    /// <summary>Estimated work of one chunk: those who live at the base date, since about as many live later.</summary>
    public static long Cost(TownSetting town) => (long)(town.Population.Ids.Length + TownOverhead) * town.Steps * DrawAddress.GroupSize;
}
