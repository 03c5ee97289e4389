namespace Zyz.Sim.Grains.Runs;

/// <summary>
/// Lets as many batches compute at once as there are cores, each on a thread of its own: computing on the scheduler's
/// threads would starve the other grains of the silo. One per silo.
/// </summary>
public sealed class ComputeGate : IDisposable
{
    private readonly SemaphoreSlim places;

    /// <summary>Creates the gate.</summary>
    /// <param name="threads">Batches at once; 0 for one per core.</param>
    public ComputeGate(int threads)
    {
        Threads = threads > 0 ? threads : Environment.ProcessorCount;
        places = new SemaphoreSlim(Threads);
    }

    /// <summary>Batches at once [count].</summary>
    public int Threads { get; }

    /// <summary>Computes something when there is a place.</summary>
    /// <typeparam name="T">What is computed.</typeparam>
    /// <param name="work">The work; must not touch grain state.</param>
    /// <returns>Its result.</returns>
    public async Task<T> RunAsync<T>(Func<T> work)
    {
        await places.WaitAsync();
        try
        {
            return await Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        }
        finally
        {
            places.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => places.Dispose();
}
