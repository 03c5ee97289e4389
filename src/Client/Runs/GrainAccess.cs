using System.Net;
using Zyz.Sim.Silo;

namespace Zyz.Sim.Client;

/// <summary>The way to the grains: a silo inside the command, or a cluster; it opens while other things are done.</summary>
internal sealed class GrainAccess : IAsyncDisposable
{
    private readonly CancellationTokenSource _given;
    private readonly Task<(IGrainFactory Grains, IAsyncDisposable Owner)> _opening;

    private GrainAccess(Func<CancellationToken, Task<(IGrainFactory, IAsyncDisposable)>> open, CancellationToken cancellation)
    {
        _given = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        _opening = Task.Run(() => open(_given.Token), _given.Token);
    }

    /// <summary>Begins to open it.</summary>
    /// <param name="session">Says which cluster, if any.</param>
    /// <param name="options">Settings of the silo inside the command.</param>
    /// <param name="cancellation">Gives up.</param>
    public static GrainAccess Begin(Session session, SiloOptions options, CancellationToken cancellation)
    {
        IPEndPoint[] gateways = session.Connect;
        return gateways.Length == 0
            ? new GrainAccess(
                async stop =>
                {
                    SiloHost silo = await SiloHost.StartEmbeddedAsync(options, stop);
                    return (silo.Grains, silo);
                },
                cancellation)
            : new GrainAccess(
                async stop =>
                {
                    ClusterConnection cluster = await ClusterConnection.ConnectAsync(gateways, session.Cluster, stop);
                    return (cluster.Grains, cluster);
                },
                cancellation);
    }

    /// <summary>The grains, once it has opened.</summary>
    public async Task<IGrainFactory> GrainsAsync() => (await _opening).Grains;

    /// <summary>Closes it, or gives up opening it.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_opening.IsCompleted)
        {
            await _given.CancelAsync();
        }

        await ((Task)_opening).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (_opening.IsCompletedSuccessfully)
        {
            await (await _opening).Owner.DisposeAsync();
        }

        _given.Dispose();
    }
}
