namespace Zyz.Sim.Store;

/// <summary>A store that keeps nothing and finds nothing.</summary>
internal sealed class NoStore : IStore, IGrainStates, IChunks, IDocuments, IActivityLog
{
    private const string FirstVersion = "1";

    public string Name => "none";

    public bool Keeps => false;

    public IGrainStates States => this;

    public IChunks Chunks => this;

    public IDocuments Documents => this;

    public IActivityLog Log => this;

    public Task<long> MeasureAsync() => Task.FromResult(0L);

    public Task CheckAsync(CancellationToken cancellation = default) => Task.CompletedTask;

    public Task<StoredState?> ReadStateAsync(string name, string key) => Task.FromResult<StoredState?>(null);

    public Task<IReadOnlyList<string>> FindStatesAsync(string name) => Task.FromResult<IReadOnlyList<string>>([]);

    public Task<string> WriteStateAsync(string name, string key, ReadOnlyMemory<byte> payload, string? etag) => Task.FromResult(FirstVersion);

    public Task ClearStateAsync(string name, string key, string? etag) => Task.CompletedTask;

    public Task PutChunksAsync(IReadOnlyList<StoredChunk> chunks) => Task.CompletedTask;

    public Task<ChunkReading> GetChunksAsync(ChunkKey first, int count) => Task.FromResult(new ChunkReading([], []));

    public Task<IReadOnlyList<ChunkKey>> FindChunksAsync(string plan, string pass) => Task.FromResult<IReadOnlyList<ChunkKey>>([]);

    public Task<long> RemoveChunksAsync(string plan) => Task.FromResult(0L);

    public Task<IReadOnlyDictionary<string, long>> WeighChunksAsync() => Task.FromResult<IReadOnlyDictionary<string, long>>(new Dictionary<string, long>());

    public Task<long> CountRepeatsAsync() => Task.FromResult(0L);

    public Task PutDocumentAsync(string kind, string id, ReadOnlyMemory<byte> payload) => Task.CompletedTask;

    public Task<byte[]?> GetDocumentAsync(string kind, string id) => Task.FromResult<byte[]?>(null);

    public Task<IReadOnlyList<string>> FindDocumentsAsync(string kind) => Task.FromResult<IReadOnlyList<string>>([]);

    public Task<bool> RemoveDocumentAsync(string kind, string id) => Task.FromResult(false);

    public Task<long> LogAsync(Activity activity) => Task.FromResult(0L);

    public Task<IReadOnlyList<Activity>> ReadLogAsync(long after, int count) => Task.FromResult<IReadOnlyList<Activity>>([]);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
