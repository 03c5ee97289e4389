namespace Zyz.Sim.Service;

/// <summary>Settings of a silo of a cluster: they can change when or where a number is computed, never the number.</summary>
internal sealed record ClusterOptions
{
    /// <summary>Name of the section that holds them.</summary>
    public const string Section = "Zyz";

    /// <summary>Name of the cluster: silos of one name in one database are one cluster.</summary>
    public string Cluster { get; init; } = "zyz";

    /// <summary>Address the silo listens on and tells the others.</summary>
    public string Address { get; init; } = "127.0.0.1";

    /// <summary>Port for other silos.</summary>
    public int SiloPort { get; init; } = 11111;

    /// <summary>Port for clients.</summary>
    public int GatewayPort { get; init; } = 30000;

    /// <summary>Port for health and the dashboard.</summary>
    public int HttpPort { get; init; } = 8080;

    /// <summary>Batches computed at once [threads]; 0 for one per core.</summary>
    public int Threads { get; init; }

    /// <summary>Size beyond which outcomes of the longest unused runs are let go [GiB]; 0 for no limit.</summary>
    public int StoreLimitGiB { get; init; } = 50;

    /// <summary>Whether addresses other than loopback may be listened on: the ports of a cluster ask nobody who they are.</summary>
    public bool TrustedNetwork { get; init; }

    /// <summary>Connection string of the database; from the environment only.</summary>
    public string? Postgres { get; init; }

    /// <summary>File that holds the connection string, readable by its owner alone.</summary>
    public string? PostgresFile { get; init; }

    /// <summary>File that holds the dashboard's key, readable by its owner alone; without it there is no dashboard.</summary>
    public string? DashboardKeyFile { get; init; }

    /// <summary>Where traces and metrics go (OTLP), or null for nowhere.</summary>
    public string? Telemetry { get; init; }
}
