using System.Globalization;
using Zyz.Sim.Bench.Measuring;
using Zyz.Sim.Model.Draws;
using Zyz.Sim.Model.Plans;
using Zyz.Sim.Model.Simulation;

namespace Zyz.Sim.Bench.ModelPlay;

/// <summary>
/// <c>model</c>: what one enterprise-quarter-replication of a scenario costs in one warm thread, by town and by way to
/// play, and what a group of 64 replications allocates. Ways take turns, so that none has the machine's better minutes.
/// </summary>
internal static class ModelBench
{
    /// <summary>Runs it.</summary>
    public static int Run(Options options)
    {
        string scenario = options.Text("scenario", "scenarios/xinzhou/baseline.yaml");
        string only = options.Text("town", ""), onlyWay = options.Text("way", "");
        int groups = options.Count("groups", 2), repetitions = options.Count("repetitions", 7);
        bool epistemic = options.Text("pass", "main") switch
        {
            "main" => false,
            "epistemic" => true,
            _ => throw new UsageException("--pass must be main or epistemic"),
        };
        options.RequireAllRead();

        Plan plan = Pack.Read(scenario);
        TownSetting[] towns = [.. plan.Region.Towns.Where(t => only.Length == 0 || t.Id == only).Select(t => TownSetting.Of(plan, t.Id))];
        if (towns.Length == 0)
        {
            throw new UsageException($"{scenario} has no town '{only}'");
        }

        TownWay[] ways = [.. TownWay.Lanes.Append(TownWay.Readable).Where(w => onlyWay.Length == 0 || w.Name == onlyWay)];
        if (ways.Length == 0)
        {
            throw new UsageException($"--way must be one of {string.Join(", ", TownWay.Lanes.Append(TownWay.Readable).Select(w => $"'{w.Name}'"))}");
        }

        Print("{0}, {1} pass, horizon {2}: {3} quarters; median of {4} repetitions of {5} groups of 64 (readable: 1 of 1), one thread, {6} time", scenario,
            epistemic ? "epistemic" : "main", plan.Scenario.HorizonYear, towns[0].Steps, repetitions, groups, CpuClock.IsOfThread ? "processor" : "wall");
        Console.WriteLine($"{"town",-16}{"slots",7}{"live",9}{string.Concat(ways.Select(w => $"{w.Name,10}"))}{string.Concat(ways.Select(w => $"{w.Name + " B",12}"))}");
        var total = new Cost[ways.Length];
        double rate = ClockRate.Gigahertz();
        foreach (TownSetting town in towns)
        {
            Cost[] costs = Measure(town, ways, groups, repetitions, epistemic);
            rate = Math.Max(rate, ClockRate.Gigahertz());
            for (int i = 0; i < ways.Length; i++)
            {
                total[i] += costs[i];
            }

            Row(town.Town.Id, town.Slots.Length, costs);
        }

        Row("all", towns.Sum(t => t.Slots.Length), total);
        Print("ns per live enterprise-quarter-replication; live = enterprises alive in a mean quarter and replication; B = bytes allocated per group.");
        Print("at {0:F2} GHz: {1}", rate, string.Join(", ", ways.Select((w, i) => string.Create(CultureInfo.InvariantCulture, $"{w.Name} {total[i].Nanoseconds * rate:F1} cycles"))));
        return 0;
    }

    private static Cost[] Measure(TownSetting town, TownWay[] ways, int groups, int repetitions, bool epistemic)
    {
        TownPlayer[] players = [.. ways.Select(w => w.Player(town))];
        List<double>[] seconds = [.. ways.Select(_ => new List<double>())];
        var costs = new Cost[ways.Length];
        for (int r = 0; r <= repetitions; r++)
        {
            for (int i = 0; i < ways.Length; i++)
            {
                bool readable = ways[i] == TownWay.Readable;
                if (readable && r > 1)
                {
                    continue;
                }

                int count = readable ? 1 : groups;
                long allocated = GC.GetAllocatedBytesForCurrentThread(), live = 0;
                double start = CpuClock.Seconds;
                for (int g = 0; g < count; g++)
                {
                    live += Play(players[i], g, epistemic).EnterpriseQuarters;
                }

                double spent = CpuClock.Seconds - start;
                if (r > 0)
                {
                    seconds[i].Add(spent / count);
                }

                costs[i] = new Cost(0, live / (double)count, town.Steps, (GC.GetAllocatedBytesForCurrentThread() - allocated) / (double)count);
            }
        }

        return [.. costs.Select((c, i) => c with { Seconds = Median.Of(seconds[i]) })];
    }

    private static TownOutcomes Play(TownPlayer player, int group, bool epistemic)
    {
        ulong seed = player.Setting.Plan.Scenario.Seed;
        return epistemic
            ? player.Play(new DrawAddress(seed, DrawAddress.EpistemicGroup), ParameterSource.Shared(group))
            : player.Play(new DrawAddress(seed, (uint)group), ParameterSource.Own);
    }

    private static void Row(string town, int slots, Cost[] costs) => Console.WriteLine(
        string.Create(CultureInfo.InvariantCulture, $"{town,-16}{slots,7}{costs[0].Live,9:F1}")
        + string.Concat(costs.Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Nanoseconds,10:F2}")))
        + string.Concat(costs.Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Bytes,12:F0}"))));

    private static void Print(string format, params object[] values) =>
        Console.WriteLine(string.Format(CultureInfo.InvariantCulture, format, values));

    /// <summary>What a group of 64 replications of a town costs.</summary>
    /// <param name="Seconds">Time [s].</param>
    /// <param name="EnterpriseQuarters">Live enterprise-quarter-replications in it [count].</param>
    /// <param name="Quarters">Quarters [count].</param>
    /// <param name="Bytes">Memory allocated [bytes].</param>
    private readonly record struct Cost(double Seconds, double EnterpriseQuarters, int Quarters, double Bytes)
    {
        public double Nanoseconds => 1e9 * Seconds / EnterpriseQuarters;

        public double Live => EnterpriseQuarters / Quarters / DrawAddress.GroupSize;

        public static Cost operator +(Cost a, Cost b) =>
            new(a.Seconds + b.Seconds, a.EnterpriseQuarters + b.EnterpriseQuarters, b.Quarters, a.Bytes + b.Bytes);
    }
}
