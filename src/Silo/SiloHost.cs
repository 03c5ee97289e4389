using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Orleans.Serialization;
using Zyz.Sim.Contracts;
using Zyz.Sim.Grains;
using Zyz.Sim.Store;

namespace Zyz.Sim.Silo;

/// <summary>A silo in this process, silent and on loopback.</summary>
public sealed class SiloHost : IAsyncDisposable
{
    private const int Attempts = 5;
    private readonly IHost host;
    private readonly IStore store;

    private SiloHost(IHost host, IStore store)
    {
        (this.host, this.store) = (host, store);
        Grains = host.Services.GetRequiredService<IGrainFactory>();
    }

    /// <summary>The way to the grains.</summary>
    public IGrainFactory Grains { get; }

    /// <summary>Starts a silo inside this process.</summary>
    /// <param name="options">Settings that can change when or where, never what is computed.</param>
    /// <param name="cancellation">Cancels the start.</param>
    /// <returns>The running silo.</returns>
    /// <exception cref="IOException">No free port could be taken.</exception>
    /// <exception cref="SiloStoreException">The store cannot be opened.</exception>
    public static async Task<SiloHost> StartEmbeddedAsync(SiloOptions options, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        IStore store = Open(options.StoreFile);
        try
        {
            for (int attempt = 1; ; attempt++)
            {
                IHost host = Build(options, store);
                try
                {
                    await host.StartAsync(cancellation);
                    return new SiloHost(host, store);
                }
                catch (Exception e) when (e is SocketException or IOException && attempt < Attempts)
                {
                    host.Dispose(); // another program took the port between our look and our start
                }
            }
        }
        catch
        {
            await store.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        using (host)
        {
            await host.StopAsync(new CancellationToken(canceled: true));
        }

        await store.DisposeAsync();
    }

    /// <summary>What every silo and client of Zyz.Sim shares.</summary>
    /// <param name="services">Services of a silo or a client.</param>
    /// <param name="mostBytes">Largest body of a message [bytes]; the largest whole number where none leaves the process.</param>
    public static void ConfigureShared(IServiceCollection services, int mostBytes = MessageLimits.BodyBytes)
    {
        void Limit(MessagingOptions options) => (options.MaxMessageBodySize, options.MaxMessageHeaderSize) = (mostBytes, MessageLimits.HeaderBytes);
        services.Configure<ExceptionSerializationOptions>(o => o.SupportedNamespacePrefixes.UnionWith(["Zyz.Sim", "Npgsql", "Microsoft.Data.Sqlite"]))
            .Configure<SiloMessagingOptions>(Limit).Configure<ClientMessagingOptions>(Limit);
        if (mostBytes < int.MaxValue)
        {
            var filter = new MessageSizeFilter(mostBytes);
            services.AddSingleton<IOutgoingGrainCallFilter>(filter).AddSingleton<IIncomingGrainCallFilter>(filter);
        }
    }

    private static IStore Open(string? file)
    {
        try
        {
            return file is null ? Stores.None : Stores.OpenFile(file);
        }
        catch (Exception why) when (why is StoreException or IOException or UnauthorizedAccessException)
        {
            throw new SiloStoreException(why.Message, why);
        }
    }

    private static IHost Build(SiloOptions options, IStore store)
    {
        HostApplicationBuilder builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Logging.ClearProviders();
        (int siloPort, int gatewayPort) = FreePorts();
        builder.UseOrleans(silo => silo
            .UseLocalhostClustering(siloPort, gatewayPort)
            .Configure<EndpointOptions>(o => o.AdvertisedIPAddress = IPAddress.Loopback)
            .Configure<SchedulingOptions>(o => o.TurnWarningLengthThreshold = TimeSpan.FromSeconds(1)));
        builder.Services.AddZyzGrains(options.Threads, options.OutcomeMemory, store, options.StoreLimit);
        ConfigureShared(builder.Services, int.MaxValue); // alone, it sends no messages: nothing is too large for it
        return builder.Build();
    }

    private static (int Silo, int Gateway) FreePorts()
    {
        using var first = new TcpListener(IPAddress.Loopback, 0);
        using var second = new TcpListener(IPAddress.Loopback, 0);
        first.Start();
        second.Start();
        return (((IPEndPoint)first.LocalEndpoint).Port, ((IPEndPoint)second.LocalEndpoint).Port);
    }
}
