using System.Globalization;
using Zyz.Sim.Bench.Measuring;

namespace Zyz.Sim.Bench.Stages;

/// <summary><c>stages</c>: each step of the kernel by itself, in nanoseconds and cycles a value, against its arithmetic floor.</summary>
internal static class QuickStages
{
    private const double Window = 0.01; // seconds of one repetition

    /// <summary>Runs it.</summary>
    public static int Run(Options options)
    {
        int repetitions = options.Count("repetitions", 15);
        options.RequireAllRead();
        Stage[] stages = StageList.All();
        int[] calls = [.. stages.Select(Calls)];
        var nanoseconds = new List<double>[stages.Length];
        var cycles = new List<double>[stages.Length];
        for (int r = 0; r < repetitions; r++)
        {
            double rate = ClockRate.Gigahertz();
            for (int i = 0; i < stages.Length; i++)
            {
                double spent = 1e9 * Time(stages[i], calls[i]) / calls[i] / stages[i].Values;
                (nanoseconds[i] ??= []).Add(spent);
                (cycles[i] ??= []).Add(spent * rate);
            }
        }

        Console.WriteLine($"{"stage",-34}{"ns",8}{"cycles",9}{"floor",8}{"times",7}   a value; median of {repetitions}");
        for (int i = 0; i < stages.Length; i++)
        {
            double spent = Median.Of(cycles[i]);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{stages[i].Name,-34}{Median.Of(nanoseconds[i]),8:F3}{spent,9:F2}{stages[i].Floor,8:F2}{spent / stages[i].Floor,7:F1}"));
        }

        return 0;
    }

    /// <summary>How many calls fill a window.</summary>
    private static int Calls(Stage stage)
    {
        stage.Call(); // compiled, and its tables built
        int calls = 1;
        while (Time(stage, calls) < Window)
        {
            calls *= 2;
        }

        return calls;
    }

    private static double Time(Stage stage, int calls)
    {
        Action call = stage.Call;
        double start = CpuClock.Seconds;
        for (int i = 0; i < calls; i++)
        {
            call();
        }

        return CpuClock.Seconds - start;
    }
}
