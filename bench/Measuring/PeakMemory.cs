using System.Diagnostics;

namespace Zyz.Sim.Bench.Measuring;

/// <summary>The most memory this process has had.</summary>
internal static class PeakMemory
{
    /// <summary>Largest working set so far [MB].</summary>
    public static double Megabytes
    {
        get
        {
            using var process = Process.GetCurrentProcess();
            return process.PeakWorkingSet64 / 1e6;
        }
    }
}
