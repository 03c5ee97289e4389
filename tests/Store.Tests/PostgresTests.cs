using Npgsql;
using Zyz.Sim.Store.Sql;

namespace Zyz.Sim.Store.Tests;

/// <summary>The contract on a PostgreSQL server; skipped where <see cref="TestServer.Variable"/> names none.</summary>
public sealed class PostgresTests : StoreContract
{
    private static int made;
    private readonly string name = FormattableString.Invariant($"zyz_test_{Environment.ProcessId}_{Interlocked.Increment(ref made)}");

    internal override Database Database() => new PostgresDatabase(TestServer.Connection(name));

    protected override string? NotTested => TestServer.NotTested;

    protected override Task BeginAsync() => TestServer.CreateAsync(name);

    protected override Task EndAsync()
    {
        NpgsqlConnection.ClearAllPools();
        return TestServer.DropAsync(name);
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
}
