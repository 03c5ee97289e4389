using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Zyz.Sim.Bench.Measuring;
using Zyz.Sim.Bench.ModelPlay;
using Zyz.Sim.Contracts;
using Zyz.Sim.Model.Plans;
using Zyz.Sim.Model.Results;
using Zyz.Sim.Model.Scenarios;
using Zyz.Sim.Model.Time;
using Zyz.Sim.Silo;

namespace Zyz.Sim.Bench.Interactive;

/// <summary>
/// <c>interactive</c>: somebody moves one lever after the other, in one town or in all, and waits for every target's answer. From
/// the change to the answer read, warm; beside it the same with nothing at hand.
/// </summary>
internal static class InteractiveBench
{
    private const int EpistemicDraws = 200, WaitForBandsEvery = 40, WarmChanges = 12;
    private const double Golden = 0.6180339887498949;

    /// <summary>Runs it.</summary>
    public static int Run(Options options)
    {
        string scenario = options.Text("scenario", "scenarios/xinzhou/baseline.yaml");
        int replications = options.Count("replications", 1000), changes = options.Count("changes", 200), threads = options.Count("threads", Environment.ProcessorCount);
        options.RequireAllRead();
        RunAsync(Pack.Read(scenario), replications, changes, threads).GetAwaiter().GetResult();
        return 0;
    }

    private static async Task RunAsync(Plan plan, int replications, int changes, int threads)
    {
        await using SiloHost silo = await SiloHost.StartEmbeddedAsync(new SiloOptions { Threads = threads });
        List<double> inTown = [], inAll = [], cold = [], bands = [];
        List<RunTimes> partsInTown = [], partsInAll = [], partsCold = [];
        string[] towns = [.. plan.Region.Towns.Select(t => t.Id)];
        for (int i = -WarmChanges; i < changes; i++)
        {
            int number = i + WarmChanges, place = number * 7 % (towns.Length + 1);
            double intensity = 0.1 + 0.85 * (number * Golden % 1);
            plan = Changed(plan, number % 10 + 1, place < towns.Length ? [towns[place]] : towns, intensity);
            bool wait = i >= 0 && i % WaitForBandsEvery == 0;
            if (wait)
            {
                Answered fresh = await AnswerAsync(silo, plan with { Scenario = plan.Scenario with { Seed = (ulong)number } }, replications, false);
                cold.Add(fresh.First);
                partsCold.Add(fresh.Times);
            }

            (double first, double final, RunTimes times) = await AnswerAsync(silo, plan, replications, wait);
            if (i >= 0)
            {
                (place < towns.Length ? inTown : inAll).Add(first);
                (place < towns.Length ? partsInTown : partsInAll).Add(times);
            }

            if (wait)
            {
                bands.Add(final);
            }
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{replications} replications to {plan.Scenario.HorizonYear}, {changes} changes of one lever, {threads} threads; wall time from change to answer, ms"));
        Print("all changes", [.. inTown, .. inAll]);
        Print("in one town", inTown, partsInTown);
        Print("in all towns", inAll, partsInAll);
        Print("nothing at hand (another seed)", cold, partsCold);
        Print("until bands are filled in", bands);
    }

    private static void Print(string what, List<double> seconds, List<RunTimes>? parts = null)
    {
        if (seconds.Count == 0)
        {
            return;
        }

        double[] sorted = [.. seconds.Order()];
        double ninetyFifth = sorted[Math.Min(sorted.Length - 1, (int)Math.Ceiling(0.95 * sorted.Length) - 1)];
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-32}{sorted.Length,5}   median {Median.Of(seconds) * 1e3,7:F1}   95 % {ninetyFifth * 1e3,7:F1}"));
        if (parts is not null)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"    of it, medians: preparing {Of(p => p.Prepare):F1}, playing {Of(p => p.Main):F1}, reading out {Of(p => p.ReadOut):F1}"));
        }

        double Of(Func<RunTimes, double> part) => Median.Of([.. parts!.Select(part)]) * 1e3;
    }

    private static Plan Changed(Plan plan, int lever, string[] towns, double intensity)
    {
        Quarter from = Quarter.Of(plan.Region.BaseYear + 1, 1);
        ImmutableArray<LeverSetting> levers =
        [
            .. plan.Scenario.Levers.Where(s => s.Lever != lever || !towns.Contains(s.Town)).Concat(towns.Select(t => new LeverSetting(lever, t, from, intensity)))
                .OrderBy(s => s.Lever).ThenBy(s => s.Town, StringComparer.Ordinal).ThenBy(s => s.From.Index),
        ];
        return plan with { Scenario = plan.Scenario with { Levers = levers } };
    }

    /// <summary>Seconds to the first answer, to the one with bands where it is waited for, and parts of the first.</summary>
    private sealed record Answered(double First, double Final, RunTimes Times);

    private static async Task<Answered> AnswerAsync(SiloHost silo, Plan plan, int replications, bool wait)
    {
        long started = Stopwatch.GetTimestamp();
        byte[] text = PlanText.Write(plan);
        IRunGrain run = silo.Grains.GetGrain<IRunGrain>(PlanText.Hash(text));
        await run.StartAsync(new RunRequest(text, replications, EpistemicDraws, 0, false, Interactive: true));
        RunAnswer answer = await run.FirstAnswerAsync();
        ResultText.Read(answer.ResultText);
        double first = Stopwatch.GetElapsedTime(started).TotalSeconds;
        if (!wait)
        {
            await run.CancelAsync();
            return new Answered(first, first, answer.Times);
        }

        await DoneAsync(run);
        ResultText.Read((await run.ResultAsync()).ResultText);
        return new Answered(first, Stopwatch.GetElapsedTime(started).TotalSeconds, answer.Times);
    }

    private static async Task DoneAsync(IRunGrain run)
    {
        RunProgress progress = await run.WatchAsync(-1);
        while (progress.Phase != RunPhase.Done)
        {
            if (progress.Phase is RunPhase.Failed or RunPhase.Cancelled)
            {
                throw new InvalidOperationException($"{progress.Phase}: {progress.Failure?.Message}");
            }

            progress = await run.WatchAsync(progress.Step);
        }
    }
}
