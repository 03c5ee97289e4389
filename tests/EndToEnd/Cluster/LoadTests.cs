using System.Diagnostics;
using System.Net;
using Xunit.Abstractions;
using Zyz.Sim.Contracts;
using Zyz.Sim.Inputs;
using Zyz.Sim.Model.Plans;
using Zyz.Sim.Model.Regions;
using Zyz.Sim.Model.Results;
using Zyz.Sim.Model.Scenarios;
using Zyz.Sim.Silo;
using Command = Zyz.Sim.EndToEnd.Processes.Zyz;

namespace Zyz.Sim.EndToEnd.Cluster;

/// <summary>Many at once: nothing lost, nothing wrong, memory bounded; and what a second silo on a second core brings.</summary>
[Collection(ClusterCollection.Name)]
public sealed class LoadTests(ITestOutputHelper output)
{
    private const int Clients = 20, RunsOfEach = 50, Replications = 256, Checked = 40, LongReplications = 10_000, LongHorizon = 2030, WarmRounds = 5, FewestRounds = 4, MostRounds = 8;
    private static readonly TimeSpan LongestMeasuring = TimeSpan.FromMinutes(7.5);
    private const double MostMiB = 900;

    // Asked for are 1.8. Both cores also carry the database's server and the client, and neighbours on the host slow now the one core, now
    // the other (docs/decisions/0042): less than 1.8 is told as not shown. A run that is not spread at all reaches 1.0: that is a fault.
    private const double GainAskedFor = 1.8, LeastGain = 1.2;

    [SkippableFact]
    public async Task Clients_TwentyWithFiftyRunsEach_LoseNothing()
    {
        Skip.If(ClusterCollection.NotTested is not null, ClusterCollection.NotTested);
        (Region region, Scenario scenario) = Read();
        await using SiloCluster cluster = await SiloCluster.StartAsync(3);
        using var watching = new CancellationTokenSource();
        Task<double> memory = WatchMemoryAsync(cluster, watching.Token);
        long started = Stopwatch.GetTimestamp();
        string[][] hashes = await Task.WhenAll(Enumerable.Range(0, Clients).Select(client => Task.Run(async () =>
        {
            await using ClusterConnection connection = await ConnectAsync(cluster);
            var own = new string[RunsOfEach];
            for (int i = 0; i < RunsOfEach; i++)
            {
                own[i] = (await PlayAsync(connection.Grains, Plan(region, scenario, Seed(client, i)), Replications, draws: 0)).ResultHash;
            }

            return own;
        })));
        double seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        await watching.CancelAsync();
        double most = await memory;
        output.Tell(FormattableString.Invariant($"{Clients} clients x {RunsOfEach} runs of {Replications}: {seconds:0} s, {Clients * RunsOfEach / seconds:0.0} runs a second, largest silo {most:0} MiB, {await cluster.RepeatsAsync()} chunks stored twice"));
        Assert.Equal(Clients * RunsOfEach, hashes.Sum(h => h.Length));
        Assert.Equal(Clients * RunsOfEach, hashes.SelectMany(h => h).Distinct().Count());
        Assert.Equal(0, await cluster.RepeatsAsync());
        Assert.Equal(Clients * RunsOfEach, await cluster.CountAsync("SELECT count(*) FROM document WHERE kind = 'result'"));
        await using SiloHost alone = await SiloHost.StartEmbeddedAsync(new SiloOptions());
        for (int i = 0; i < Checked; i++)
        {
            (int client, int run) = (i % Clients, i * 7 % RunsOfEach);
            Assert.Equal((await PlayAsync(alone.Grains, Plan(region, scenario, Seed(client, run)), Replications, draws: 0)).ResultHash, hashes[client][run]);
        }

        Assert.True(most < MostMiB, $"a silo held {most} MiB");
    }

