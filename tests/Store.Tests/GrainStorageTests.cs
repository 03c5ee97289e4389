using System.Text.Json;
using Orleans;
using Orleans.Runtime;
using Orleans.Storage;
using Zyz.Sim.Store.Sql;

namespace Zyz.Sim.Store.Tests;

/// <summary>Grain state through Orleans' own interface.</summary>
public sealed class GrainStorageTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("zyz-grains-").FullName;
    private readonly GrainId grain = GrainId.Create("run", "sha256:1");

    /// <inheritdoc/>
    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task State_OfAGrain_OutlivesItsSilo()
    {
        await using (IStore store = Stores.OpenFile(Path.Combine(folder, "a.db")))
        {
            var written = new GrainState<Count>(new Count(7));
            await Storage(store).WriteStateAsync("state", grain, written);
            Assert.True(written.RecordExists);
        }

        await using IStore later = Stores.OpenFile(Path.Combine(folder, "a.db"));
        var read = new GrainState<Count>();
        await Storage(later).ReadStateAsync("state", grain, read);
        Assert.Equal((7, true), (read.State!.Value, read.RecordExists));
        await Storage(later).ClearStateAsync("state", grain, read);
        Assert.Equal((0, false, null), (read.State.Value, read.RecordExists, read.ETag));
        await Storage(later).ReadStateAsync("state", grain, read);
        Assert.False(read.RecordExists);
    }

    /// <summary>The activation a silo believed dead writes last: it is refused as Orleans expects, and ends.</summary>
    [Fact]
    public async Task State_OfTwoActivations_OnlyTheFirstIsWritten()
    {
        await using IStore store = Stores.OpenFile(Path.Combine(folder, "a.db"));
        GrainState<Count> zombie = new(), alive = new();
        await Storage(store).ReadStateAsync("state", grain, zombie);
        await Storage(store).ReadStateAsync("state", grain, alive);
        alive.State = new Count(1);
        await Storage(store).WriteStateAsync("state", grain, alive);
        zombie.State = new Count(2);
        await Assert.ThrowsAsync<InconsistentStateException>(() => Storage(store).WriteStateAsync("state", grain, zombie));
        await Assert.ThrowsAsync<InconsistentStateException>(() => Storage(store).ClearStateAsync("state", grain, zombie));
        await Storage(store).ReadStateAsync("state", grain, zombie);
        Assert.Equal(1, zombie.State.Value);
        zombie.State = new Count(3);
        await Storage(store).WriteStateAsync("state", grain, zombie);
    }

    private static StoreGrainStorage Storage(IStore store) => new(store, new Json());

    private sealed record Count(int Value)
    {
        public Count()
            : this(0)
        {
        }
    }

    private sealed class Json : IGrainStorageSerializer
    {
        public BinaryData Serialize<T>(T? input) => new(JsonSerializer.SerializeToUtf8Bytes(input));

        public T Deserialize<T>(BinaryData input) => JsonSerializer.Deserialize<T>(input.ToMemory().Span)!;
    }
}
