using Npgsql;
using Zyz.Sim.Store.Sql;

namespace Zyz.Sim.Store.Tests;

/// <summary>The contract on a PostgreSQL server; skipped where <c>ZYZ_TEST_POSTGRES</c> names none.</summary>
public sealed class PostgresTests : StoreContract
{
    /// <summary>Holds the connection string of a role that may create databases.</summary>
    public const string Variable = "ZYZ_TEST_POSTGRES";

    private static int made;
    private readonly string name = FormattableString.Invariant($"zyz_test_{Environment.ProcessId}_{Interlocked.Increment(ref made)}");

    private static string? Server => Environment.GetEnvironmentVariable(Variable);

    internal override Database Database() => new PostgresDatabase(new NpgsqlConnectionStringBuilder(Server) { Database = name }.ToString());

    protected override string? NotTested => Server is null ? $"NOT TESTED: {Variable} names no PostgreSQL server" : null;

    protected override Task BeginAsync() => ExecuteAsync($"CREATE DATABASE {name}");

    protected override Task EndAsync()
    {
        NpgsqlConnection.ClearAllPools();
        return ExecuteAsync($"DROP DATABASE {name} WITH (FORCE)");
    }

    protected override string Poison =>
        "CREATE FUNCTION poison() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'poisoned'; END $$; "
        + "CREATE TRIGGER poison BEFORE INSERT ON chunk FOR EACH ROW WHEN (NEW.town = 'poison') EXECUTE FUNCTION poison()";

    protected override string Blob(string text) => $"'\\x{Convert.ToHexString(Bytes(text))}'::bytea";

    [Fact]
    public void Server_ThatDoesNotAnswer_IsNamedWithoutItsPassword()
    {
        StoreException refused = Assert.Throws<StoreException>(() => Stores.OpenPostgres("Host=127.0.0.1;Port=1;Database=zyz;Username=zyz;Password=hidden;Timeout=2"));
        Assert.Equal(StoreFault.Unreachable, refused.Fault);
        Assert.Contains("PostgreSQL 127.0.0.1:1/zyz", refused.Message);
        Assert.DoesNotContain("hidden", refused.ToString());
    }

    private static async Task ExecuteAsync(string sql)
    {
        await using NpgsqlDataSource source = NpgsqlDataSource.Create(Server!);
        await using NpgsqlCommand command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
