using System.Globalization;
using System.Runtime.Intrinsics;
using Zyz.Sim.Bench.Measuring;
using Zyz.Sim.Bench.ModelPlay;
using Zyz.Sim.Bench.Scaling;
using Zyz.Sim.Bench.Workload;
using Zyz.Sim.Model.Draws;
using Zyz.Sim.Model.Plans;
using Zyz.Sim.Model.Simulation;

namespace Zyz.Sim.Bench.Checks;

/// <summary>
/// <c>check</c>: ratios within one run, with slack. No time is compared with a number written down, so a slow or busy machine
/// fails nothing; a kernel that lost its vectors, began to allocate or to do work twice does.
/// </summary>
internal static class RatioCheck
{
    private const double LeastOfC = 0.6, LeastTimesReadable = 6, LeastWide = 1.05;
    private const double LeastTimesNumpy = 5, LeastTimesNumpyNarrow = 2; // old processors take 256 bits in two halves: 3 was seen there
    private const double LeastExponent = 0.8, MostExponent = 1.25;
    private const double MostOverYears = 1.6; // a place lives in ever fewer of its 64 replications the later it is filled
    private const double MostBytes = 2; // allocated in a group for each live enterprise-quarter-replication, results included

    private static bool failed;

    /// <summary>Runs it.</summary>
    public static int Run(Options options)
    {
        options.RequireAllRead();
        failed = false;
        CheckWorkload();
        Plan plan = Pack.Read("scenarios/xinzhou/baseline.yaml");
        CheckModel(plan);
        Within("exponent of time over enterprises", ScalingBench.Exponent(ScalingBench.Enterprises(plan, 3, [1_000, 3_000, 10_000])), LeastExponent, MostExponent);
        Within("exponent of time over replications", ScalingBench.Exponent(ScalingBench.Replications(plan, 3, [640, 2_560, 10_240])), LeastExponent, MostExponent);
        Within("exponent of time over years", ScalingBench.Exponent(ScalingBench.Horizon(plan, 3, [3, 6, 12])), LeastExponent, MostOverYears);
        Console.WriteLine(failed ? "check: FAILED" : "check: passed");
        return failed ? 1 : 0;
    }

    private static void CheckWorkload()
    {
        var world = new World(1000, 12, 1000);
        using NumpyReference? numpy = NumpyReference.Start(world);
        Contender[] contenders = [.. WorkloadBench.Contenders(world, numpy)];
        if (!WorkloadBench.Measure(world, contenders, 7))
        {
            failed = true;
        }

        double Rate(string name) => contenders.FirstOrDefault(c => c.Name == name) is { } c ? WorkloadBench.Rate(world, c) : double.NaN;
        if (Vector512.IsHardwareAccelerated)
        {
            Within("workload W, 512 bits, of C", Rate("product, 512 bits") / Rate("C, AVX-512"), LeastOfC, double.MaxValue);
        }

        Within("workload W, 256 bits, of C", Rate("product, 256 bits") / Rate("C, AVX2"), LeastOfC, double.MaxValue);
        (string best, double least) = Vector512.IsHardwareAccelerated ? ("product, 512 bits", LeastTimesNumpy) : ("product, 256 bits", LeastTimesNumpyNarrow);
        Within("workload W, times numpy", Rate(best) / Rate("numpy"), least, double.MaxValue);
    }

    private static void CheckModel(Plan plan)
    {
        TownSetting town = TownSetting.Of(plan, plan.Region.Towns.MaxBy(t => t.Enterprises)!.Id);
        var seconds = new Dictionary<TownWay, List<double>>();
        TownWay[] ways = [.. TownWay.Lanes, TownWay.Readable];
        TownPlayer[] players = [.. ways.Select(w => w.Player(town))];
        double bytes = 0;
        for (int r = 0; r < 6; r++)
        {
            for (int i = 0; i < ways.Length; i++)
            {
                long allocated = GC.GetAllocatedBytesForCurrentThread();
                double start = CpuClock.Seconds;
                long live = players[i].Play(new DrawAddress(plan.Scenario.Seed, (uint)r), ParameterSource.Own).EnterpriseQuarters;
                double spent = CpuClock.Seconds - start;
                bytes = i == 0 ? (GC.GetAllocatedBytesForCurrentThread() - allocated) / (double)live : bytes;
                if (r > 0)
                {
                    (seconds.TryGetValue(ways[i], out List<double>? all) ? all : seconds[ways[i]] = []).Add(spent);
                }
            }
        }

        double Middle(TownWay way) => Median.Of(seconds[way]);
        Within("model, lanes against readable", Middle(TownWay.Readable) / Middle(ways[0]), LeastTimesReadable, double.MaxValue);
        if (ways[0] == TownWay.Eight)
        {
            Within("model, lanes 8 against lanes 4", Middle(TownWay.Four) / Middle(TownWay.Eight), LeastWide, double.MaxValue);
        }

        Within("model, bytes allocated a value", bytes, 0, MostBytes);
    }

    private static void Within(string what, double value, double least, double most)
    {
        if (double.IsNaN(value))
        {
            Console.WriteLine($"*** left out: {what} ***");
            return;
        }

        bool right = value >= least && value <= most;
        failed |= !right;
        string range = most == double.MaxValue ? $">= {least.ToString(CultureInfo.InvariantCulture)}" : string.Create(CultureInfo.InvariantCulture, $"{least} to {most}");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-46}{value,9:F3}   {range,-14}{(right ? "" : "  <-- far off")}"));
    }
}
