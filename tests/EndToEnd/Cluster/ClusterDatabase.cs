using Npgsql;

namespace Zyz.Sim.EndToEnd.Cluster;

/// <summary>An empty database for a cluster, on the server <c>ZYZ_TEST_POSTGRES</c> names.</summary>
internal sealed class ClusterDatabase : IAsyncDisposable
{
    private static int made;
    private readonly string name;

    private ClusterDatabase(string name) => this.name = name;

    /// <summary>Why there is none here, or null.</summary>
    public static string? NotTested => Server is null ? "NOT TESTED: ZYZ_TEST_POSTGRES names no PostgreSQL server" : null;

    private const int MostSeconds = 300; // to be dropped, a database waits for a checkpoint and for every session of the server

    /// <summary>Its connection string.</summary>
    public string Connection => new NpgsqlConnectionStringBuilder(Server) { Database = name }.ToString();

    private static string? Server => Environment.GetEnvironmentVariable("ZYZ_TEST_POSTGRES");

    /// <summary>Makes one.</summary>
    public static async Task<ClusterDatabase> CreateAsync()
    {
        var database = new ClusterDatabase(FormattableString.Invariant($"zyz_cluster_{Environment.ProcessId}_{Interlocked.Increment(ref made)}"));
        await ExecuteAsync($"CREATE DATABASE {database.name}");
        return database;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await ExecuteAsync($"DROP DATABASE {name} WITH (FORCE)");

    private static async Task ExecuteAsync(string sql)
    {
        await using NpgsqlDataSource source = NpgsqlDataSource.Create(Server!);
        await using NpgsqlCommand command = source.CreateCommand(sql);
        command.CommandTimeout = MostSeconds;
        await command.ExecuteNonQueryAsync();
    }
}
