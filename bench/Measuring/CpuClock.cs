using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Zyz.Sim.Bench.Measuring;

/// <summary>
/// Seconds the calling thread has computed. What else runs on the machine then lengthens no figure by the time it took;
/// where the system has no such clock, wall time.
/// </summary>
internal static partial class CpuClock
{
    private const int ThreadCpuTime = 3; // CLOCK_THREAD_CPUTIME_ID

    /// <summary>Whether <see cref="Seconds"/> counts the thread's own time.</summary>
    public static bool IsOfThread { get; } = OperatingSystem.IsLinux();

    /// <summary>Seconds since some moment.</summary>
    public static double Seconds
    {
        get
        {
            if (IsOfThread && GetTime(ThreadCpuTime, out Time time) == 0)
            {
                return time.Seconds + (1e-9 * time.Nanoseconds);
            }

            return Stopwatch.GetTimestamp() / (double)Stopwatch.Frequency;
        }
    }

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int GetTime(int clock, out Time time);

    [StructLayout(LayoutKind.Sequential)]
    private readonly struct Time
    {
        public readonly nint Seconds;
        public readonly nint Nanoseconds;
    }
}
