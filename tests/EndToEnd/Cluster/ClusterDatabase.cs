using Zyz.Sim.Store.Tests;

namespace Zyz.Sim.EndToEnd.Cluster;

/// <summary>An empty database for a cluster, on the server of the tests.</summary>
internal sealed class ClusterDatabase : IAsyncDisposable
{
    private static int made;
    private readonly string name;

    private ClusterDatabase(string name) => this.name = name;

    /// <summary>Why there is none here, or null.</summary>
    public static string? NotTested => TestServer.NotTested;

    /// <summary>Its connection string.</summary>
    public string Connection => TestServer.Connection(name);

    /// <summary>Makes one.</summary>
    public static async Task<ClusterDatabase> CreateAsync()
    {
        var database = new ClusterDatabase(FormattableString.Invariant($"zyz_cluster_{Environment.ProcessId}_{Interlocked.Increment(ref made)}"));
        await TestServer.CreateAsync(database.name);
        return database;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await TestServer.DropAsync(name);
}
