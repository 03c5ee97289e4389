using System.Data.Common;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration.Json;

namespace Zyz.Sim.Service;

/// <summary>The settings of a silo, read and checked: every fault is listed at once.</summary>
/// <param name="Options">What was set.</param>
/// <param name="Address">Where it listens.</param>
/// <param name="Postgres">Connection string of the database.</param>
/// <param name="DashboardKey">Key of the dashboard; null for no dashboard.</param>
internal sealed partial record ClusterSettings(ClusterOptions Options, IPAddress Address, string Postgres, string? DashboardKey)
{
    private const int ShortestKey = 16;

    /// <summary>Reads the settings.</summary>
    /// <param name="configuration">appsettings.json, environment and command line.</param>
    /// <param name="faults">Receives what is wrong, in words for the administrator.</param>
    /// <returns>The settings; null where anything is wrong.</returns>
    public static ClusterSettings? Read(IConfigurationRoot configuration, List<string> faults)
    {
        IConfigurationSection section = configuration.GetSection(ClusterOptions.Section);
        string[] known = [.. typeof(ClusterOptions).GetProperties().Select(p => p.Name)];
        foreach (string name in section.GetChildren().Select(c => c.Key).Where(k => !known.Contains(k, StringComparer.OrdinalIgnoreCase)))
        {
            faults.Add($"Zyz:{name} is no setting; there are {string.Join(", ", known)}");
        }

        int Number(string name, int least, int most, int otherwise)
        {
            string? text = section[name];
            if (string.IsNullOrWhiteSpace(text))
            {
                return otherwise;
            }

            if (int.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out int value) && value >= least && value <= most)
            {
                return value;
            }

            faults.Add($"Zyz:{name} is '{text}'; it must be a whole number from {least} to {most}");
            return otherwise;
        }

        var options = new ClusterOptions();
        options = options with
        {
            Cluster = Text(section, nameof(options.Cluster)) ?? options.Cluster,
            Address = Text(section, nameof(options.Address)) ?? options.Address,
            SiloPort = Number(nameof(options.SiloPort), 1, 65535, options.SiloPort),
            GatewayPort = Number(nameof(options.GatewayPort), 1, 65535, options.GatewayPort),
            HttpPort = Number(nameof(options.HttpPort), 1, 65535, options.HttpPort),
            Threads = Number(nameof(options.Threads), 0, 1024, options.Threads),
            StoreLimitGiB = Number(nameof(options.StoreLimitGiB), 0, 1 << 20, options.StoreLimitGiB),
            TrustedNetwork = string.Equals(Text(section, nameof(options.TrustedNetwork)), "true", StringComparison.OrdinalIgnoreCase),
            PostgresFile = Text(section, nameof(options.PostgresFile)),
            DashboardKeyFile = Text(section, nameof(options.DashboardKeyFile)),
            Telemetry = Text(section, nameof(options.Telemetry)),
        };

        if (!ClusterName().IsMatch(options.Cluster))
        {
            faults.Add($"Zyz:Cluster is '{options.Cluster}'; it must be 1 to 64 letters, digits or '-'");
        }

        if (new[] { options.SiloPort, options.GatewayPort, options.HttpPort }.Distinct().Count() < 3)
        {
            faults.Add($"Zyz:SiloPort {options.SiloPort}, GatewayPort {options.GatewayPort} and HttpPort {options.HttpPort} must differ");
        }

        if (!IPAddress.TryParse(options.Address, out IPAddress? address))
        {
            faults.Add($"Zyz:Address is '{options.Address}'; it must be an IP address");
        }
        else if (!IPAddress.IsLoopback(address) && !options.TrustedNetwork)
        {
            faults.Add($"Zyz:Address {address} can be reached from other machines, and the ports of a cluster ask nobody who they are: set Zyz:TrustedNetwork to true only inside a network you trust");
        }

        if (options.Telemetry is { } telemetry && !Uri.TryCreate(telemetry, UriKind.Absolute, out _))
        {
            faults.Add($"Zyz:Telemetry is '{telemetry}'; it must be the address of an OTLP collector, such as http://127.0.0.1:4317");
        }

        string? postgres = ReadPostgres(configuration, options, faults);
        string? key = options.DashboardKeyFile is { } file ? SecretFile.Read(file, nameof(options.DashboardKeyFile), faults) : null;
        if (key is { Length: < ShortestKey })
        {
            faults.Add($"Zyz:DashboardKeyFile {options.DashboardKeyFile} holds a key of {key.Length} characters; it must have at least {ShortestKey}");
        }

        return faults.Count == 0 ? new ClusterSettings(options, address!, postgres!, key) : null;
    }

    private static string? ReadPostgres(IConfigurationRoot configuration, ClusterOptions options, List<string> faults)
    {
        const string Key = $"{ClusterOptions.Section}:{nameof(ClusterOptions.Postgres)}";
        IConfigurationProvider? setBy = configuration.Providers.LastOrDefault(p => p.TryGet(Key, out string? value) && !string.IsNullOrWhiteSpace(value));
        if (setBy is JsonConfigurationProvider json)
        {
            faults.Add($"{Key} is set in {json.Source.Path}: a connection string is a secret; set it by the environment variable Zyz__Postgres, or name a file that only its owner may read by Zyz:PostgresFile");
            return null;
        }

        string? text = configuration[Key];
        if (string.IsNullOrWhiteSpace(text))
        {
            if (options.PostgresFile is null)
            {
                faults.Add($"no database: set the environment variable Zyz__Postgres, or Zyz:PostgresFile");
                return null;
            }

            text = SecretFile.Read(options.PostgresFile, nameof(options.PostgresFile), faults);
        }

        try
        {
            return text is null ? null : new Npgsql.NpgsqlConnectionStringBuilder(text).ToString();
        }
        catch (Exception wrong) when (wrong is ArgumentException or FormatException or DbException)
        {
            faults.Add("the connection string of the database cannot be understood (it is not shown here: it is a secret); it looks like Host=127.0.0.1;Port=5432;Username=zyz;Password=…;Database=zyz");
            return null;
        }
    }

    private static string? Text(IConfigurationSection section, string name) =>
        string.IsNullOrWhiteSpace(section[name]) ? null : section[name]!.Trim();

    [GeneratedRegex("^[A-Za-z0-9-]{1,64}$")]
    private static partial Regex ClusterName();
}
