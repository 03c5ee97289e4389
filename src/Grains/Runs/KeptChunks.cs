using Zyz.Sim.Contracts;
using Zyz.Sim.Store;

namespace Zyz.Sim.Grains.Runs;

/// <summary>
/// The chunks of a batch in the store, under all their outcome is a function of: whoever asks for them, for whichever plan,
/// with however many replications, they are computed once.
/// </summary>
/// <param name="store">The store.</param>
/// <param name="order">Which chunks.</param>
/// <param name="town">Town id.</param>
/// <param name="meters">Told how long the store takes.</param>
internal sealed class KeptChunks(IStore store, TownOrder order, string town, RunMeters meters)
{
    private const string Form = "packed"; // chunks in another form have another name: they are left alone, and computed again

    /// <summary>Which pass of a plan's part, and what of it is returned and how it is written, as the store knows it.</summary>
    public static string Pass(TownOrder order) => order.Epistemic
        ? $"{Form}/epistemic/{Convert.ToHexStringLower(order.Planes)}/{Convert.ToHexStringLower(order.Rows)}"
        : $"{Form}/main";

    /// <summary>Puts those in place that are stored.</summary>
    /// <param name="outcome">Receives them.</param>
    /// <exception cref="StoreException">The store did not answer.</exception>
    public async Task TakeAsync(BatchOutcome outcome)
    {
        ChunkReading reading = store.Keeps
            ? await meters.TimedAsync("get", () => store.Chunks.GetChunksAsync(Key(0), order.Chunks))
            : new ChunkReading([], []);
        foreach (ChunkKey damaged in reading.Damaged)
        {
            await store.Log.LogAsync(new Activity(0, DateTimeOffset.UtcNow, "silo", "chunk.damaged", damaged.ToString(), "its checksum does not hold: removed, and computed again"));
        }

        foreach (StoredChunk chunk in reading.Sound)
        {
            outcome.Add(chunk.Key.Chunk - order.FirstChunk, chunk.Payload.ToArray());
        }
    }

    /// <summary>Stores chunks; one that is there already must be the same.</summary>
    /// <param name="outcome">Holds them.</param>
    /// <param name="which">Which of them, as numbers within the batch.</param>
    /// <exception cref="StoreException">The store did not answer, or holds another outcome.</exception>
    public Task PutAsync(BatchOutcome outcome, IEnumerable<int> which)
    {
        StoredChunk[] chunks = store.Keeps ? [.. which.Select(i => new StoredChunk(Key(i), outcome.Chunk(i)))] : [];
        return chunks.Length == 0 ? Task.CompletedTask : meters.TimedAsync("put", async () =>
        {
            await store.Chunks.PutChunksAsync(chunks);
            return chunks.Length;
        });
    }

    private ChunkKey Key(int index) => new(order.TownHash, town, Pass(order), order.FirstChunk + index);
}
