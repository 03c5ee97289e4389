using System.Runtime.CompilerServices;

namespace Zyz.Sim.Bench.Measuring;

/// <summary>The processor's clock, measured: a chain of 64-bit products, three cycles each on every x64 core since 2011.</summary>
internal static class ClockRate
{
    private const int Links = 8, Turns = 1_000_000, CyclesPerLink = 3;
    private static ulong kept = 1;

    /// <summary>Cycles per nanosecond now.</summary>
    public static double Gigahertz()
    {
        double best = double.MaxValue;
        for (int i = 0; i < 3; i++)
        {
            double start = CpuClock.Seconds;
            kept = Chain(kept);
            best = Math.Min(best, CpuClock.Seconds - start);
        }

        return 1e-9 * Links * Turns * CyclesPerLink / best;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static ulong Chain(ulong x)
    {
        const ulong Factor = 0x9E3779B97F4A7C15;
        for (int i = 0; i < Turns; i++)
        {
            x *= Factor;
            x *= x;
            x *= x;
            x *= Factor;
            x *= x;
            x *= x;
            x *= Factor;
            x *= x;
        }

        return x;
    }
}
