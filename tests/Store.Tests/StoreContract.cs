using System.Collections.Concurrent;
using System.Text;
using Zyz.Sim.Store.Sql;

namespace Zyz.Sim.Store.Tests;

/// <summary>What every provider promises.</summary>
public abstract class StoreContract : IAsyncLifetime
{
    private readonly List<IStore> opened = [];

    /// <summary>The store of this test; skips it where there is no server to have one on.</summary>
    protected IStore Store
    {
        get
        {
            Skip.If(NotTested is not null, NotTested);
            return opened[0];
        }
    }

    /// <summary>Why the provider cannot be tested here, or null.</summary>
    protected virtual string? NotTested => null;

    /// <summary>The database of this test: what is written through one of its stores is seen by the others.</summary>
    internal abstract Database Database();

    /// <summary>Makes an empty database.</summary>
    protected abstract Task BeginAsync();

    /// <summary>Removes it.</summary>
    protected abstract Task EndAsync();

    /// <summary>Runs SQL past the store, as a broken disk or a careless administrator would.</summary>
    protected void Tamper(string sql)
    {
        using System.Data.Common.DbConnection connection = Database().Open();
        using System.Data.Common.DbCommand command = connection.CreateCommand();
        command.With(sql).ExecuteNonQuery();
    }

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        if (NotTested is null)
        {
            await BeginAsync();
            opened.Add(new SqlStore(Database()));
        }
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        foreach (IStore store in opened)
        {
            await store.DisposeAsync();
        }

