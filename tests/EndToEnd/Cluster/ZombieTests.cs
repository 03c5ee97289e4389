using System.Text.Json;
using Xunit.Abstractions;
using Zyz.Sim.EndToEnd.Processes;
using Command = Zyz.Sim.EndToEnd.Processes.Zyz;

namespace Zyz.Sim.EndToEnd.Cluster;

/// <summary>What is worse than a dead silo: one that stands still and comes back, a database that goes away, a byte that flips.</summary>
[Collection(ClusterCollection.Name)]
public sealed class ZombieTests(ITestOutputHelper output)
{
    private static readonly TimeSpan s_asleep = TimeSpan.FromSeconds(20);

    [SkippableFact]
    public async Task Silo_StoppedForTwentySecondsAndContinued_CorruptsNothing()
    {
        Skip.If(ClusterCollection.NotTested is not null, ClusterCollection.NotTested);
        using var folder = new TemporaryFolder();
        await using SiloCluster cluster = await SiloCluster.StartAsync(3);
        SiloProcess zombie = cluster.Silos[1];
        Task<string> run = RunAsync(folder, 0, "--connect", cluster.Connect);
        await ChunksAsync(cluster, run);
        zombie.Signal("STOP");
        await Task.Delay(s_asleep);
        zombie.Signal("CONT");
        string hash = await run;
        Assert.Equal(await RunAsync(folder, 0), hash);
        await zombie.EndAsync(); // it learns that it was voted out, and ends for its supervisor to start it again
        zombie.Restart();
        await cluster.ReadyAsync();
        output.Tell($"{await cluster.RepeatsAsync()} chunks were stored twice, by the zombie and by those who took over");

        // Every chunk is as it was written: a shorter run takes them all and reads out the same.
        string shorter = await RunAsync(folder, 0, "--replications", "12000", "--connect", cluster.Connect);
        Assert.Equal(await RunAsync(folder, 0, "--replications", "12000"), shorter);
        Assert.Equal(0, await cluster.CountAsync("SELECT count(*) FROM activity WHERE action = 'chunk.damaged'"));
    }

    [SkippableFact]
    public async Task Chunk_FlippedInTheDatabase_IsRefusedNamedAndComputedAgain()
    {
        Skip.If(ClusterCollection.NotTested is not null, ClusterCollection.NotTested);
        using var folder = new TemporaryFolder();
        await using SiloCluster cluster = await SiloCluster.StartAsync(2);
        await RunAsync(folder, 1, "--replications", "640", "--connect", cluster.Connect);
        await cluster.ExecuteAsync("UPDATE chunk SET payload = set_byte(payload, 100, (get_byte(payload, 100) + 1) % 256) WHERE pass = 'packed/main' AND chunk = 3 AND town = 'flange'");
        foreach (SiloProcess silo in cluster.Silos) // they have it at hand
        {
            silo.Kill();
            silo.Restart();
        }

        await cluster.ReadyAsync();
        string hash = await RunAsync(folder, 1, "--replications", "600", "--connect", cluster.Connect);
        Assert.Equal(await RunAsync(folder, 1, "--replications", "600"), hash);
        Assert.Equal(1, await cluster.CountAsync("SELECT count(*) FROM activity WHERE action = 'chunk.damaged' AND subject LIKE '%/flange/packed/main/3'"));
    }

    internal static async Task ChunksAsync(SiloCluster cluster, Task run)
    {
        long before = await cluster.CountAsync("SELECT count(*) FROM chunk");
        while (!run.IsCompleted && await cluster.CountAsync("SELECT count(*) FROM chunk") == before)
        {
            await Task.Delay(50);
        }
    }

    private static async Task<string> RunAsync(TemporaryFolder folder, int seed, params string[] more)
    {
        string[] size = more.Contains("--replications") ? [] : ["--replications", "20000"];
        JsonElement result = await Command.ResultAsync(
            Path.Combine(folder.Path, Guid.NewGuid().ToString("N")), ["--horizon", "2023-12-31", "--seed", seed.ToString(System.Globalization.CultureInfo.InvariantCulture), .. size, .. more]);
        return result.GetProperty("resultHash").GetString()!;
    }
}
