using System.Data.Common;

namespace Zyz.Sim.Store.Sql;

/// <summary>A database: how to open it, what its faults mean, and what its dialect calls a few things.</summary>
internal abstract class Database : IAsyncDisposable
{
    /// <summary>Where it is, without secrets.</summary>
    public abstract string Name { get; }

    /// <summary>Ends the names of its migrations.</summary>
    public abstract string Dialect { get; }

    /// <summary>Opens a connection.</summary>
    public abstract DbConnection Open();

    /// <summary>Keeps other programs from migrating at the same time, until the transaction ends.</summary>
    public abstract void LockForMigration(DbCommand command);

    /// <summary>What the database takes, without what is free for use again [bytes].</summary>
    public abstract long Measure(DbCommand command);

    /// <summary>What a fault of the provider means to a planner.</summary>
    public abstract StoreException Translate(Exception fault);

    /// <summary>Reads, away from the caller's thread: a database may make it wait.</summary>
    /// <typeparam name="T">What is read.</typeparam>
    /// <param name="read">Reads with a command.</param>
    /// <exception cref="StoreException">The database did not answer.</exception>
    public Task<T> ReadAsync<T>(Func<DbCommand, T> read) => Task.Run(() =>
    {
        try
        {
            using DbConnection connection = Open();
            using DbCommand command = connection.CreateCommand();
            return read(command);
        }
        catch (Exception fault) when (fault is DbException or TimeoutException or InvalidOperationException or IOException)
        {
            throw Translate(fault);
        }
    });

    /// <inheritdoc/>
    public abstract ValueTask DisposeAsync();
}
