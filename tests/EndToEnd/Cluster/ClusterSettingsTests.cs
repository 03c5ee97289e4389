using Microsoft.Extensions.Configuration;
using Zyz.Sim.EndToEnd.Processes;
using Zyz.Sim.EndToEnd.Repository;
using Zyz.Sim.Service;

namespace Zyz.Sim.EndToEnd.Cluster;

/// <summary>A silo of a cluster starts with settings that are all right, or says everything that is wrong with them.</summary>
public sealed class ClusterSettingsTests : IDisposable
{
    private const string Database = "Host=127.0.0.1;Username=zyz;Password=hidden;Database=zyz";
    private readonly TemporaryFolder folder = new();

    /// <inheritdoc/>
    public void Dispose() => folder.Dispose();

    [Fact]
    public void Settings_Defaults_ListenOnLoopbackWithoutADashboard()
    {
        ClusterSettings settings = Read(out string[] faults, ("Postgres", Database))!;
        Assert.Empty(faults);
        Assert.True(System.Net.IPAddress.IsLoopback(settings.Address));
        Assert.Null(settings.DashboardKey);
        Assert.Equal(("zyz", 11111, 30000, 8080, 0), (settings.Options.Cluster, settings.Options.SiloPort, settings.Options.GatewayPort, settings.Options.HttpPort, settings.Options.Threads));
    }

    [Fact]
    public void Settings_OfThePage_AreThoseOfTheProgramWithTheirDefaults()
    {
        // What is shipped: the file beside the program before the program's own.
        IConfigurationSection shipped = new ConfigurationBuilder().AddJsonFile(Path.Combine(House.Root, "src", "Service", "appsettings.json")).Build().GetSection(ClusterOptions.Section);
        var options = new ClusterOptions();
        string Default(System.Reflection.PropertyInfo p) => (shipped[p.Name] ?? Convert.ToString(p.GetValue(options), System.Globalization.CultureInfo.InvariantCulture)) switch
        {
            null or "" => "–",
            "False" => "`false`",
            string value => $"`{value}`",
        };
        IEnumerable<string> held = typeof(ClusterOptions).GetProperties().Select(p => $"`Zyz:{p.Name}` {Default(p)}");
        IEnumerable<string> said = House.Text("docs/operations.md").Split('\n').Select(line => line.Split(" | ")).Where(c => c.Length == 3 && c[0].StartsWith("| `Zyz:", StringComparison.Ordinal))
            .Select(c => $"{c[0][2..]} {c[1]}");
        Assert.Equal(held.Order(StringComparer.Ordinal), said.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Settings_WrongInManyPlaces_AreAllNamedAtOnce()
    {
        Assert.Null(Read(
            out string[] faults, ("Cluster", "a b"), ("Address", "example"), ("SiloPort", "70000"), ("GatewayPort", "NaN"), ("HttpPort", "30000"), ("Threads", "-1"),
            ("Theads", "2"), ("Telemetry", "nowhere"), ("DashboardKeyFile", Path.Combine(folder.Path, "none"))));
        string[] said = ["Zyz:Theads is no setting", "Zyz:SiloPort is '70000'", "Zyz:GatewayPort is 'NaN'", "Zyz:Threads is '-1'", "Zyz:Cluster is 'a b'", "must differ", "Zyz:Address is 'example'",
            "Zyz:Telemetry is 'nowhere'", "no database", "DashboardKeyFile"];
        Assert.All(said, part => Assert.Contains(faults, f => f.Contains(part, StringComparison.Ordinal)));
        Assert.Equal(said.Length, faults.Length);
    }

    [Fact]
    public void Settings_AddressOthersCanReach_NeedsATrustedNetwork()
    {
        Assert.Null(Read(out string[] faults, ("Postgres", Database), ("Address", "10.0.0.7")));
        Assert.Contains("TrustedNetwork", Assert.Single(faults));
        Assert.NotNull(Read(out faults, ("Postgres", Database), ("Address", "10.0.0.7"), ("TrustedNetwork", "true")));
    }

    [Fact]
    public void Settings_SecretInAppsettings_IsRefusedAndNotShown()
    {
        string file = Path.Combine(folder.Path, "appsettings.json");
        File.WriteAllText(file, $$"""{ "Zyz": { "Postgres": "{{Database}}" } }""");
        var faults = new List<string>();
        Assert.Null(ClusterSettings.Read(new ConfigurationBuilder().AddJsonFile(file).Build(), faults));
        Assert.Contains("Zyz__Postgres", Assert.Single(faults));
        Assert.DoesNotContain("hidden", faults[0]);
    }

    [Fact]
    public void Settings_ConnectionStringThatIsNone_IsNotShown()
    {
        Assert.Null(Read(out string[] faults, ("Postgres", "hidden=1;;what")));
        Assert.DoesNotContain("hidden", Assert.Single(faults));
    }

    [Theory]
    [InlineData(UnixFileMode.UserRead | UnixFileMode.UserWrite, "0123456789abcdef", null)]
    [InlineData(UnixFileMode.UserRead | UnixFileMode.GroupRead, "0123456789abcdef", "chmod 600")]
    [InlineData(UnixFileMode.UserRead | UnixFileMode.OtherRead, "0123456789abcdef", "chmod 600")]
    [InlineData(UnixFileMode.UserRead, "short", "at least 16")]
    [InlineData(UnixFileMode.UserRead, " \n", "is empty")]
    public void Settings_SecretFile_IsReadOnlyWhereItsOwnerAloneMay(UnixFileMode mode, string key, string? fault)
    {
        if (OperatingSystem.IsWindows())
        {
            return; // no such modes there
        }

        string file = Path.Combine(folder.Path, "key");
        File.WriteAllText(file, key + "\n");
        File.SetUnixFileMode(file, mode);
        ClusterSettings? settings = Read(out string[] faults, ("Postgres", Database), ("DashboardKeyFile", file));
        Assert.Equal(fault is null ? key : null, settings?.DashboardKey);
        Assert.True(fault is null ? faults.Length == 0 : faults.Single().Contains(fault, StringComparison.Ordinal), string.Join("; ", faults));
    }

    [Theory]
    [InlineData("any:the-right-key", true)]
    [InlineData(":the-right-key", true)]
    [InlineData("any:the-right-ke", false)]
    [InlineData("any:the-right-key2", false)]
    [InlineData("", false)]
    public void Dashboard_RequestWithACredential_IsLetInByTheKeyAlone(string credential, bool expected)
    {
        string header = "Basic " + Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(credential));
        Assert.Equal(expected, Dashboard.Knows(header, "the-right-key"));
        Assert.False(Dashboard.Knows(header["Basic ".Length..], "the-right-key"));
        Assert.False(Dashboard.Knows("Basic ?", "the-right-key"));
        Assert.False(Dashboard.Knows("Basic " + new string('A', 4000), "the-right-key"));
    }

    private static ClusterSettings? Read(out string[] faults, params (string Name, string Value)[] set)
    {
        var found = new List<string>();
        ClusterSettings? settings = ClusterSettings.Read(
            new ConfigurationBuilder().AddInMemoryCollection(set.Select(s => KeyValuePair.Create($"Zyz:{s.Name}", (string?)s.Value))).Build(), found);
        faults = [.. found];
        return settings;
    }
}
