using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Xunit.Abstractions;
using Zyz.Sim.EndToEnd.Processes;
using Command = Zyz.Sim.EndToEnd.Processes.Zyz;

namespace Zyz.Sim.EndToEnd.Cluster;

/// <summary>Silos, and the command itself, killed at random moments: every run ends with the bits it has on one machine alone.</summary>
[Collection(ClusterCollection.Name)]
public sealed class LossTests(ITestOutputHelper output)
{
    private const int Replications = 20_000, ReplicationsCut = 6_000, Undisturbed = 3;
    private const double LongestMedianDelay = 5;

    private static readonly int Kills = int.TryParse(Environment.GetEnvironmentVariable("ZYZ_KILLS"), CultureInfo.InvariantCulture, out int asked) ? asked : 20;

    private static int PowerCuts => (Kills + 1) / 2;

    private static int ChunksOf(int replications) => 9 * ((replications + 63) / 64); // nine towns; no target falls due in the year played, so no pass for the spread of the priors

    [SkippableFact]
    public async Task Silo_KilledAtARandomMoment_DelaysTheRunAndChangesNothing()
    {
        Skip.If(ClusterCollection.NotTested is not null, ClusterCollection.NotTested);
        int seed = Random.Shared.Next();
        var random = new Random(seed);
        output.WriteLine($"moments from seed {seed}");
        using var folder = new TemporaryFolder();
        await using SiloCluster cluster = await SiloCluster.StartAsync(3);
        var quiet = new List<double>();
        for (int i = 0; i < Undisturbed; i++)
        {
            (string _, double seconds) = await RunAsync(folder, 1000 + i, "--connect", cluster.Connect);
            quiet.Add(seconds);
        }

        double usual = quiet.Order().ElementAt(Undisturbed / 2);
        var delays = new List<double>();
        for (int i = 0; i < Kills; i++)
        {
            SiloProcess victim = cluster.Silos[random.Next(cluster.Silos.Length)];
            TimeSpan moment = TimeSpan.FromSeconds(random.NextDouble() * usual);
            Task<(string Hash, double Seconds)> run = RunAsync(folder, i, "--connect", cluster.Connect);
            await Task.Delay(moment);
            bool early = !run.IsCompleted;
            victim.Kill();
            (string hash, double seconds) = await run;
            output.WriteLine(FormattableString.Invariant($"kill {i} after {moment.TotalSeconds:0.0} s{(early ? "" : " (run had ended)")}: {seconds:0.0} s, usual {usual:0.0} s; repeats {await cluster.RepeatsAsync()}"));
            delays.Add(seconds - usual);
            victim.Restart();
            Task ready = cluster.ReadyAsync();
            (string alone, double _) = await RunAsync(folder, i);
            Assert.Equal(alone, hash);
            await ready;
        }

        double median = delays.Order().ElementAt(Kills / 2);
        long repeats = await cluster.RepeatsAsync(), chunks = await cluster.CountAsync("SELECT count(*) FROM chunk");
        output.Tell(FormattableString.Invariant($"median delay {median:0.0} s, longest {delays.Max():0.0} s; {chunks} chunks, {repeats} of them stored twice"));
        Assert.True(median <= LongestMedianDelay, $"median delay {median} s");
        Assert.Equal(0, repeats);
        Assert.Equal((Kills + Undisturbed) * ChunksOf(Replications), chunks);
    }

