using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Zyz.Sim.Store.Sql;

/// <summary>A file: readers beside one writer (WAL), and every commit on disk before it returns (synchronous FULL).</summary>
internal sealed class SqliteDatabase : Database
{
    private const int BusySeconds = 30;
    private const int Busy = 5, Locked = 6, ReadOnly = 8, InputOutput = 10, Corrupt = 11, Full = 13, CannotOpen = 14, NotADatabase = 26;
    private const int WriteRefused = InputOutput | (3 << 8), WriteOfLogRefused = InputOutput | (19 << 8); // a limit of the file's size, a quota
    private readonly string path;
    private readonly string connectionString;
    private readonly long largestPages;

    /// <summary>A database in a file, which is created where it is missing.</summary>
    /// <param name="path">Path of the file.</param>
    /// <param name="largestPages">Pages of 4 KiB the file may have; 0 for no limit.</param>
    public SqliteDatabase(string path, long largestPages = 0)
    {
        this.path = Path.GetFullPath(path);
        this.largestPages = largestPages;
        Directory.CreateDirectory(Path.GetDirectoryName(this.path)!);
        connectionString = new SqliteConnectionStringBuilder { DataSource = this.path, DefaultTimeout = BusySeconds }.ToString();
    }

    public override string Name => path;

    public override string Dialect => "sqlite";

    public override DbConnection Open()
    {
        var connection = new SqliteConnection(connectionString);
        try
        {
            connection.Open();
            using SqliteCommand command = connection.CreateCommand();
            command.CommandText = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;" + (largestPages > 0 ? FormattableString.Invariant($" PRAGMA max_page_count = {largestPages};") : "");
            command.ExecuteNonQuery();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    public override void LockForMigration(DbCommand command)
    {
        // A transaction that writes first is the only one.
        command.With("CREATE TABLE IF NOT EXISTS schema_version (version INTEGER NOT NULL)").ExecuteNonQuery();
    }

    public override long Measure(DbCommand command) => Convert.ToInt64(
        command.With("SELECT (p.page_count - f.freelist_count) * s.page_size FROM pragma_page_count p, pragma_freelist_count f, pragma_page_size s").ExecuteScalar(),
        System.Globalization.CultureInfo.InvariantCulture);

    public override StoreException Translate(Exception fault) => fault switch
    {
        StoreException known => known,
        SqliteException { SqliteErrorCode: Full } or SqliteException { SqliteExtendedErrorCode: WriteRefused or WriteOfLogRefused } => new StoreException(StoreFault.Full, $"{path}: no room left on the disk; nothing acknowledged is lost, free some space and go on", fault),
        SqliteException { SqliteErrorCode: Busy or Locked } => new StoreException(StoreFault.Busy, $"{path}: another program has been writing to it for {BusySeconds} s", fault),
        SqliteException { SqliteErrorCode: Corrupt or NotADatabase } => new StoreException(StoreFault.Damage, $"{path}: is damaged or no store of Zyz.Sim; move it away, and what it held is computed again", fault),
        SqliteException { SqliteErrorCode: ReadOnly or CannotOpen } => new StoreException(StoreFault.Refused, $"{path}: cannot be opened for writing", fault),
        SqliteException { SqliteErrorCode: InputOutput } => new StoreException(StoreFault.Unreachable, $"{path}: the disk did not answer: {fault.Message}", fault),
        _ => new StoreException(StoreFault.Unreachable, $"{path}: {fault.Message}", fault),
    };

    public override ValueTask DisposeAsync()
    {
        using var connection = new SqliteConnection(connectionString);
        SqliteConnection.ClearPool(connection);
        return ValueTask.CompletedTask;
    }
}
