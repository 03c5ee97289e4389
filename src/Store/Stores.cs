using Zyz.Sim.Store.Sql;

namespace Zyz.Sim.Store;

/// <summary>Opens stores.</summary>
public static class Stores
{
    /// <summary>Keeps nothing: for what must be computed anew, and for silos that nobody asks twice.</summary>
    public static IStore None { get; } = new NoStore();

    /// <summary>A store in a file: for one machine, no server.</summary>
    /// <param name="path">Path of the file, created with its folder where missing.</param>
    /// <returns>The store.</returns>
    /// <exception cref="StoreException">It cannot be opened, is damaged, or was written by a later version.</exception>
    public static IStore OpenFile(string path) => new SqlStore(new SqliteDatabase(path));

    /// <summary>A store in a PostgreSQL database: for a cluster.</summary>
    /// <param name="connectionString">Npgsql's connection string.</param>
    /// <returns>The store.</returns>
    /// <exception cref="StoreException">The server does not answer, refuses, or was written by a later version.</exception>
    public static IStore OpenPostgres(string connectionString) => new SqlStore(new PostgresDatabase(connectionString));
}
