using System.Diagnostics;
using Zyz.Sim.Model;
using Zyz.Sim.Store;

namespace Zyz.Sim.Grains.Runs;

/// <summary>
/// Tries again what may pass: a silo that is lost, a store that is being restarted. What takes silo after silo with it, or fails for
/// a reason of its own, is given up by name instead of being tried for ever.
/// </summary>
internal static class Patience
{
    private const int MostSilosLost = 5; // one and the same thing was on each of them
    private const int MostOwnFaults = 3;
    private static readonly TimeSpan s_longest = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan s_first = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(2);

    /// <summary>Tries until it works.</summary>
    /// <typeparam name="T">What it gives.</typeparam>
    /// <param name="what">Its name, for the fault.</param>
    /// <param name="act">Tries; doing it twice must do no harm.</param>
    /// <param name="retried">Told of each attempt that failed.</param>
    /// <param name="stop">True to try no more.</param>
    /// <exception cref="GivenUpException">It did not work.</exception>
    public static async Task<T> TryAsync<T>(string what, Func<Task<T>> act, Func<Exception, Task>? retried = null, Func<bool>? stop = null)
    {
        long since = Stopwatch.GetTimestamp();
        TimeSpan pause = s_first;
        int lost = 0, own = 0;
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                return await act();
            }
            catch (Exception fault) when (fault is not (ModelException or ArgumentException or InvalidDataException or OutOfMemoryException))
            {
                lost += fault is SiloUnavailableException ? 1 : 0;
                own += IsOfTheSurroundings(fault) ? 0 : 1;
                if (IsFinal(fault) || lost >= MostSilosLost || own >= MostOwnFaults || Stopwatch.GetElapsedTime(since) > s_longest || (stop?.Invoke() ?? false))
                {
                    throw new GivenUpException(FormattableString.Invariant($"{what}: given up after {attempt} attempt{(attempt == 1 ? "" : "s")}{(lost > 1 ? $", {lost} of which lost their silo" : "")}: {fault.Message}"), fault);
                }

                if (retried is not null)
                {
                    await retried(fault);
                }

                await Task.Delay(pause);
                pause = pause * 2 < s_pause ? pause * 2 : s_pause;
            }
        }
    }

    /// <summary>Whether asking again is of no use.</summary>
    private static bool IsFinal(Exception fault) => fault is StoreException { Fault: not (StoreFault.Unreachable or StoreFault.Busy) } or Orleans.Storage.InconsistentStateException;

    /// <summary>Whether the fault is of what carries the work, not of the work.</summary>
    private static bool IsOfTheSurroundings(Exception fault) =>
        fault is StoreException or OrleansException or TimeoutException or ObjectDisposedException or OperationCanceledException or System.Net.Sockets.SocketException or IOException;
}
