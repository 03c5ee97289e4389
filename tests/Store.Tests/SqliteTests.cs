using Zyz.Sim.Store.Sql;

namespace Zyz.Sim.Store.Tests;

/// <summary>The contract in a file, and what only files do.</summary>
public sealed class SqliteTests : StoreContract
{
    private readonly string folder = Directory.CreateTempSubdirectory("zyz-store-").FullName;

    private string File => Path.Combine(folder, "nested", "store.db");

    internal override Database Database() => new SqliteDatabase(File);

    protected override Task BeginAsync() => Task.CompletedTask;

    protected override Task EndAsync()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
        return Task.CompletedTask;
    }

    protected override string Poison => "CREATE TRIGGER poison BEFORE INSERT ON chunk WHEN NEW.town = 'poison' BEGIN SELECT RAISE(ROLLBACK, 'poisoned'); END";

    protected override string Blob(string text) => $"X'{Convert.ToHexString(Bytes(text))}'";

    [Fact]
    public async Task File_Full_IsSaidAndNothingAcknowledgedIsLost()
    {
        string path = Path.Combine(folder, "small.db");
        int kept = 0;
        await using (var small = new SqlStore(new SqliteDatabase(path, largestPages: 60)))
        {
            StoreException full = await Assert.ThrowsAsync<StoreException>(async () =>
            {
                for (; kept < 100; kept++)
                {
                    await small.Chunks.PutChunksAsync([new StoredChunk(new("p", "a", "main", kept), new byte[8000])]);
                }
            });
            Assert.Equal(StoreFault.Full, full.Fault);
            Assert.Contains("no room", full.Message);
            Assert.InRange(kept, 5, 60);
        }

        await using var roomy = new SqlStore(new SqliteDatabase(path));
        Assert.Equal(kept, (await roomy.Chunks.GetChunksAsync(new("p", "a", "main", 0), 100)).Sound.Count);
        await roomy.Chunks.PutChunksAsync([new StoredChunk(new("p", "a", "main", kept), new byte[8000])]);
    }

    [Fact]
    public void File_OfSomethingElse_IsRefusedAndLeftAlone()
    {
        string path = Path.Combine(folder, "letter.db");
        System.IO.File.WriteAllText(path, new string('x', 5000));
        StoreException refused = Assert.Throws<StoreException>(() => Stores.OpenFile(path));
        Assert.Equal(StoreFault.Damage, refused.Fault);
        Assert.Contains(path, refused.Message);
        Assert.Equal(5000, new FileInfo(path).Length);
    }

    /// <summary>Another process in the middle of its transaction: ours waits and then writes.</summary>
    [Fact]
    public async Task File_HeldByAnotherWriterForAWhile_IsWrittenAfterwards()
    {
        using System.Data.Common.DbConnection other = Database().Open();
        System.Data.Common.DbTransaction held = other.BeginTransaction();
        Task put = Store.Documents.PutDocumentAsync("plan", "a", Bytes("1"));
        Assert.False(put.IsCompleted);
        await Task.Delay(300);
        Assert.False(put.IsCompleted);
        await held.DisposeAsync();
        await put;
        Assert.NotNull(await Store.Documents.GetDocumentAsync("plan", "a"));
    }

    /// <summary>A power cut tears the last writes: what had been acknowledged before them is there, and nothing is half there.</summary>
    [Fact]
    public async Task File_WhoseLogIsTorn_HoldsWhatWasWholeBefore()
    {
        for (int i = 0; i < 8; i++)
        {
            await Store.Chunks.PutChunksAsync([new StoredChunk(new("p", "a", "main", i), Enumerable.Repeat((byte)i, 9000).ToArray())]);
        }

        byte[] log = await ReadAsync(File + "-wal");
        int last = 8;
        foreach (int torn in new[] { 1, 100, 5000, 20_000, 60_000 })
        {
            string path = Path.Combine(folder, FormattableString.Invariant($"torn-{torn}.db"));
            await System.IO.File.WriteAllBytesAsync(path, await ReadAsync(File));
            await System.IO.File.WriteAllBytesAsync(path + "-wal", log[..^torn]);
            await using var after = new SqlStore(new SqliteDatabase(path));
            ChunkReading found = await after.Chunks.GetChunksAsync(new("p", "a", "main", 0), 8);
            Assert.Empty(found.Damaged);
            Assert.Equal(Enumerable.Range(0, found.Sound.Count), found.Sound.Select(c => c.Key.Chunk));
            Assert.All(found.Sound, c => Assert.All(c.Payload.ToArray(), b => Assert.Equal((byte)c.Key.Chunk, b)));
            Assert.InRange(found.Sound.Count, 0, last);
            last = found.Sound.Count;
            await after.Chunks.PutChunksAsync([new StoredChunk(new("p", "a", "main", 9), new byte[9000])]);
        }

        Assert.InRange(last, 0, 6); // the tears did reach whole writes
    }

    /// <summary>The store as the version before wrote it, with runs' chunks in it.</summary>
    [Fact]
    public async Task File_OfThePreviousSchema_KeepsItsChunks()
    {
        string path = Path.Combine(folder, "previous.db");
        var database = new SqliteDatabase(path);
        SortedDictionary<int, string> steps = Migrations.Of("sqlite");
        Migrations.Run(database, new SortedDictionary<int, string> { [1] = steps[1] });
        using (System.Data.Common.DbConnection connection = database.Open())
        {
            using System.Data.Common.DbCommand command = connection.CreateCommand();
            command.With(
                "INSERT INTO chunk (plan, town, pass, chunk, checksum, payload) VALUES ('p', 'a', 'main', 0, @checksum, @payload)",
                ("checksum", Checksum.Of(Bytes("old"))), ("payload", Bytes("old"))).ExecuteNonQuery();
        }

        await using var now = new SqlStore(database);
        Assert.Equal(Bytes("old"), Assert.Single((await now.Chunks.GetChunksAsync(new("p", "a", "main", 0), 1)).Sound).Payload.ToArray());
        await now.Chunks.PutChunksAsync([new StoredChunk(new("p", "a", "main", 0), Bytes("old"))]);
        Assert.Equal(1, await now.Chunks.CountRepeatsAsync());
    }

    private static async Task<byte[]> ReadAsync(string path)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var all = new MemoryStream();
        await file.CopyToAsync(all);
        return all.ToArray();
    }
}