        if (NotTested is null)
        {
            await EndAsync();
        }
    }

    [SkippableFact]
    public async Task State_WrittenReadAndCleared_IsWhatWasWritten()
    {
        Assert.Null(await Store.States.ReadStateAsync("run", "a"));
        string first = await Store.States.WriteStateAsync("run", "a", Bytes("一"), null);
        string second = await Store.States.WriteStateAsync("run", "a", Bytes("二"), first);
        StoredState read = (await Store.States.ReadStateAsync("run", "a"))!;
        Assert.Equal(("二", second), (Encoding.UTF8.GetString(read.Payload), read.Etag));
        Assert.NotEqual(first, second);
        Assert.Null(await Store.States.ReadStateAsync("run", "b"));
        Assert.Null(await Store.States.ReadStateAsync("town", "a"));
        await Store.States.ClearStateAsync("run", "a", second);
        Assert.Null(await Store.States.ReadStateAsync("run", "a"));
        await Store.States.ClearStateAsync("run", "a", null); // nothing to clear is no fault
    }

    [SkippableTheory]
    [InlineData(null)]
    [InlineData("1")]
    [InlineData("7")]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("x")]
    public async Task State_WrittenOverAnotherVersion_IsRefusedAndKept(string? stale)
    {
        string first = await Store.States.WriteStateAsync("run", "a", Bytes("1"), null);
        string second = await Store.States.WriteStateAsync("run", "a", Bytes("2"), first);
        await Assert.ThrowsAsync<StoreConflictException>(() => Store.States.WriteStateAsync("run", "a", Bytes("3"), stale));
        await Assert.ThrowsAsync<StoreConflictException>(() => Store.States.ClearStateAsync("run", "a", stale));
        StoredState read = (await Store.States.ReadStateAsync("run", "a"))!;
        Assert.Equal(("2", second), (Encoding.UTF8.GetString(read.Payload), read.Etag));
    }

    /// <summary>Two writers with stores of their own: every version has one author, and none is lost.</summary>
    [SkippableFact]
    public async Task State_TwoWriters_CountTogetherWithoutLosingOne()
    {
        await Store.CheckAsync();
        await using var other = new SqlStore(Database());
        const int Each = 60;
        async Task Count(IStore mine)
        {
            for (int done = 0; done < Each;)
            {
                StoredState? read = await mine.States.ReadStateAsync("count", "a");
                int value = read is null ? 0 : BitConverter.ToInt32(read.Payload);
                try
                {
                    await mine.States.WriteStateAsync("count", "a", BitConverter.GetBytes(value + 1), read?.Etag);
                    done++;
                }
                catch (StoreConflictException)
                {
                    // the other was first: read again
                }
            }
        }

        await Task.WhenAll(Count(Store), Count(other));
        Assert.Equal(2 * Each, BitConverter.ToInt32((await Store.States.ReadStateAsync("count", "a"))!.Payload));
    }

    [SkippableFact]
    public async Task Chunks_PutAndRead_AreThoseOfTheKeyInOrder()
    {
        await Store.Chunks.PutChunksAsync([Chunk("p", "b", 2, "b2"), Chunk("p", "b", 0, "b0"), Chunk("p", "a", 1, "a1"), Chunk("q", "b", 1, "other plan")]);
        await Store.Chunks.PutChunksAsync([new StoredChunk(new("p", "b", "epistemic", 0), Bytes("other pass"))]);
        ChunkReading read = await Store.Chunks.GetChunksAsync(new("p", "b", "main", 0), 3);
        Assert.Empty(read.Damaged);
        Assert.Equal([(0, "b0"), (2, "b2")], read.Sound.Select(c => (c.Key.Chunk, Encoding.UTF8.GetString(c.Payload.Span))));
        Assert.Equal([new ChunkKey("p", "b", "main", 0)], (await Store.Chunks.GetChunksAsync(new("p", "b", "main", 0), 2)).Sound.Select(c => c.Key));
        Assert.Equal(["p/a/main/1", "p/b/main/0", "p/b/main/2"], (await Store.Chunks.FindChunksAsync("p", "main")).Select(k => k.ToString()));
        Assert.Equal(4, await Store.Chunks.RemoveChunksAsync("p"));
        Assert.Empty(await Store.Chunks.FindChunksAsync("p", "main"));
        Assert.Single(await Store.Chunks.FindChunksAsync("q", "main"));
    }

    [SkippableFact]
    public async Task Chunks_PutAgain_StayAndAnotherOutcomeIsRefused()
    {
        await Store.Chunks.PutChunksAsync([Chunk("p", "a", 0, "one")]);
        await Store.Chunks.PutChunksAsync([Chunk("p", "a", 0, "one"), Chunk("p", "a", 1, "two")]);
        StoreException refused = await Assert.ThrowsAsync<StoreException>(() => Store.Chunks.PutChunksAsync([Chunk("p", "a", 2, "three"), Chunk("p", "a", 0, "ONE")]));
        Assert.Equal(StoreFault.Contradiction, refused.Fault);
        Assert.Contains("p/a/main/0", refused.Message);
        Assert.Equal(["one", "two"], (await Store.Chunks.GetChunksAsync(new("p", "a", "main", 0), 9)).Sound.Select(c => Encoding.UTF8.GetString(c.Payload.Span)));
    }

    /// <summary>A flipped byte is refused by its checksum, named, and can be computed again.</summary>
    [SkippableFact]
    public async Task Chunks_WeighedAndCounted_AreThoseThatArePut()
    {
        await Store.Chunks.PutChunksAsync([new(new("p", "a", "main", 0), new byte[100]), new(new("p", "a", "epistemic/00/01", 0), new byte[20]), new(new("q", "a", "main", 0), new byte[3])]);
        Assert.Equal(0, await Store.Chunks.CountRepeatsAsync());
        await Store.Chunks.PutChunksAsync([new(new("p", "a", "main", 0), new byte[100]), new(new("p", "a", "main", 1), new byte[7])]);
        Assert.Equal(1, await Store.Chunks.CountRepeatsAsync());
        IReadOnlyDictionary<string, long> weights = await Store.Chunks.WeighChunksAsync();
        Assert.Equal((2, 127, 3), (weights.Count, weights["p"], weights["q"]));
        Assert.InRange(await Store.MeasureAsync(), 130, 10_000_000);
    }

    [SkippableFact]
    public async Task States_OfAName_AreFound()
    {
        await Store.States.WriteStateAsync("run", "b", Bytes("1"), null);
        await Store.States.WriteStateAsync("run", "a", Bytes("1"), null);
        await Store.States.WriteStateAsync("town", "c", Bytes("1"), null);
        Assert.Equal(["a", "b"], await Store.States.FindStatesAsync("run"));
    }

    [SkippableFact]
    public async Task Chunks_ADamagedOne_IsNamedRemovedAndPutAgain()
    {
        await Store.Chunks.PutChunksAsync([Chunk("p", "a", 0, "one"), Chunk("p", "a", 1, "two")]);
        Tamper($"UPDATE chunk SET payload = {Blob("tWo")} WHERE chunk = 1");
        ChunkReading read = await Store.Chunks.GetChunksAsync(new("p", "a", "main", 0), 2);
        Assert.Equal(["p/a/main/0"], read.Sound.Select(c => c.Key.ToString()));
        Assert.Equal(["p/a/main/1"], read.Damaged.Select(k => k.ToString()));
        Assert.Single(await Store.Chunks.FindChunksAsync("p", "main"));
        Tamper($"UPDATE chunk SET payload = {Blob("oNe")} WHERE chunk = 0");
        await Store.Chunks.PutChunksAsync([Chunk("p", "a", 0, "one"), Chunk("p", "a", 1, "two")]); // not read in between
        Assert.Equal(["one", "two"], (await Store.Chunks.GetChunksAsync(new("p", "a", "main", 0), 2)).Sound.Select(c => Encoding.UTF8.GetString(c.Payload.Span)));
    }

    [SkippableFact]
    public async Task Documents_PutReadFoundRemoved_AreThoseOfTheirIds()
    {
        await Store.Documents.PutDocumentAsync("vintage", "b", Bytes("2"));
        await Store.Documents.PutDocumentAsync("vintage", "a", Bytes("1"));
        await Store.Documents.PutDocumentAsync("vintage", "a", Bytes("1"));
        await Store.Documents.PutDocumentAsync("result", "a", Bytes("3"));
        Assert.Equal("1", Encoding.UTF8.GetString((await Store.Documents.GetDocumentAsync("vintage", "a"))!));
        Assert.Null(await Store.Documents.GetDocumentAsync("vintage", "c"));
        Assert.Equal(["a", "b"], await Store.Documents.FindDocumentsAsync("vintage"));
        StoreException refused = await Assert.ThrowsAsync<StoreException>(() => Store.Documents.PutDocumentAsync("vintage", "a", Bytes("edited")));
        Assert.Equal(StoreFault.Contradiction, refused.Fault);
        Assert.True(await Store.Documents.RemoveDocumentAsync("vintage", "a"));
        Assert.False(await Store.Documents.RemoveDocumentAsync("vintage", "a"));
        Tamper($"UPDATE document SET payload = {Blob("X")} WHERE kind = 'result'");
        Assert.Equal(StoreFault.Damage, (await Assert.ThrowsAsync<StoreException>(() => Store.Documents.GetDocumentAsync("result", "a"))).Fault);
    }

    [SkippableFact]
    public async Task Log_Entries_KeepTheirOrderAndCannotBeChanged()
    {
        var at = new DateTimeOffset(2026, 1, 5, 9, 30, 0, TimeSpan.FromHours(8));
        long first = await Store.Log.LogAsync(new Activity(0, at, "王", "run.started", "r1", ""));
        long second = await Store.Log.LogAsync(new Activity(0, at.AddSeconds(1), "李", "run.cancelled", "r1", "按键"));
        Assert.True(second > first);
        IReadOnlyList<Activity> log = await Store.Log.ReadLogAsync(0, 10);
        Assert.Equal([new(first, at.ToUniversalTime(), "王", "run.started", "r1", ""), new(second, at.ToUniversalTime().AddSeconds(1), "李", "run.cancelled", "r1", "按键")], log);
        Assert.Equal([second], (await Store.Log.ReadLogAsync(first, 10)).Select(a => a.Number));
        Assert.Single(await Store.Log.ReadLogAsync(0, 1));
        Assert.ThrowsAny<System.Data.Common.DbException>(() => Tamper("UPDATE activity SET actor = 'nobody'"));
        Assert.ThrowsAny<System.Data.Common.DbException>(() => Tamper("DELETE FROM activity"));
        Assert.Equal(2, (await Store.Log.ReadLogAsync(0, 10)).Count);
    }

    /// <summary>Many writers at once, one of them poisoned: the others are kept, each once.</summary>
    [SkippableFact]
    public async Task Writes_ManyAtOnceWithPoisonedOnes_KeepTheOthers()
    {
        var failures = new ConcurrentBag<Exception>();
        async Task Put(int i)
        {
            try
            {
                string town = i % 50 == 7 ? "poison" : "a";
                await Store.Chunks.PutChunksAsync([Chunk("p", town, i, $"{i}")]);
            }
            catch (StoreException why)
            {
                failures.Add(why);
            }
        }

        await Store.CheckAsync();
        Tamper(Poison);
        await Task.WhenAll(Enumerable.Range(0, 300).Select(Put));
        Assert.Equal(6, failures.Count);
        ChunkReading read = await Store.Chunks.GetChunksAsync(new("p", "a", "main", 0), 300);
        Assert.Equal(294, read.Sound.Count);
        Assert.All(read.Sound, c => Assert.Equal($"{c.Key.Chunk}", Encoding.UTF8.GetString(c.Payload.Span)));
    }

    [SkippableFact]
    public async Task Store_OpenedAgain_HoldsWhatWasWritten()
    {
        await Store.Documents.PutDocumentAsync("plan", "a", Bytes("1"));
        await using var again = new SqlStore(Database());
        Assert.Equal("1", Encoding.UTF8.GetString((await again.Documents.GetDocumentAsync("plan", "a"))!));
        await again.CheckAsync();
    }

    /// <summary>A store of the schema before is brought up to date and loses nothing; one of a later schema is refused.</summary>
    [SkippableFact]
    public async Task Schema_OlderAndNewer_AreMigratedAndRefused()
    {
        await Store.Documents.PutDocumentAsync("plan", "a", Bytes("1"));
        SortedDictionary<int, string> steps = Migrations.Of(Database().Dialect);
        int next = steps.Keys.Max() + 1;
        steps.Add(next, "ALTER TABLE document ADD COLUMN remark TEXT");
        Migrations.Run(Database(), steps);
        Migrations.Run(Database(), steps); // and the second silo to start finds nothing to do
        Tamper("UPDATE document SET remark = 'there'");
        StoreException refused = Assert.Throws<StoreException>(() => new SqlStore(Database()));
        Assert.Equal(StoreFault.TooNew, refused.Fault);
        Assert.Contains($"{next}", refused.Message);
        Assert.Equal("1", Encoding.UTF8.GetString((await Store.Documents.GetDocumentAsync("plan", "a"))!));
    }

    /// <summary>A migration that fails half-way leaves the schema it found.</summary>
    [SkippableFact]
    public async Task Schema_AStepThatFails_LeavesWhatWasThere()
    {
        await Store.CheckAsync();
        SortedDictionary<int, string> steps = Migrations.Of(Database().Dialect);
        steps.Add(steps.Keys.Max() + 1, "CREATE TABLE half (a INTEGER); SELECT nothing FROM nowhere");
        Assert.Throws<StoreException>(() => Migrations.Run(Database(), steps));
        Assert.ThrowsAny<System.Data.Common.DbException>(() => Tamper("INSERT INTO half (a) VALUES (1)"));
        await Store.Documents.PutDocumentAsync("plan", "a", Bytes("1"));
    }

    /// <summary>Makes the provider itself fail where a town is called poison.</summary>
    protected abstract string Poison { get; }

    /// <summary>Bytes in SQL.</summary>
    protected abstract string Blob(string text);

    protected static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    protected static StoredChunk Chunk(string plan, string town, int chunk, string text) => new(new(plan, town, "main", chunk), Bytes(text));
}
