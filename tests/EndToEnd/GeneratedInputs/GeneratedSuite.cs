using System.Diagnostics;
using System.Globalization;
using Xunit.Abstractions;

namespace Zyz.Sim.EndToEnd.GeneratedInputs;

/// <summary>
/// Many generated inputs through one check, which throws where an answer is wrong. A case that throws, hangs or allocates beyond its
/// bound fails the test with seed, number and the smallest input found that fails likewise.
/// </summary>
/// <typeparam name="T">The input.</typeparam>
/// <param name="name">Name of the suite; its cases follow from it and the seed.</param>
/// <param name="make">Makes an input.</param>
/// <param name="check">Reads it, and throws where what comes of it is wrong.</param>
internal sealed class GeneratedSuite<T>(string name, Func<Random, T> make, Action<T> check)
    where T : class
{
    private static readonly TimeSpan s_watch = TimeSpan.FromMilliseconds(100);
    private const int MostAttempts = 3000;

    private long began;
    private int current;
    private Failed? failed;
    private (long Bytes, int Case) most;
    private (TimeSpan Time, int Case) longest;

    private sealed record Failed(int Case, T Input, Exception Why);

    /// <summary>Longest a case may take; a hang is what takes longer. Two cores shared with others are slow.</summary>
    public TimeSpan Limit { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Size of an input [characters or bytes].</summary>
    public required Func<T, int> Length { get; init; }

    /// <summary>Shows an input so that it can be typed in again.</summary>
    public required Func<T, string> Show { get; init; }

    /// <summary>Smaller inputs that may fail likewise.</summary>
    public Func<T, IEnumerable<T>> Smaller { get; init; } = _ => [];

    /// <summary>Memory a case may allocate whatever its size [bytes].</summary>
    public required long Allocation { get; init; }

    /// <summary>Memory it may allocate besides per unit of its size [bytes].</summary>
    public required long AllocationPerUnit { get; init; }

    /// <summary>Runs the cases.</summary>
    /// <param name="output">Where the seed is printed.</param>
    /// <param name="full">Number of cases under <c>ZYZ_LONG_TESTS=1</c>.</param>
    public void Run(ITestOutputHelper output, int full)
    {
        int cases = GeneratedRun.Cases(full);
        (int first, int end) = GeneratedRun.OnlyCase is { } only ? (only, only + 1) : (0, cases);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: seed {GeneratedRun.Seed}, {end - first} of {full} cases"));
        var clock = Stopwatch.StartNew();
        Watched(() => All(first, end), first);
        if (failed is { } found)
        {
            var smallest = found;
            Watched(() => smallest = Shrunk(found), found.Case);
            Assert.Fail($"{name}: {smallest.Why.GetType().Name}: {smallest.Why.Message}\nagain with {GeneratedRun.Again(found.Case)}\nsmallest input found: {Show(smallest.Input)}\n{smallest.Why.StackTrace}");
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{name}: {clock.Elapsed.TotalSeconds:F1} s; longest case {longest.Time.TotalMilliseconds:F0} ms (case {longest.Case}); most memory {most.Bytes / 1024.0:F0} KiB (case {most.Case})"));
    }

    private void All(int first, int end)
    {
        for (int number = first; number < end && failed is null; number++)
        {
            T input = make(GeneratedRun.Chance(name, number));
            Volatile.Write(ref current, number);
            if (Try(input) is { } why)
            {
                failed = new Failed(number, input, why);
            }
        }
    }

    /// <summary>One case, measured.</summary>
    private Exception? Try(T input)
    {
        long before = GC.GetAllocatedBytesForCurrentThread(), start = Stopwatch.GetTimestamp();
        Volatile.Write(ref began, start);
        try
        {
            check(input);
        }
        catch (Exception why)
        {
            return why;
        }
        finally
        {
            Volatile.Write(ref began, 0);
        }

        long allocated = GC.GetAllocatedBytesForCurrentThread() - before, bound = Allocation + AllocationPerUnit * Length(input);
        most = allocated > most.Bytes ? (allocated, current) : most;
        TimeSpan time = Stopwatch.GetElapsedTime(start);
        longest = time > longest.Time ? (time, current) : longest;
        return allocated > bound ? new InvalidOperationException($"allocated {allocated} bytes, beyond {bound}") : null;
    }

    /// <summary>Works on a thread of its own and looks whether a case hangs; one that does is left behind.</summary>
    private void Watched(Action work, int first)
    {
        Exception? broken = null;
        var thread = new Thread(() =>
        {
            try
            {
                work();
            }
            catch (Exception why)
            {
                broken = why;
            }
        })
        { IsBackground = true, Name = name };
        Volatile.Write(ref current, first);
        thread.Start();
        while (!thread.Join(s_watch))
        {
            long start = Volatile.Read(ref began);
            if (start != 0 && Stopwatch.GetElapsedTime(start) > Limit)
            {
                int number = Volatile.Read(ref current);
                Assert.Fail($"{name}: hangs for more than {Limit.TotalSeconds} s\nagain with {GeneratedRun.Again(number)}\ninput: {Show(make(GeneratedRun.Chance(name, number)))}");
            }
        }

        if (broken is not null)
        {
            throw new InvalidOperationException($"{name}: the generator broke at {GeneratedRun.Again(Volatile.Read(ref current))}", broken);
        }
    }

    /// <summary>Takes away what is not needed for the same kind of failure.</summary>
    private Failed Shrunk(Failed found)
    {
        Failed smallest = found;
        int attempts = 0;
        for (bool smaller = true; smaller && attempts < MostAttempts;)
        {
            smaller = false;
            foreach (T candidate in Smaller(smallest.Input))
            {
                if (++attempts >= MostAttempts)
                {
                    break;
                }

                if (Try(candidate) is { } why && why.GetType() == found.Why.GetType())
                {
                    (smallest, smaller) = (found with { Input = candidate, Why = why }, true);
                    break;
                }
            }
        }

        return smallest;
    }
}
