using System.Diagnostics;
using System.Globalization;
using Zyz.Sim.Bench.Measuring;
using Zyz.Sim.Bench.ModelPlay;
using Zyz.Sim.Contracts;
using Zyz.Sim.Grains.Runs;
using Zyz.Sim.Model.Draws;
using Zyz.Sim.Model.Plans;
using Zyz.Sim.Model.Simulation;
using Zyz.Sim.Silo;

namespace Zyz.Sim.Bench.RunPlay;

/// <summary>
/// <c>grains</c>: the main pass of a run through grains of an embedded silo beside the same batches on plain threads, in
/// turns: what the actors cost. And what a second thread brings.
/// </summary>
internal static class GrainsBench
{
    /// <summary>Runs it.</summary>
    public static int Run(Options options)
    {
        string scenario = options.Text("scenario", "scenarios/xinzhou/baseline.yaml");
        int replications = options.Count("replications", 10_000), repetitions = options.Count("repetitions", 5), threads = options.Count("threads", Environment.ProcessorCount);
        options.RequireAllRead();
        return RunAsync(Pack.Read(scenario), scenario, replications, repetitions, threads).GetAwaiter().GetResult();
    }

    private static async Task<int> RunAsync(Plan plan, string scenario, int replications, int repetitions, int threads)
    {
        await using SiloHost silo = await SiloHost.StartEmbeddedAsync(new SiloOptions { Threads = threads });
        TownSetting[] towns = [.. plan.Region.Towns.Select(t => TownSetting.Of(plan, t.Id))];
        int chunks = (replications + DrawAddress.GroupSize - 1) / DrawAddress.GroupSize;
        var order = new TownOrder(new PlanReference(plan.Region.Id, "plain"), 0, chunks, false, [], [], false);
        BatchPlan.Batch[] batches = [.. BatchPlan.Cut(towns, order, 0)];
        Dictionary<string, TownPlayer>[] players = [.. Enumerable.Range(0, threads).Select(_ => Players(towns))];
        List<double> plain = [], single = [], grains = [], epistemic = [], readOut = [];
        for (int r = 0; r <= repetitions; r++)
        {
            double one = Plain(players[..1], plan, batches), all = Plain(players, plan, batches);
            RunTimes times = await PlayAsync(silo, plan, (ulong)r, replications);
            if (r > 0)
            {
                single.Add(one);
                plain.Add(all);
                grains.Add(times.Main);
                epistemic.Add(times.Epistemic);
                readOut.Add(times.ReadOut);
            }
        }

        Print("{0}, {1} replications to {2}, {3} batches, {4} threads; median of {5} turns, wall time, all warm", scenario, replications, plan.Scenario.HorizonYear, batches.Length, threads, repetitions);
        Print("plain threads   {0:F3} s main pass", Median.Of(plain));
        Print("grains          {0:F3} s main pass, {1:F3} s epistemic pass, {2:F3} s reading out", Median.Of(grains), Median.Of(epistemic), Median.Of(readOut));
        Print("grains / plain  {0:F3}", Median.Of([.. grains.Zip(plain, (g, p) => g / p)]));
        Print("1 thread        {0:F3} s; {1} threads are {2:F2} times as fast", Median.Of(single), threads, Median.Of([.. single.Zip(plain, (s, p) => s / p)]));
        return 0;
    }

    /// <summary>Players of all towns that share the memory of slots, as in a silo.</summary>
    private static Dictionary<string, TownPlayer> Players(TownSetting[] towns)
    {
        var memory = new LaneMemory();
        var players = towns.ToDictionary(t => t.Town.Id, t => new TownPlayer(t), StringComparer.Ordinal);
        foreach (TownPlayer player in players.Values)
        {
            player.Use(memory);
        }

        return players;
    }

    /// <summary>The batches on threads that take the next one when they are done; a thread for each set of players.</summary>
    private static double Plain(Dictionary<string, TownPlayer>[] players, Plan plan, BatchPlan.Batch[] batches)
    {
        long started = Stopwatch.GetTimestamp();
        int next = -1;
        Thread[] workers = [.. players.Select(own => new Thread(() =>
        {
            for (int i = Interlocked.Increment(ref next); i < batches.Length; i = Interlocked.Increment(ref next))
            {
                TownPlayer player = own[batches[i].Town];
                var played = new TownOutcomes(player.Setting.Years);
                var outcome = new BatchOutcome(plan, batches[i].Order);
                for (int c = 0; c < batches[i].Order.Chunks; c++)
                {
                    player.PlayInto(new DrawAddress(plan.Scenario.Seed, (uint)(batches[i].Order.FirstChunk + c)), ParameterSource.Own, played);
                    outcome.Add(c, played);
                }
            }
        }))];
        foreach (Thread worker in workers)
        {
            worker.Start();
        }

        foreach (Thread worker in workers)
        {
            worker.Join();
        }

        return Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    /// <summary>A whole run; another seed makes it another run, so that nothing is remembered.</summary>
    private static async Task<RunTimes> PlayAsync(SiloHost silo, Plan plan, ulong turn, int replications)
    {
        byte[] text = PlanText.Write(plan with { Scenario = plan.Scenario with { Seed = plan.Scenario.Seed + turn } });
        IRunGrain run = silo.Grains.GetGrain<IRunGrain>(PlanText.Hash(text));
        await run.StartAsync(new RunRequest(text, replications, 200, 0, false));
        RunProgress progress = await run.WatchAsync(-1);
        while (progress.Phase is not (RunPhase.Done or RunPhase.Failed))
        {
            progress = await run.WatchAsync(progress.Step);
        }

        return progress.Phase == RunPhase.Done
            ? (await run.ResultAsync()).Times
            : throw new InvalidOperationException(progress.Failure?.Message);
    }

    private static void Print(string format, params object[] values) =>
        Console.WriteLine(string.Format(CultureInfo.InvariantCulture, format, values));
}
