using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Orleans.Runtime;

namespace Zyz.Sim.Silo;

/// <summary>A client of a cluster: it knows the way to some of its silos, and they know the others.</summary>
public sealed class ClusterConnection : IAsyncDisposable
{
    /// <summary>Name of the service: grains of one service are the same in every cluster of it.</summary>
    public const string Service = "zyz";

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan s_breath = TimeSpan.FromMilliseconds(500);
    private readonly IHost host;

    private ClusterConnection(IHost host)
    {
        this.host = host;
        Grains = host.Services.GetRequiredService<IGrainFactory>();
    }

    /// <summary>The way to the grains.</summary>
    public IGrainFactory Grains { get; }

    /// <summary>Connects; silos that are just starting are waited for.</summary>
    /// <param name="gateways">Ports for clients of some silos.</param>
    /// <param name="cluster">Name of the cluster.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>The connection.</returns>
    /// <exception cref="IOException">None of the silos answers within a quarter of a minute.</exception>
    public static async Task<ClusterConnection> ConnectAsync(IReadOnlyList<IPEndPoint> gateways, string cluster, CancellationToken cancellation = default)
    {
        HostApplicationBuilder builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Logging.ClearProviders();
        DateTime giveUp = DateTime.UtcNow + s_patience;
        builder.UseOrleansClient(client => client
            .UseStaticClustering([.. gateways])
            .Configure<ClusterOptions>(o => (o.ClusterId, o.ServiceId) = (cluster, Service))
            .UseConnectionRetryFilter(async (_, stop) =>
            {
                await Task.Delay(s_breath, stop);
                return DateTime.UtcNow < giveUp;
            }));
        SiloHost.ConfigureShared(builder.Services);
        IHost host = builder.Build();
        try
        {
            await host.StartAsync(cancellation);
            return new ClusterConnection(host);
        }
        catch (Exception e) when (e is OrleansException or SocketException or TimeoutException || (e is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            host.Dispose();
            throw new IOException(string.Join(", ", gateways), e);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        using (host)
        {
            await host.StopAsync(new CancellationToken(canceled: true));
        }
    }
}
