using System.Globalization;
using System.Runtime.Intrinsics;
using Zyz.Sim.Bench.Measuring;
using Zyz.Sim.Model.Numerics;

namespace Zyz.Sim.Bench.Workload;

/// <summary>
/// <c>w</c>: workload W through the product's building blocks beside C by hand and numpy, in turns in one run and one thread:
/// what the machine gives, and what an analyst would have used instead.
/// </summary>
internal static class WorkloadBench
{
    /// <summary>Runs it.</summary>
    public static int Run(Options options)
    {
        int enterprises = options.Count("enterprises", 1000), steps = options.Count("steps", 12), replications = options.Count("replications", 1000);
        int repetitions = options.Count("repetitions", 15);
        options.RequireAllRead();
        if (steps > 64)
        {
            throw new UsageException("--steps must be at most 64");
        }

        var world = new World(enterprises, steps, replications);
        Console.WriteLine($"workload W: {enterprises} enterprises, {steps} steps, {replications} replications, double precision, one thread, "
            + $"{(CpuClock.IsOfThread ? "processor" : "wall")} time, median of {repetitions} in turns");
        using NumpyReference? numpy = NumpyReference.Start(world);
        Contender[] contenders = [.. Contenders(world, numpy)];
        bool right = Measure(world, contenders, repetitions);
        Table(world, contenders);
        return right ? 0 : 1;
    }

    /// <summary>Measures what can be measured here: the product in both widths, C for both, numpy.</summary>
    internal static List<Contender> Contenders(World world, NumpyReference? numpy)
    {
        var contenders = new List<Contender>();
        if (Vector512.IsHardwareAccelerated)
        {
            contenders.Add(Exact("product, 512 bits", world, new WorldKernel<Lanes8, WorldDraws8>(world).Play));
            AddC(contenders, world, "C, AVX-512", "w_avx512");
        }

        if (Vector256.IsHardwareAccelerated && System.Runtime.Intrinsics.X86.Avx2.IsSupported)
        {
            contenders.Add(Exact("product, 256 bits", world, new WorldKernel<Lanes4, WorldDraws4>(world).Play));
            AddC(contenders, world, "C, AVX2", "w_avx2");
        }

        if (numpy is null)
        {
            Console.WriteLine("*** NO PYTHON WITH NUMPY HERE: that comparison is left out ***");
        }
        else
        {
            contenders.Add(new Contender("numpy", numpy.Play, () => numpy.Check, IsExact: false, Every: 3));
        }

        return contenders;
    }

    /// <summary>Lets all take turns.</summary>
    /// <returns>False where somebody's check values are wrong.</returns>
    internal static bool Measure(World world, Contender[] contenders, int repetitions)
    {
        bool right = true;
        for (int r = -1; r < repetitions; r++)
        {
            foreach (Contender contender in contenders)
            {
                if (r >= 0 && r % contender.Every == 0)
                {
                    contender.Seconds.Add(contender.Play());
                }
                else if (r < 0)
                {
                    world.Clear();
                    contender.Play(); // warm, and checked
                    right &= IsRight(world, contender);
                }
            }
        }

        return right;
    }

    /// <summary>Enterprise-steps a second [millions].</summary>
    internal static double Rate(World world, Contender contender) => 1e-6 * world.Size / Median.Of(contender.Seconds);

    private static bool IsRight(World world, Contender contender)
    {
        WorldCheck check = contender.Check(), expected = WorldCheck.Known(world.Enterprises, world.Steps, world.Replications) ?? check;
        bool right = contender.IsExact ? check.Equals6(expected) : Math.Abs((check.Output / expected.Output) - 1) < 0.02;
        if (!right)
        {
            Console.WriteLine($"*** {contender.Name}: check values {check}, not {expected} ***");
        }

        return right;
    }

    private static void Table(World world, Contender[] contenders)
    {
        double gigahertz = ClockRate.Gigahertz();
        Console.WriteLine($"{"",-20}{"M/s",8}{"cycles",8}{"of C",7}{"x numpy",9}   check values");
        foreach (Contender contender in contenders)
        {
            double rate = Rate(world, contender);
            Contender? c = contenders.FirstOrDefault(o => o.Name == (contender.Name.EndsWith("512 bits", StringComparison.Ordinal) ? "C, AVX-512" : "C, AVX2"));
            Contender? numpy = contenders.FirstOrDefault(o => o.Name == "numpy");
            bool product = contender.Name.StartsWith("product", StringComparison.Ordinal);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{contender.Name,-20}{rate,8:F0}{1000 * gigahertz / rate,8:F2}")
                + (product && c is not null ? Number(rate / Rate(world, c), 7, "F2") : new string(' ', 7))
                + (numpy is not null ? Number(rate / Rate(world, numpy), 9, "F1") : new string(' ', 9))
                + $"   {contender.Check()}{(contender.IsExact ? "" : " (own draws)")}");
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"M/s: million enterprise-steps a second and core; cycles at {gigahertz:F2} GHz."));
    }

    private static string Number(double value, int width, string format) => value.ToString(format, CultureInfo.InvariantCulture).PadLeft(width);

    private static void AddC(List<Contender> contenders, World world, string name, string text)
    {
        if (CReference.Build(world, text, out string why) is { } c)
        {
            contenders.Add(Exact(name, world, c.Play));
        }
        else
        {
            Console.WriteLine($"*** NO C REFERENCE HERE ({text}): that comparison is left out. {why} ***");
        }
    }

    private static Contender Exact(string name, World world, Action play) => new(name, () => Time(play), world.Check, IsExact: true, Every: 1);

    private static double Time(Action play)
    {
        double start = CpuClock.Seconds;
        play();
        return CpuClock.Seconds - start;
    }
}
