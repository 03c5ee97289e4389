using System.Data.Common;
using System.Net.Sockets;
using Npgsql;

namespace Zyz.Sim.Store.Sql;

/// <summary>A PostgreSQL server, shared by the silos of a cluster.</summary>
internal sealed class PostgresDatabase : Database
{
    private const long MigrationLock = 0x5A797A53696D; // "ZyzSim"
    private readonly NpgsqlDataSource source;
    private readonly string name;

    /// <summary>A database of a server.</summary>
    /// <param name="connectionString">Npgsql's connection string.</param>
    public PostgresDatabase(string connectionString)
    {
        // A silo sends few statements, again and again: the server need not read them anew.
        var settings = new NpgsqlConnectionStringBuilder(connectionString) { ApplicationName = "zyz", MaxAutoPrepare = 32, AutoPrepareMinUsages = 2 };
        name = FormattableString.Invariant($"PostgreSQL {settings.Host}:{settings.Port}/{settings.Database}");
        source = NpgsqlDataSource.Create(settings);
    }

    public override string Name => name;

    public override string Dialect => "postgres";

    public override DbConnection Open() => source.OpenConnection();

    public override void LockForMigration(DbCommand command)
    {
        command.With("SELECT pg_advisory_xact_lock(@key)", ("key", MigrationLock)).ExecuteNonQuery();
        command.With("CREATE TABLE IF NOT EXISTS schema_version (version integer NOT NULL)").ExecuteNonQuery();
    }

    public override long Measure(DbCommand command) => Convert.ToInt64(
        command.With("SELECT COALESCE(SUM(length(payload)), 0) FROM chunk").ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture);

    public override StoreException Translate(Exception fault) => fault switch
    {
        StoreException known => known,
        PostgresException { SqlState: PostgresErrorCodes.DiskFull or PostgresErrorCodes.OutOfMemory } =>
            new StoreException(StoreFault.Full, $"{name}: no room left on the server; nothing acknowledged is lost", fault),
        PostgresException { SqlState: PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure } =>
            new StoreException(StoreFault.Busy, $"{name}: others write at the same time", fault),
        PostgresException { SqlState: PostgresErrorCodes.DataCorrupted or PostgresErrorCodes.IndexCorrupted } =>
            new StoreException(StoreFault.Damage, $"{name}: the server reports damaged data", fault),
        PostgresException { SqlState: PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification or PostgresErrorCodes.InvalidCatalogName or PostgresErrorCodes.InsufficientPrivilege } wrong =>
            new StoreException(StoreFault.Refused, $"{name}: {wrong.MessageText}", fault),
        PostgresException other => new StoreException(StoreFault.Unreachable, $"{name}: {other.MessageText}", fault),
        NpgsqlException { InnerException: SocketException } or NpgsqlException { InnerException: TimeoutException } or TimeoutException =>
            new StoreException(StoreFault.Unreachable, $"{name}: does not answer", fault),
        _ => new StoreException(StoreFault.Unreachable, $"{name}: {fault.Message}", fault),
    };

    public override ValueTask DisposeAsync() => source.DisposeAsync();
}
