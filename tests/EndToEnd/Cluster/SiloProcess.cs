using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;
using Zyz.Sim.EndToEnd.Repository;

namespace Zyz.Sim.EndToEnd.Cluster;

/// <summary>A silo of a cluster as a process of its own.</summary>
internal sealed class SiloProcess : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);
    private readonly Process process;
    private readonly int httpPort;

    private SiloProcess(Process process, int gatewayPort, int httpPort) => (this.process, GatewayPort, this.httpPort) = (process, gatewayPort, httpPort);

    /// <summary>Folder of the silo that was built with these tests.</summary>
    public static string Built { get; } = Path.Combine(
        House.Root, "src", "Service", "bin", AppContext.BaseDirectory.Contains($"{Path.DirectorySeparatorChar}Release{Path.DirectorySeparatorChar}", StringComparison.Ordinal) ? "Release" : "Debug", "net10.0");

    /// <summary>Port for clients.</summary>
    public int GatewayPort { get; }

    /// <summary>Process id, for signals.</summary>
    public int Id => process.Id;

    /// <summary>Starts a silo.</summary>
    /// <param name="database">Connection string of the cluster's database.</param>
    /// <param name="more">More settings.</param>
    public static SiloProcess Start(string database, params (string Name, string Value)[] more)
    {
        string program = Path.Combine(Built, "zyz-silo.dll");
        int[] ports = FreePorts(3);
        var start = new ProcessStartInfo("dotnet", [program]) { RedirectStandardOutput = true, RedirectStandardError = true };
        (string, string)[] settings =
        [
            ("Postgres", database), ("SiloPort", Text(ports[0])), ("GatewayPort", Text(ports[1])), ("HttpPort", Text(ports[2])), .. more,
        ];
        foreach ((string name, string value) in settings)
        {
            start.Environment[$"Zyz__{name}"] = value;
        }

        start.Environment["Logging__LogLevel__Default"] = "Warning";
        Process process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return new SiloProcess(process, ports[1], ports[2]);
    }

    /// <summary>Asks for a page.</summary>
    public async Task<(HttpStatusCode Code, string Text)> GetAsync(string path, string? key = null)
    {
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(5) };
        if (key is not null)
        {
            client.DefaultRequestHeaders.Authorization = new("Basic", Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes($"any:{key}")));
        }

        using HttpResponseMessage answer = await client.GetAsync(new Uri($"http://127.0.0.1:{httpPort}{path}"));
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Waits until the silo takes work.</summary>
    public async Task ReadyAsync()
    {
        for (var clock = Stopwatch.StartNew(); ;)
        {
            Assert.False(process.HasExited, "the silo has ended");
            try
            {
                if ((await GetAsync("/health/ready")).Code == HttpStatusCode.OK)
                {
                    return;
                }
            }
            catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
            {
                // not listening yet
            }

            Assert.True(clock.Elapsed < s_patience, "the silo did not become ready in a minute");
            await Task.Delay(100);
        }
    }

    /// <summary>Sends a signal.</summary>
    public void Signal(string signal) => Process.Start("kill", [$"-{signal}", Text(process.Id)])!.WaitForExit();

    /// <summary>Waits for the end.</summary>
    public async Task<int> EndAsync()
    {
        using var limit = new CancellationTokenSource(s_patience);
        await process.WaitForExitAsync(limit.Token);
        return process.ExitCode;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill();
        }

        process.Dispose();
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static int[] FreePorts(int count)
    {
        TcpListener[] listeners = [.. Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Loopback, 0))];
        foreach (TcpListener listener in listeners)
        {
            listener.Start();
        }

        int[] ports = [.. listeners.Select(l => ((IPEndPoint)l.LocalEndpoint).Port)];
        foreach (TcpListener listener in listeners)
        {
            listener.Dispose();
        }

        return ports;
    }
}
