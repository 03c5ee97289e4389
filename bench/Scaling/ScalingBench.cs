using System.Globalization;
using Zyz.Sim.Bench.Measuring;
using Zyz.Sim.Bench.ModelPlay;
using Zyz.Sim.Model.Draws;
using Zyz.Sim.Model.Plans;
using Zyz.Sim.Model.Simulation;

namespace Zyz.Sim.Bench.Scaling;

/// <summary>
/// <c>scaling</c>: what time and memory grow with. Towns are played one after the other in one warm thread; outcomes are kept,
/// a town's player is not. The exponent is the slope of ln time over ln size: 1 is linear.
/// </summary>
internal static class ScalingBench
{
    /// <summary>The exponents that are as good as linear.</summary>
    public const double Least = 0.95, Most = 1.05;

    /// <summary>Runs it.</summary>
    public static int Run(Options options)
    {
        string axis = options.Text("axis", "all"), scenario = options.Text("scenario", "scenarios/xinzhou/baseline.yaml");
        int rounds = options.Count("rounds", 3);
        options.RequireAllRead();
        Plan plan = Pack.Read(scenario);
        foreach (string one in axis == "all" ? ["enterprises", "replications", "horizon"] : new[] { axis })
        {
            switch (one)
            {
                case "enterprises":
                    Show(one, Enterprises(plan, rounds, [1_000, 3_000, 10_000, 30_000, 100_000]));
                    break;
                case "replications":
                    Show(one, Replications(plan, rounds, [1_000, 3_000, 10_000, 30_000, 100_000]));
                    break;
                case "horizon":
                    Show("years", Horizon(plan, rounds, [3, 5, 10, 20, 30]));
                    break;
                case "million":
                    Show("enterprises", [Play(1_000_000, GrownRegion.WithEnterprises(plan, 1_000_000), 256)]);
                    break;
                default:
                    throw new UsageException("--axis must be enterprises, replications, horizon, million or all");
            }
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"largest working set of this process: {PeakMemory.Megabytes:F0} MB"));
        return 0;
    }

    /// <summary>Cost against the number of enterprises, 64 replications.</summary>
    internal static ScalePoint[] Enterprises(Plan plan, int rounds, int[] sizes) => Rounds(sizes, rounds, n => Play(n, GrownRegion.WithEnterprises(plan, n), 64));

    /// <summary>Cost against the number of replications, in the town of median size.</summary>
    internal static ScalePoint[] Replications(Plan plan, int rounds, int[] sizes)
    {
        var town = plan.Region.Towns.OrderBy(t => t.Enterprises).ElementAt(plan.Region.Towns.Length / 2);
        Plan small = plan with { Region = plan.Region with { Towns = [town] } };
        return Rounds(sizes, rounds, n => Play(n, small, n));
    }

    /// <summary>Cost against the horizon, 64 replications.</summary>
    internal static ScalePoint[] Horizon(Plan plan, int rounds, int[] sizes) => Rounds(sizes, rounds, n => Play(n, GrownRegion.WithYears(plan, n), 64));

    /// <summary>The slope of ln seconds over ln size by least squares.</summary>
    internal static double Exponent(ScalePoint[] points)
    {
        double[] x = [.. points.Select(p => Math.Log(p.Size))], y = [.. points.Select(p => Math.Log(p.Seconds))];
        double meanX = x.Average(), meanY = y.Average();
        return x.Zip(y, (a, b) => (a - meanX) * (b - meanY)).Sum() / x.Sum(a => (a - meanX) * (a - meanX));
    }

    /// <summary>All sizes in turns, so that none has the machine's better minutes; of each the median.</summary>
    private static ScalePoint[] Rounds(int[] sizes, int rounds, Func<int, ScalePoint> play)
    {
        play(sizes[0]); // compiled
        ScalePoint[][] played = [.. Enumerable.Range(0, rounds).Select(_ => sizes.Select(play).ToArray())];
        return [.. sizes.Select((_, i) => played.Select(round => round[i]).OrderBy(p => p.Seconds).ElementAt(rounds / 2))];
    }

    private static ScalePoint Play(int size, Plan plan, int replications)
    {
        int groups = (replications + DrawAddress.GroupSize - 1) / DrawAddress.GroupSize;
        double seconds = 0;
        long live = 0, heap = 0;
        var outcomes = new List<TownOutcomes>();
        foreach (var town in plan.Region.Towns)
        {
            var player = new TownPlayer(TownSetting.Of(plan, town.Id));
            player.Play(new DrawAddress(plan.Scenario.Seed, 0), ParameterSource.Own); // its memory is there
            double start = CpuClock.Seconds;
            for (int group = 0; group < groups; group++)
            {
                TownOutcomes played = player.Play(new DrawAddress(plan.Scenario.Seed, (uint)group), ParameterSource.Own);
                live += played.EnterpriseQuarters;
                outcomes.Add(played);
            }

            seconds += CpuClock.Seconds - start;
            heap = Math.Max(heap, GC.GetTotalMemory(forceFullCollection: true));
            GC.KeepAlive(player);
        }

        GC.KeepAlive(outcomes);
        return new ScalePoint(size, seconds, live, heap);
    }

    private static void Show(string name, ScalePoint[] points)
    {
        Console.WriteLine($"{name,14}{"seconds",10}{"ns/live",9}{"heap MB",9}");
        foreach (ScalePoint point in points)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{point.Size,14:N0}{point.Seconds,10:F3}{1e9 * point.Seconds / point.EnterpriseQuarters,9:F2}{point.Heap / 1e6,9:F0}"));
        }

        if (points.Length > 1)
        {
            double exponent = Exponent(points);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"exponent {exponent:F3}{(exponent is >= Least and <= Most ? "" : $": not within {Least} to {Most}")}"));
        }
    }
}