    [SkippableFact]
    public async Task Silos_TwoOnTwoCores_AreMuchFasterThanOneOnOne()
    {
        Skip.If(ClusterCollection.NotTested is not null, ClusterCollection.NotTested);
        Skip.If(Environment.ProcessorCount < 2, "NOT TESTED: one core");
        (Region region, Scenario read) = Read();
        Scenario scenario = read with { HorizonYear = LongHorizon };
        await using SiloCluster first = await SiloCluster.StartAsync(database => [On(0, database)]);
        await using SiloCluster second = await SiloCluster.StartAsync(database => [On(1, database)]);
        await using SiloCluster both = await SiloCluster.StartAsync(database => [On(0, database), On(1, database)]);
        await using ClusterConnection toFirst = await ConnectAsync(first), toSecond = await ConnectAsync(second), toBoth = await ConnectAsync(both);
        // A silo compiles nearly all of its code in its first runs, and takes memory from the system that it then keeps; of two silos each gets
        // half of the calls, and the run's own work every other time.
        var measured = new List<double[]>();
        long began = 0;
        for (ulong seed = 0; measured.Count < FewestRounds || (measured.Count < MostRounds && Stopwatch.GetElapsedTime(began) < LongestMeasuring); seed++)
        {
            began = seed == WarmRounds ? Stopwatch.GetTimestamp() : began;
            byte[] plan = Plan(region, scenario, seed);
            // What server and client do for a silo belongs to the run: with the other core for themselves they would be the second core.
            (double Seconds, string Hash)[] times =
                [await TimeAsync(first, "0", toFirst.Grains, plan), await TimeAsync(both, "0,1", toBoth.Grains, plan), await TimeAsync(second, "1", toSecond.Grains, plan)];
            Assert.Single(times.Select(t => t.Hash).Distinct());
            bool warm = seed >= WarmRounds;
            output.Tell(FormattableString.Invariant($"one silo on the first core {times[0].Seconds:0.00} s, on the second {times[2].Seconds:0.00} s, two on both {times[1].Seconds:0.00} s{(warm ? "" : ", warming up")}"));
            if (warm)
            {
                measured.Add([.. times.Select(t => t.Seconds)]);
            }
        }

        // Neighbours on the host can make one core half as fast as the other: against the slower alone, two silos would seem more than twice as fast.
        double gain = Gain([.. Enumerable.Range(0, 3).Select(i => Median([.. measured.Select(times => times[i])]))]);
        output.Tell(FormattableString.Invariant($"{gain:0.00} times the mean of the two cores, from the medians of {measured.Count} rounds of their own {string.Join(" ", measured.Select(m => Gain(m).ToString("0.00", System.Globalization.CultureInfo.InvariantCulture)))}"));
        Assert.True(gain >= LeastGain, FormattableString.Invariant($"{gain:0.00} times"));
        Skip.If(gain < GainAskedFor, FormattableString.Invariant($"NOT SHOWN: {gain:0.00} times where {GainAskedFor} are asked for"));

        static double Gain(double[] times) => 2 / (times[1] * (1 / times[0] + 1 / times[2]));
        static double Median(double[] values) => values.Order().Skip((values.Length - 1) / 2).Take(2 - values.Length % 2).Average();
        static SiloProcess On(int core, string database) => SiloProcess.StartOn(core, database, ("Threads", "1"));
    }

    private static ulong Seed(int client, int run) => (ulong)(1_000_000 + client * 1000 + run);

    private static byte[] Plan(Region region, Scenario scenario, ulong seed) => PlanText.Write(Model.Plans.Plan.From(region, scenario with { Seed = seed }));

    private static (Region Region, Scenario Scenario) Read()
    {
        Region region = RegionReader.Read(Path.GetDirectoryName(Command.Baseline)!).Value!;
        return (region, ScenarioReader.Read(Command.Baseline, region).Value!);
    }

    private static Task<ClusterConnection> ConnectAsync(SiloCluster cluster) =>
        ClusterConnection.ConnectAsync([.. cluster.Silos.Select(s => new IPEndPoint(IPAddress.Loopback, s.GatewayPort))], ClusterConnection.Service);

    private static async Task<(double Seconds, string Hash)> TimeAsync(SiloCluster cluster, string cores, IGrainFactory grains, byte[] plan)
    {
        await cluster.PinServerAsync(cores);
        string client = Environment.ProcessId.ToString(System.Globalization.CultureInfo.InvariantCulture);
        await SiloCluster.PinAsync(cores, client);
        try
        {
            long started = Stopwatch.GetTimestamp();
            RunResult result = await PlayAsync(grains, plan, LongReplications, draws: 200); // of seconds: what a run begins and ends with is little of it
            return (Stopwatch.GetElapsedTime(started).TotalSeconds, result.ResultHash);
        }
        finally
        {
            await SiloCluster.PinAsync(FormattableString.Invariant($"0-{Environment.ProcessorCount - 1}"), client);
        }
    }

    private static async Task<RunResult> PlayAsync(IGrainFactory grains, byte[] plan, int replications, int draws)
    {
        IRunGrain run = grains.GetGrain<IRunGrain>(PlanText.Hash(plan));
        var request = new RunRequest(plan, replications, draws, 0, false, ForgetOutcomes: true, Keep: true, Actor: "load");
        await run.StartAsync(request);
        for (long seen = -1; ;)
        {
            RunProgress progress = await run.WatchAsync(seen);
            switch (progress.Phase)
            {
                case RunPhase.Done:
                    return ResultText.Read((await run.ResultAsync()).ResultText);
                case RunPhase.Failed or RunPhase.Cancelled:
                    throw new InvalidOperationException(progress.Failure?.Message ?? "cancelled");
                case RunPhase.Idle:
                    await run.StartAsync(request); // its answer had to make room for later ones, and is in the store
                    seen = -1;
                    break;
                default:
                    seen = progress.Step;
                    break;
            }
        }
    }

    private static async Task<double> WatchMemoryAsync(SiloCluster cluster, CancellationToken until)
    {
        double most = 0;
        while (!until.IsCancellationRequested)
        {
            most = Math.Max(most, cluster.Silos.Max(s => s.ResidentMiB));
            await Task.Delay(500, until).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return most;
    }
}