    [SkippableFact]
    public async Task Everything_KilledAtARandomMoment_IsResumedWithoutComputingAgainWhatWasStored()
    {
        Skip.If(ClusterCollection.NotTested is not null, ClusterCollection.NotTested);
        int seed = Random.Shared.Next();
        var random = new Random(seed);
        output.WriteLine($"moments from seed {seed}");
        using var folder = new TemporaryFolder();
        await using SiloCluster cluster = await SiloCluster.StartAsync(3);
        (string _, double usual) = await RunCutAsync(folder, 999, "--connect", cluster.Connect);
        for (int i = 0; i < PowerCuts; i++)
        {
            TimeSpan moment = TimeSpan.FromSeconds(1 + random.NextDouble() * usual); // a second for the command to start
            using (Command command = Command.Start(Arguments(folder, ReplicationsCut, i, "--connect", cluster.Connect)))
            {
                await Task.Delay(moment);
                command.Kill();
            }

            foreach (SiloProcess silo in cluster.Silos)
            {
                silo.Kill();
            }

            long stored = await cluster.CountAsync("SELECT count(*) FROM chunk");
            foreach (SiloProcess silo in cluster.Silos)
            {
                silo.Restart();
            }

            await cluster.ReadyAsync();
            string run = await LastRunAsync(cluster);
            string hash = run.Length == 0
                ? (await RunCutAsync(folder, i, "--connect", cluster.Connect)).Hash // cut before the store knew of it: asked again
                : await ResumeAsync(folder, run, cluster.Connect);
            output.WriteLine(FormattableString.Invariant($"cut {i} after {moment.TotalSeconds:0.0} s: {stored} chunks were stored, {await cluster.CountAsync("SELECT count(*) FROM chunk")} at the end"));
            (string alone, double _) = await RunCutAsync(folder, i);
            Assert.Equal(alone, hash);
            Assert.Equal(0, await cluster.RepeatsAsync());
            Assert.Equal((i + 2) * ChunksOf(ReplicationsCut), await cluster.CountAsync("SELECT count(*) FROM chunk"));
        }
    }

    /// <summary>The run that is not at its end; empty where there is none.</summary>
    private static async Task<string> LastRunAsync(SiloCluster cluster)
    {
        Command.Answer listed = await Command.RunAsync(["runs", "--json", "--connect", cluster.Connect]);
        Assert.True(listed.Code == 0, listed.Error);
        JsonElement[] open = [.. JsonDocument.Parse(listed.Output).RootElement.EnumerateArray().Where(r => r.GetProperty("state").GetString() != "done")];
        return open.Length == 0 ? "" : Assert.Single(open).GetProperty("run").GetString()!;
    }

    private static async Task<string> ResumeAsync(TemporaryFolder folder, string run, string connect)
    {
        Command.Answer answer = await Command.RunAsync(["resume", run, "--json", "--no-charts", "--output", Path.Combine(folder.Path, "resumed"), "--connect", connect]);
        Assert.True(answer.Code == 0, answer.Error);
        return JsonDocument.Parse(answer.Output).RootElement.GetProperty("resultHash").GetString()!;
    }

    private static Task<(string Hash, double Seconds)> RunAsync(TemporaryFolder folder, int seed, params string[] more) => TimeAsync(Arguments(folder, Replications, seed, more));

    private static Task<(string Hash, double Seconds)> RunCutAsync(TemporaryFolder folder, int seed, params string[] more) => TimeAsync(Arguments(folder, ReplicationsCut, seed, more));

    private static async Task<(string Hash, double Seconds)> TimeAsync(string[] arguments)
    {
        long started = Stopwatch.GetTimestamp();
        Command.Answer answer = await Command.RunAsync(arguments);
        double seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        Assert.True(answer.Code == 0, answer.Error);
        return (JsonDocument.Parse(answer.Output).RootElement.GetProperty("resultHash").GetString()!, seconds);
    }

    /// <summary>A year of all towns: the chunks are as many as of a longer run, and sooner played.</summary>
    private static string[] Arguments(TemporaryFolder folder, int replications, int seed, params string[] more) =>
    [
        "run", Command.Baseline, "--json", "--no-charts", "--horizon", "2023-12-31", "--replications", replications.ToString(CultureInfo.InvariantCulture),
        "--seed", seed.ToString(CultureInfo.InvariantCulture), "--output", Path.Combine(folder.Path, $"{seed}-{more.Length}"), .. more,
    ];
}
