using System.Diagnostics;
using System.Net.NetworkInformation;
using System.Text.Json;
using System.Text.RegularExpressions;
using Zyz.Sim.EndToEnd.Processes;
using Zyz.Sim.EndToEnd.Repository;
using Command = Zyz.Sim.EndToEnd.Processes.Zyz;

namespace Zyz.Sim.EndToEnd.Cluster;

/// <summary><c>deploy/</c> as an operator uses it: a cluster with a server of its own, a backup of it, and nothing left of it at the end.</summary>
[Collection(ClusterCollection.Name)]
public sealed class DeployTests : IAsyncLifetime, IDisposable
{
    private const UnixFileMode OwnersAlone = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private readonly TemporaryFolder folder = new();
    private readonly List<string> clusters = [];

    private static string? NotTested => OperatingSystem.IsLinux() is false ? "NOT TESTED: deploy/ is for Linux" : ClusterCollection.NotTested;

    /// <inheritdoc/>
    public Task InitializeAsync()
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(folder.Path, OwnersAlone | UnixFileMode.UserExecute | UnixFileMode.OtherExecute); // root's server runs as another user
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        foreach (string cluster in clusters)
        {
            await RunAsync("cluster", "stop", cluster);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => folder.Dispose();

    [SkippableFact]
    public async Task Cluster_StartedRestartedAndStopped_ComputesAndLeavesNothingRunning()
    {
        Skip.If(NotTested is not null, NotTested);
        string cluster = Cluster("a");
        Assert.Equal(2, (await RunAsync("cluster", "start", cluster, "--silos", "many")).Code);
        string connect = await StartAsync(cluster, "3");
        Assert.Equal(3, connect.Split(',').Length);
        Assert.Equal(connect, await StartAsync(cluster, "3")); // a second time changes nothing
        int[] ports = Ports(cluster, 3);
        Assert.Equal(ports, Listening(ports));
        Assert.Equal(OwnersAlone, Mode(Secret(cluster, path: true)));

        string hash = await HashAsync("first", connect);
        int[] before = Processes(cluster);
        Assert.Equal(4, before.Length);
        await DoneAsync("cluster", "restart-silo", cluster, "2");
        Assert.Equal(3, Processes(cluster).Intersect(before).Count());
        Assert.Equal(hash, await HashAsync("second", connect));

        await DoneAsync("cluster", "stop", cluster);
        Assert.Empty(Processes(cluster));
        Assert.Empty(Listening(ports));
        Assert.Equal(1, (await RunAsync("cluster", "status", cluster)).Code);
    }

    [SkippableFact]
    public async Task Database_EndedAndStartedDuringARun_DelaysTheRunAndLosesNothing()
    {
        Skip.If(NotTested is not null, NotTested);
        string cluster = Cluster("d"), connect = await StartAsync(cluster, "3");
        string[] run = ["--horizon", "2023-12-31", "--replications", "20000"];
        Task<JsonElement> result = Command.ResultAsync(Path.Combine(folder.Path, "through"), [.. run, "--connect", connect]);
        await Task.Delay(TimeSpan.FromSeconds(4));
        Assert.False(result.IsCompleted);
        string server = File.ReadLines(Path.Combine(cluster, "postgres", "data", "postmaster.pid")).First();
        using (Process end = Process.Start("kill", ["-QUIT", server])!) // at once, as a crash does
        {
            await end.WaitForExitAsync();
        }

        await Task.Delay(TimeSpan.FromSeconds(5));
        await DoneAsync("cluster", "start", cluster);
        JsonElement through = await result, alone = await Command.ResultAsync(Path.Combine(folder.Path, "alone"), run);
        Assert.Equal(alone.GetProperty("resultHash").GetString(), through.GetProperty("resultHash").GetString());
    }

    [SkippableFact]
    public async Task Backup_RestoredIntoAnotherCluster_HoldsWhatWasWritten()
    {
        Skip.If(NotTested is not null, NotTested);
        string one = Cluster("one"), other = Cluster("other"), backups = Path.Combine(folder.Path, "backups");
        await StartAsync(one, "0");
        await StartAsync(other, "0");
        byte[] kept = [.. Enumerable.Range(0, 100_000).Select(i => (byte)(i * i))];
        await using (Store.IStore store = Store.Stores.OpenPostgres(Secret(one)))
        {
            await store.Documents.PutDocumentAsync("plan", "p", kept);
            await store.Log.LogAsync(new Store.Activity(0, DateTimeOffset.UnixEpoch, "a planner", "imports", "xinzhou", "3 rows"));
        }

        await DoneAsync("backup", Secret(one, path: true), backups);
        string file = Assert.Single(Directory.GetFiles(backups, "*.dump"));
        Assert.Equal(OwnersAlone, Mode(file));
        string cut = folder.File("cut.dump", "");
        File.WriteAllBytes(cut, File.ReadAllBytes(file)[..^2000]);
        Assert.Equal(1, (await RunAsync("restore", Secret(other, path: true), cut)).Code); // and it is still empty
        await DoneAsync("restore", Secret(other, path: true), file);
        await using (Store.IStore store = Store.Stores.OpenPostgres(Secret(other)))
        {
            Assert.Equal(kept, await store.Documents.GetDocumentAsync("plan", "p"));
            Assert.Equal("a planner", Assert.Single(await store.Log.ReadLogAsync(0, 10)).Actor);
        }

        Command.Answer again = await RunAsync("restore", Secret(other, path: true), file);
        Assert.Equal(1, again.Code);
        Assert.Contains("not empty", again.Error, StringComparison.Ordinal);
    }
    private static async Task<Command.Answer> RunAsync(string script, params string[] arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(House.Root, "deploy", script), arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(), error = process.StandardError.ReadToEndAsync();
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        await process.WaitForExitAsync(limit.Token);
        return new Command.Answer(process.ExitCode, await output, await error);
    }

    private static async Task<string> DoneAsync(string script, params string[] arguments)
    {
        Command.Answer answer = await RunAsync(script, arguments);
        Assert.True(answer.Code == 0, answer.Output + answer.Error);
        return answer.Output;
    }

    private static string Secret(string cluster, bool path = false)
    {
        string file = Path.Combine(cluster, "secrets", "postgres");
        return path ? file : File.ReadAllText(file).Trim();
    }

    private static UnixFileMode Mode(string file) => OperatingSystem.IsWindows() ? UnixFileMode.None : File.GetUnixFileMode(file);

    private static int[] Ports(string cluster, int silos)
    {
        int first = int.Parse(Regex.Match(File.ReadAllText(Path.Combine(cluster, "settings")), "port=([0-9]+)").Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture);
        return [.. Enumerable.Range(first, (3 * silos) + 1)];
    }

    /// <summary>Which of some ports are listened on, each of them on loopback alone.</summary>
    private static int[] Listening(int[] ports)
    {
        System.Net.IPEndPoint[] found = [.. IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Where(l => ports.Contains(l.Port))];
        Assert.All(found, l => Assert.True(System.Net.IPAddress.IsLoopback(l.Address), $"{l} can be reached from other machines"));
        return [.. found.Select(l => l.Port).Order()];
    }

    /// <summary>Servers and silos with the cluster's folder on their command lines.</summary>
    private static int[] Processes(string cluster) =>
    [
        .. Directory.EnumerateDirectories("/proc").Select(Path.GetFileName).Where(n => n!.All(char.IsAsciiDigit))
            .Where(n => CommandLine(n!).Contains($"{cluster}/", StringComparison.Ordinal)).Select(n => int.Parse(n!, System.Globalization.CultureInfo.InvariantCulture)).Order(),
    ];

    private static string CommandLine(string process)
    {
        try
        {
            return File.ReadAllText($"/proc/{process}/cmdline");
        }
        catch (IOException)
        {
            return ""; // it has just ended
        }
    }

    private string Cluster(string name)
    {
        string path = Path.Combine(folder.Path, name);
        clusters.Add(path);
        return path;
    }

    /// <summary>Starts a cluster from the silo that was built with these tests; gives what to say after <c>--connect</c>.</summary>
    private static async Task<string> StartAsync(string cluster, string silos)
    {
        bool running = Processes(cluster).Length > 0;
        string[] built = running ? [] : ["--zyz", SiloProcess.Built];
        string said = await DoneAsync("cluster", ["start", cluster, "--silos", silos, .. built]);
        return Regex.Match(said, "--connect (\\S+)").Groups[1].Value;
    }

    private async Task<string> HashAsync(string name, string connect)
    {
        JsonElement result = await Command.ResultAsync(Path.Combine(folder.Path, name), ["--replications", "128", "--connect", connect]);
        return result.GetProperty("resultHash").GetString()!;
    }
}
