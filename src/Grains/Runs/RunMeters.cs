using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Zyz.Sim.Grains.Runs;

/// <summary>What a silo tells of its work, for whoever listens (docs/operations.md lists the names). Listening changes no number.</summary>
public sealed class RunMeters : IDisposable
{
    /// <summary>Name of the meter and of the source of traces.</summary>
    public const string Name = "Zyz.Sim";

    private readonly Meter meter = new(Name);
    private readonly Counter<long> replications;
    private readonly Counter<long> taken;
    private readonly Counter<long> retries;
    private readonly Histogram<double> batches;
    private readonly Histogram<double> store;

    /// <summary>Creates the instruments.</summary>
    public RunMeters()
    {
        replications = meter.CreateCounter<long>("zyz.replications", "{replication}", "Replications of one town that were played");
        taken = meter.CreateCounter<long>("zyz.replications.taken", "{replication}", "Replications of one town that were taken from the store");
        retries = meter.CreateCounter<long>("zyz.retries", "{attempt}", "Attempts at a batch that failed and were made again");
        batches = meter.CreateHistogram<double>("zyz.batch.duration", "s", "Time a batch held a core");
        store = meter.CreateHistogram<double>("zyz.store.duration", "s", "Time the store took for the chunks of a batch");
    }

    /// <summary>Spans of runs and batches.</summary>
    public ActivitySource Traces { get; } = new(Name);

    /// <summary>A batch was played.</summary>
    /// <param name="town">Town id.</param>
    /// <param name="played">Replications played [count].</param>
    /// <param name="fromStore">Replications taken from the store [count].</param>
    /// <param name="seconds">Time it held a core [s].</param>
    public void BatchPlayed(string town, int played, int fromStore, double seconds)
    {
        var tag = new KeyValuePair<string, object?>("town", town);
        replications.Add(played, tag);
        taken.Add(fromStore, tag);
        batches.Record(seconds, tag);
    }

    /// <summary>An attempt failed and is made again.</summary>
    /// <param name="fault">Why.</param>
    public void Retried(Exception fault) => retries.Add(1, new KeyValuePair<string, object?>("fault", fault.GetType().Name));

    /// <summary>Times a call of the store.</summary>
    /// <typeparam name="T">What it gives.</typeparam>
    /// <param name="operation"><c>get</c> or <c>put</c>.</param>
    /// <param name="call">The call.</param>
    public async Task<T> TimedAsync<T>(string operation, Func<Task<T>> call)
    {
        long started = Stopwatch.GetTimestamp();
        T told = await call();
        store.Record(Stopwatch.GetElapsedTime(started).TotalSeconds, new KeyValuePair<string, object?>("operation", operation));
        return told;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        meter.Dispose();
        Traces.Dispose();
    }
}
