using Zyz.Sim.Contracts;
using Zyz.Sim.Grains.Plans;

namespace Zyz.Sim.Grains.Runs;

/// <summary>
/// Outcomes of batches this silo has at hand, by what they are a function of (<see cref="BatchName"/>): a run plays only what its
/// plan changes. Bounded by memory; what is let go is played again when it is asked for.
/// </summary>
/// <param name="bytes">Largest size of all outcomes [bytes].</param>
internal sealed class OutcomesAtHand(long bytes)
{
    private const int EachBatch = 4096; // its name, its places, the grain that holds it
    private readonly Bounded<TownBatchOutcome> outcomes = new(bytes);

    /// <summary>The outcome of a batch, or null where it is not at hand.</summary>
    public TownBatchOutcome? Find(string name) => outcomes.TryGet(name, out TownBatchOutcome? found) ? found : null;

    /// <summary>Keeps an outcome.</summary>
    /// <param name="name">Name of the batch.</param>
    /// <param name="outcome">The outcome.</param>
    /// <param name="gone">Called when it is let go.</param>
    public void Keep(string name, TownBatchOutcome outcome, Action gone) => outcomes.Keep(name, outcome, outcome.Chunks.Sum(c => (long)c.Length) + EachBatch, gone);
}
