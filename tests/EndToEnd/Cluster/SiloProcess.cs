using System.Collections.Concurrent;
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
    private const int LinesKept = 40;
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(120);
    private readonly ProcessStartInfo start;
    private readonly int[] ports;
    private readonly ConcurrentQueue<string> lines = new();
    private Process process;

    private SiloProcess(ProcessStartInfo start, int[] ports)
    {
        (this.start, this.ports) = (start, ports);
        process = Run();
    }

    /// <summary>Folder of the silo that was built with these tests.</summary>
    public static string Built { get; } = Path.Combine(
        House.Root, "src", "Service", "bin", AppContext.BaseDirectory.Contains($"{Path.DirectorySeparatorChar}Release{Path.DirectorySeparatorChar}", StringComparison.Ordinal) ? "Release" : "Debug", "net10.0");

    /// <summary>Port for clients.</summary>
    public int GatewayPort => ports[1];

    /// <summary>Whether it has ended.</summary>
    public bool HasEnded => process.HasExited;

    /// <summary>Memory it holds [MiB].</summary>
    public double ResidentMiB
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64 / 1048576.0;
        }
    }

    /// <summary>Process id, for signals.</summary>
    public int Id => process.Id;

    /// <summary>Starts a silo.</summary>
    /// <param name="database">Connection string of the cluster's database.</param>
    /// <param name="more">More settings.</param>
    public static SiloProcess Start(string database, params (string Name, string Value)[] more) => StartOn(null, database, more);

    /// <summary>Starts a silo that one core must do for.</summary>
    /// <param name="core">Number of the core; null for all.</param>
    /// <param name="database">Connection string of the cluster's database.</param>
    /// <param name="more">More settings.</param>
    public static SiloProcess StartOn(int? core, string database, params (string Name, string Value)[] more)
    {
        string program = Path.Combine(Built, "zyz-silo.dll");
        int[] ports = FreePorts(3);
        var start = new ProcessStartInfo(core is null ? "dotnet" : "taskset", core is null ? [program] : ["-c", Text(core.Value), "dotnet", program]) { RedirectStandardOutput = true, RedirectStandardError = true };
        (string, string)[] settings =
        [
            ("Postgres", database), ("SiloPort", Text(ports[0])), ("GatewayPort", Text(ports[1])), ("HttpPort", Text(ports[2])), .. more,
        ];
        foreach ((string name, string value) in settings)
        {
            start.Environment[$"Zyz__{name}"] = value;
        }

        start.Environment["Logging__LogLevel__Default"] = "Warning";
        return new SiloProcess(start, ports);
    }

    /// <summary>Starts it again where it was, as an administrator or systemd does.</summary>
    public void Restart()
    {
        process.WaitForExit();
        process.Dispose();
        process = Run();
    }

    /// <summary>Ends it at once, as a power cut does.</summary>
    public void Kill()
    {
        process.Kill();
        process.WaitForExit();
    }

    private Process Run()
    {
        Process started = Process.Start(start)!;
        started.OutputDataReceived += (_, line) => Keep(line.Data);
        started.ErrorDataReceived += (_, line) => Keep(line.Data);
        started.BeginOutputReadLine();
        started.BeginErrorReadLine();
        return started;
    }

    private void Keep(string? line)
    {
        lines.Enqueue(line ?? "");
        while (lines.Count > LinesKept)
        {
            lines.TryDequeue(out _);
        }
    }

    /// <summary>Asks for a page.</summary>
    public async Task<(HttpStatusCode Code, string Text)> GetAsync(string path, string? key = null)
    {
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(5) };
        if (key is not null)
        {
            client.DefaultRequestHeaders.Authorization = new("Basic", Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes($"any:{key}")));
        }

        using HttpResponseMessage answer = await client.GetAsync(new Uri($"http://127.0.0.1:{ports[2]}{path}"));
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Waits until the silo takes work.</summary>
    public async Task ReadyAsync()
    {
        for (var clock = Stopwatch.StartNew(); ;)
        {
            Assert.False(process.HasExited, $"the silo has ended: {string.Join('\n', lines)}");
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

            Assert.True(clock.Elapsed < s_patience, $"the silo did not become ready: {string.Join('\n', lines)}");
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
