using System.Globalization;
using Npgsql;

namespace Zyz.Sim.EndToEnd.Cluster;

/// <summary>Some silos as processes, with their database.</summary>
internal sealed class SiloCluster : IAsyncDisposable
{
    private readonly ClusterDatabase database;

    private SiloCluster(ClusterDatabase database, SiloProcess[] silos) => (this.database, Silos) = (database, silos);

    /// <summary>The silos.</summary>
    public SiloProcess[] Silos { get; }

    /// <summary>What <c>--connect</c> takes.</summary>
    public string Connect => string.Join(',', Silos.Select(s => "127.0.0.1:" + s.GatewayPort.ToString(CultureInfo.InvariantCulture)));

    /// <summary>Starts silos and waits until they take work.</summary>
    /// <param name="count">Silos [count].</param>
    /// <param name="settings">Settings of each.</param>
    public static Task<SiloCluster> StartAsync(int count, params (string Name, string Value)[] settings) =>
        StartAsync(database => [.. Enumerable.Range(0, count).Select(_ => SiloProcess.Start(database, settings))]);

    /// <summary>Starts silos and waits until they take work.</summary>
    /// <param name="start">Starts them on a database.</param>
    public static async Task<SiloCluster> StartAsync(Func<string, SiloProcess[]> start)
    {
        ClusterDatabase database = await ClusterDatabase.CreateAsync();
        var cluster = new SiloCluster(database, start(database.Connection));
        await cluster.ReadyAsync();
        return cluster;
    }

    /// <summary>Waits until all take work.</summary>
    public Task ReadyAsync() => Task.WhenAll(Silos.Select(s => s.ReadyAsync()));

    /// <summary>A number the database knows.</summary>
    public async Task<long> CountAsync(string sql)
    {
        await using NpgsqlDataSource source = NpgsqlDataSource.Create(database.Connection);
        await using NpgsqlCommand command = source.CreateCommand(sql);
        return Convert.ToInt64(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
    }

    /// <summary>Chunks that were computed and stored more than once [count].</summary>
    public Task<long> RepeatsAsync() => CountAsync("SELECT COALESCE(SUM(puts - 1), 0) FROM chunk");

    /// <summary>Changes something past the silos.</summary>
    public async Task ExecuteAsync(string sql)
    {
        await using NpgsqlDataSource source = NpgsqlDataSource.Create(database.Connection);
        await using NpgsqlCommand command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Lets all processes of the database's server, and those it starts from now on, run on these cores alone.</summary>
    public async Task PinServerAsync(string cores)
    {
        await using NpgsqlDataSource source = NpgsqlDataSource.Create(database.Connection);
        await using NpgsqlCommand command = source.CreateCommand("SELECT pg_backend_pid()");
        string[] status = await File.ReadAllLinesAsync(FormattableString.Invariant($"/proc/{await command.ExecuteScalarAsync()}/status"));
        string server = status.First(l => l.StartsWith("PPid:", StringComparison.Ordinal))[5..].Trim();
        foreach (string pid in (await File.ReadAllTextAsync($"/proc/{server}/task/{server}/children")).Split(' ', StringSplitOptions.RemoveEmptyEntries).Append(server))
        {
            await PinAsync(cores, pid);
        }
    }

    /// <summary>Pins a process with all its threads; one that has just ended needs no core.</summary>
    public static async Task PinAsync(string cores, string pid)
    {
        using var pin = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("taskset", ["-acp", cores, pid]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        await pin.WaitForExitAsync();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (SiloProcess silo in Silos)
        {
            silo.Dispose();
        }

        await database.DisposeAsync();
    }
}
