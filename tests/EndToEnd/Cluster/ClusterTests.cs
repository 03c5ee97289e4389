using System.Net;
using System.Text.Json;
using Zyz.Sim.EndToEnd.Processes;
using Command = Zyz.Sim.EndToEnd.Processes.Zyz;

namespace Zyz.Sim.EndToEnd.Cluster;

/// <summary>Silos as processes on loopback, with their database; skipped where there is no server for it.</summary>
public sealed class ClusterTests
{
    [SkippableFact]
    public async Task Cluster_OfThreeSilos_GivesTheHashOfTheEmbeddedOne()
    {
        Skip.If(ClusterDatabase.NotTested is not null, ClusterDatabase.NotTested);
        await using ClusterDatabase database = await ClusterDatabase.CreateAsync();
        using var folder = new TemporaryFolder();
        using SiloProcess a = SiloProcess.Start(database.Connection), b = SiloProcess.Start(database.Connection), c = SiloProcess.Start(database.Connection);
        await Task.WhenAll(a.ReadyAsync(), b.ReadyAsync(), c.ReadyAsync());
        JsonElement alone = await Command.ResultAsync(Path.Combine(folder.Path, "alone"), ["--replications", "128"]);
        JsonElement together = await Command.ResultAsync(
            Path.Combine(folder.Path, "together"), ["--replications", "128", "--connect", $"127.0.0.1:{a.GatewayPort},127.0.0.1:{b.GatewayPort}"]);
        Assert.Equal(alone.GetProperty("resultHash").GetString(), together.GetProperty("resultHash").GetString());

        // Told to end, a silo drains and ends well; the cluster goes on.
        a.Signal("TERM");
        Assert.Equal(0, await a.EndAsync());
        JsonElement two = await Command.ResultAsync(Path.Combine(folder.Path, "two"), ["--replications", "128", "--connect", $"127.0.0.1:{c.GatewayPort}"]);
        Assert.Equal(alone.GetProperty("resultHash").GetString(), two.GetProperty("resultHash").GetString());
    }

    [SkippableFact]
    public async Task Silo_WithAndWithoutAKey_ShowsItsDashboardToWhoHasItAlone()
    {
        Skip.If(ClusterDatabase.NotTested is not null, ClusterDatabase.NotTested);
        await using ClusterDatabase database = await ClusterDatabase.CreateAsync();
        using var folder = new TemporaryFolder();
        string file = Path.Combine(folder.Path, "key");
        File.WriteAllText(file, "a-key-that-is-long-enough");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file, UnixFileMode.UserRead);
        }

        using SiloProcess closed = SiloProcess.Start(database.Connection), open = SiloProcess.Start(database.Connection, ("DashboardKeyFile", file));
        await Task.WhenAll(closed.ReadyAsync(), open.ReadyAsync());
        Assert.Equal(HttpStatusCode.OK, (await closed.GetAsync("/health/live")).Code);
        Assert.Equal(HttpStatusCode.NotFound, (await closed.GetAsync("/dashboard")).Code);
        foreach (string page in new[] { "/dashboard", "/dashboard/", "/dashboard/DashboardCounters", "/DASHBOARD/index.html", "/dashboard/../dashboard/" })
        {
            Assert.Equal(HttpStatusCode.Unauthorized, (await open.GetAsync(page)).Code);
            Assert.Equal(HttpStatusCode.Unauthorized, (await open.GetAsync(page, "another-key-of-that-length")).Code);
        }

        Assert.Equal(HttpStatusCode.OK, (await open.GetAsync("/dashboard/", "a-key-that-is-long-enough")).Code);
    }

    [Fact]
    public async Task Command_WithNoClusterThere_SaysSoAndEndsWithFive()
    {
        using var folder = new TemporaryFolder();
        Command.Answer wrong = await Command.RunAsync(["run", Command.Baseline, "--connect", "127.0.0.1", "--lang", "en"]);
        Assert.Equal(2, wrong.Code);
        Assert.Contains("'127.0.0.1' is no IP:port", wrong.Error);
        Command.Answer answer = await Command.RunAsync(["run", Command.Baseline, "--connect", "127.0.0.1:9", "--output", folder.Path + "/r", "--lang", "en"]);
        Assert.Equal(5, answer.Code);
        Assert.Contains("127.0.0.1:9", answer.Error);
    }
}
