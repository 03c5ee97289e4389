namespace Zyz.Sim.Contracts;

/// <summary>One yearly update: gate, exact stage, ensemble smoother, vintage. Key: region/hash of the request's text.</summary>
[Alias("zyz.IRecalibrationGrain")]
public interface IRecalibrationGrain : IGrainWithStringKey
{
    /// <summary>Starts the recalibration; asking again starts nothing twice.</summary>
    /// <param name="order">What to recalibrate.</param>
    /// <returns>When it has begun.</returns>
    [Alias("Start"), ResponseTimeout("00:00:04")]
    Task StartAsync(RecalibrationOrder order);

    /// <summary>Waits for the state to change from what the caller has seen, for a second at most.</summary>
    /// <param name="seen">Steps the caller has seen; -1 for none.</param>
    /// <returns>The state now.</returns>
    [Alias("Watch"), Orleans.Concurrency.AlwaysInterleave, ResponseTimeout("00:00:04")]
    Task<RunProgress> WatchAsync(long seen);

    /// <summary>The answer, once <see cref="RunProgress.Phase"/> is <see cref="RunPhase.Done"/>.</summary>
    /// <returns>The answer.</returns>
    /// <exception cref="InvalidOperationException">It is not done.</exception>
    [Alias("Result")]
    Task<RecalibrationAnswer> ResultAsync();

    /// <summary>Stops; what is under way ends, nothing new begins.</summary>
    /// <returns>When no further batch will be asked for.</returns>
    [Alias("Cancel"), Orleans.Concurrency.AlwaysInterleave]
    Task CancelAsync();
}
