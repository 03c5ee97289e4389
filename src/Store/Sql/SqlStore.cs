using System.Globalization;

namespace Zyz.Sim.Store.Sql;

/// <summary>A store in a database.</summary>
internal sealed class SqlStore : IStore
{
    private readonly Database database;
    private readonly WriteQueue queue;

    /// <summary>Opens a store.</summary>
    /// <param name="database">Where it is; closed with the store.</param>
    /// <exception cref="StoreException">It cannot be opened or is of a later schema.</exception>
    public SqlStore(Database database)
    {
        this.database = database;
        Migrations.Run(database, Migrations.Of(database.Dialect));
        queue = new WriteQueue(database);
        States = new SqlGrainStates(database, queue);
        Chunks = new SqlChunks(database, queue);
        Documents = new SqlDocuments(database, queue);
        Log = new SqlActivityLog(database, queue);
    }

    public string Name => database.Name;

    public IGrainStates States { get; }

    public IChunks Chunks { get; }

    public IDocuments Documents { get; }

    public IActivityLog Log { get; }

    public async Task CheckAsync(CancellationToken cancellation = default) =>
        await database.ReadAsync(command => Convert.ToInt32(command.With("SELECT 1").ExecuteScalar(), CultureInfo.InvariantCulture)).WaitAsync(cancellation);

    public Task<long> MeasureAsync() => database.ReadAsync(database.Measure);

    public async ValueTask DisposeAsync()
    {
        await queue.DisposeAsync();
        await database.DisposeAsync();
    }
}
