using System.Collections.Concurrent;
using Zyz.Sim.Store;

namespace Zyz.Sim.Grains.Tests;

/// <summary>A store whose chunks are counted on their way, and may be refused.</summary>
internal sealed class WatchedStore(IStore inner) : IStore, IChunks, IDisposable
{
    private readonly ConcurrentQueue<ChunkKey> put = new();

    /// <summary>Says why a chunk is refused, or null.</summary>
    public Func<ChunkKey, StoreException?> Refuse { get; set; } = _ => null;

    /// <summary>Chunks put so far, which are those computed.</summary>
    public ChunkKey[] Put => [.. put];

    /// <summary>Attempts to put.</summary>
    public int Attempts { get; private set; }

    public string Name => inner.Name;

    public IGrainStates States => inner.States;

    public IChunks Chunks => this;

    public IDocuments Documents => inner.Documents;

    public IActivityLog Log => inner.Log;

    public Task<long> MeasureAsync() => inner.MeasureAsync();

    public Task CheckAsync(CancellationToken cancellation = default) => inner.CheckAsync(cancellation);

    public async Task PutChunksAsync(IReadOnlyList<StoredChunk> chunks)
    {
        Attempts++;
        if (chunks.Select(c => Refuse(c.Key)).FirstOrDefault(r => r is not null) is { } refused)
        {
            throw refused;
        }

        await inner.Chunks.PutChunksAsync(chunks);
        foreach (StoredChunk chunk in chunks)
        {
            put.Enqueue(chunk.Key);
        }
    }

    public Task<ChunkReading> GetChunksAsync(ChunkKey first, int count) => inner.Chunks.GetChunksAsync(first, count);

    public Task<IReadOnlyList<ChunkKey>> FindChunksAsync(string plan, string pass) => inner.Chunks.FindChunksAsync(plan, pass);

    public Task<long> RemoveChunksAsync(string plan) => inner.Chunks.RemoveChunksAsync(plan);

    public Task<IReadOnlyDictionary<string, long>> WeighChunksAsync() => inner.Chunks.WeighChunksAsync();

    public Task<long> CountRepeatsAsync() => inner.Chunks.CountRepeatsAsync();

    public ValueTask DisposeAsync() => inner.DisposeAsync();

    public void Dispose() => inner.DisposeAsync().AsTask().GetAwaiter().GetResult();
}
