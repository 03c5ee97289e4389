using Npgsql;

namespace Zyz.Sim.Store.Tests;

/// <summary>The PostgreSQL server that <c>ZYZ_TEST_POSTGRES</c> names, and databases of a test on it.</summary>
internal static class TestServer
{
    /// <summary>Holds the connection string of a role that may create databases.</summary>
    public const string Variable = "ZYZ_TEST_POSTGRES";

    private const int MostSeconds = 300; // to be dropped, a database waits for a checkpoint and for every session of the server

    /// <summary>Why nothing is tested on it, or null.</summary>
    public static string? NotTested => Server is null ? $"NOT TESTED: {Variable} names no PostgreSQL server" : null;

    private static string? Server => Environment.GetEnvironmentVariable(Variable);

    /// <summary>The connection string of a database on it.</summary>
    public static string Connection(string database) => new NpgsqlConnectionStringBuilder(Server) { Database = database }.ToString();

    /// <summary>Makes an empty database.</summary>
    public static Task CreateAsync(string database) => ExecuteAsync($"CREATE DATABASE {database}");

    /// <summary>Drops a database and ends who is still in it.</summary>
    /// <remarks>
    /// A worker of autovacuum belongs to no role, so only a superuser may end it by force: then the drop is refused. A plain
    /// drop asks that worker to leave, but is refused while sessions of killed silos are still there. One after the other does it.
    /// </remarks>
    public static async Task DropAsync(string database)
    {
        DateTime until = DateTime.UtcNow.AddSeconds(MostSeconds);
        for (bool force = true; ; force = !force)
        {
            try
            {
                await ExecuteAsync($"DROP DATABASE IF EXISTS {database}{(force ? " WITH (FORCE)" : "")}");
                return;
            }
            catch (PostgresException refused) when (refused.SqlState is PostgresErrorCodes.InsufficientPrivilege or PostgresErrorCodes.ObjectInUse && DateTime.UtcNow < until)
            {
                await Task.Delay(100);
            }
        }
    }

    private static async Task ExecuteAsync(string sql)
    {
        await using NpgsqlDataSource source = NpgsqlDataSource.Create(Server!);
        await using NpgsqlCommand command = source.CreateCommand(sql);
        command.CommandTimeout = MostSeconds;
        await command.ExecuteNonQueryAsync();
    }
}
