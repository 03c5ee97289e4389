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
}
