using Orleans.Configuration;
using Orleans.Dashboard;
using Zyz.Sim.Grains;
using Zyz.Sim.Silo;
using Zyz.Sim.Store;

namespace Zyz.Sim.Service;

/// <summary>Puts a silo of a cluster together: membership and state in PostgreSQL, health by HTTP.</summary>
internal static class SiloService
{
    // A dead silo is voted out within a few seconds (the defaults take half a minute): what it held is given to others then.
    private static readonly TimeSpan s_probe = TimeSpan.FromSeconds(1);
    private const int MissedProbes = 3;

    // After a power cut nobody is left to vote: who has not said for so long that it lives is not waited for by who starts.
    private static readonly TimeSpan s_heartbeat = TimeSpan.FromSeconds(2);
    private const int MissedHeartbeats = 3;
    private const int Votes = 2;

    // Names of a silo that is voted out are held back for what a lease exceeds four times the time to notice a death: with the lease's own
    // default of half a minute that would be 18 s in which a lost run could not begin again.
    private const int LeaseInDetections = 4;

    /// <summary>Builds the service.</summary>
    /// <param name="builder">Configuration and logging.</param>
    /// <param name="settings">Checked settings.</param>
    /// <param name="store">The store of the cluster.</param>
    /// <returns>The service, not started.</returns>
    public static WebApplication Build(WebApplicationBuilder builder, ClusterSettings settings, IStore store)
    {
        ClusterOptions options = settings.Options;
        builder.WebHost.ConfigureKestrel(server => server.Listen(settings.Address, options.HttpPort));
        builder.Services.AddZyzGrains(options.Threads, new Zyz.Sim.Silo.SiloOptions().OutcomeMemory, store, (long)options.StoreLimitGiB << 30);
        SiloHost.ConfigureShared(builder.Services);
        builder.Services.Configure<HostOptions>(o => o.ShutdownTimeout = TimeSpan.FromMinutes(1)); // batches under way may end
        builder.UseOrleans(silo => silo
            .AddActivityPropagation()

            // It asks who is left what they hold; with the other directory a lost silo took its share of the entries along, and batches under way elsewhere were begun twice.
            .AddDistributedGrainDirectory()
            .Configure<GrainDirectoryOptions>(o => o.RangeLeaseDuration = s_probe * MissedProbes * LeaseInDetections)
            .UseAdoNetClustering(o => (o.Invariant, o.ConnectionString) = ("Npgsql", settings.Postgres))
            .Configure<Orleans.Configuration.ClusterOptions>(o => (o.ClusterId, o.ServiceId) = (options.Cluster, "zyz"))
            .Configure<EndpointOptions>(o => (o.AdvertisedIPAddress, o.SiloPort, o.GatewayPort) = (settings.Address, options.SiloPort, options.GatewayPort))
            .Configure<ClusterMembershipOptions>(o =>
            {
                (o.ProbeTimeout, o.NumMissedProbesLimit, o.NumVotesForDeathDeclaration) = (s_probe, MissedProbes, Votes);
                (o.IAmAliveTablePublishTimeout, o.NumMissedTableIAmAliveLimit) = (s_heartbeat, MissedHeartbeats);
                o.DefunctSiloCleanupPeriod = TimeSpan.FromHours(1);
                o.DefunctSiloExpiration = TimeSpan.FromDays(1);
            })
            .Configure<SchedulingOptions>(o => o.TurnWarningLengthThreshold = TimeSpan.FromSeconds(1)));
        if (settings.DashboardKey is not null)
        {
            builder.UseOrleans(silo => silo.AddDashboard());
        }

        Telemetry.Add(builder, options.Telemetry);
        WebApplication service = builder.Build();
        Health.Map(service);
        Dashboard.Map(service, settings.DashboardKey);
        return service;
    }
}
