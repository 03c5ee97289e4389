namespace Zyz.Sim.Grains.Runs;

/// <summary>
/// Lets as many batches compute at once as there are cores, on threads kept for it: computing on the scheduler's threads
/// would starve the other grains of the silo, and a thread made for every batch left a core idle between two batches. What a
/// person waits for goes before what can wait. One per silo.
/// </summary>
public sealed class ComputeGate : IDisposable
{
    private readonly Queue<Action> urgent = new();
    private readonly Queue<Action> waiting = new();
    private readonly Thread[] workers;
    private bool started;
    private bool closed;

    /// <summary>Creates the gate.</summary>
    /// <param name="threads">Batches at once; 0 for one per core.</param>
    public ComputeGate(int threads)
    {
        Threads = threads > 0 ? threads : Environment.ProcessorCount;
        workers = [.. Enumerable.Range(1, Threads).Select(i => new Thread(Work) { IsBackground = true, Name = $"compute {i}" })];
    }

    /// <summary>Batches at once [count].</summary>
    public int Threads { get; }

    /// <summary>Computes something when there is a place.</summary>
    /// <typeparam name="T">What is computed.</typeparam>
    /// <param name="work">The work; must not touch grain state.</param>
    /// <param name="ahead">True to go before all that is not ahead.</param>
    /// <returns>Its result.</returns>
    /// <exception cref="ObjectDisposedException">The silo has stopped.</exception>
    public Task<T> RunAsync<T>(Func<T> work, bool ahead = false)
    {
        ArgumentNullException.ThrowIfNull(work);
        var result = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (waiting)
        {
            ObjectDisposedException.ThrowIf(closed, this);
            (ahead ? urgent : waiting).Enqueue(() => Complete(work, result));
            if (!started)
            {
                started = true;
                Array.ForEach(workers, w => w.Start());
            }

            Monitor.Pulse(waiting);
        }

        return result.Task;
    }

    /// <summary>
    /// Computes what goes before all else, if anything waits to: called between the chunks of a batch that can wait, since a person would
    /// otherwise wait for the whole of it.
    /// </summary>
    public void LetUrgentPass()
    {
        while (true)
        {
            Action? next;
            lock (waiting)
            {
                if (!urgent.TryDequeue(out next))
                {
                    return;
                }
            }

            next();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (waiting)
        {
            closed = true;
            Monitor.PulseAll(waiting);
        }
    }

    private static void Complete<T>(Func<T> work, TaskCompletionSource<T> result)
    {
        try
        {
            result.SetResult(work());
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            result.SetException(failure);
        }
    }

    private void Work()
    {
        while (true)
        {
            Action? next;
            lock (waiting)
            {
                while (!urgent.TryDequeue(out next) && !waiting.TryDequeue(out next))
                {
                    if (closed)
                    {
                        return;
                    }

                    Monitor.Wait(waiting);
                }
            }

            next();
        }
    }
}
