namespace Zyz.Sim.Contracts;

/// <summary>One scenario, played for as many replications as asked. Key: the plan's hash.</summary>
[Alias("zyz.IRunGrain")]
public interface IRunGrain : IGrainWithStringKey
{
    /// <summary>Starts the run, or goes on with it: asking twice for the same plan starts nothing twice.</summary>
    /// <param name="request">What to play.</param>
    /// <returns>When the run has begun.</returns>
    [Alias("Start"), ResponseTimeout("00:00:04")]
    Task StartAsync(RunRequest request);

    /// <summary>Waits for the run's state to change from what the caller has seen, for a second at most.</summary>
    /// <param name="seen">Steps the caller has seen; -1 for none.</param>
    /// <returns>The state now.</returns>
    [Alias("Watch"), Orleans.Concurrency.AlwaysInterleave, ResponseTimeout("00:00:04")]
    Task<RunProgress> WatchAsync(long seen);

    /// <summary>The answer, once <see cref="RunProgress.Phase"/> is <see cref="RunPhase.Done"/>; of an interactive run the latest, as soon as <see cref="RunProgress.Answers"/> says there is one.</summary>
    /// <returns>The answer.</returns>
    /// <exception cref="InvalidOperationException">There is none yet.</exception>
    [Alias("Result")]
    Task<RunAnswer> ResultAsync();

    /// <summary>Waits for the first answer: of an interactive run the one whose epistemic bands are pending, else the only one.</summary>
    /// <returns>The answer.</returns>
    /// <exception cref="InvalidOperationException">The run was not started, failed or was cancelled before it had one.</exception>
    [Alias("FirstAnswer"), Orleans.Concurrency.AlwaysInterleave, ResponseTimeout("00:10:00")]
    Task<RunAnswer> FirstAnswerAsync();

    /// <summary>The annual outcomes of every replication of the main pass, one block per town.</summary>
    /// <param name="town">Town id.</param>
    /// <returns>The block.</returns>
    /// <exception cref="InvalidOperationException">The run is not done.</exception>
    [Alias("Outcomes"), ResponseTimeout("00:10:00")]
    Task<OutcomeBlock> OutcomesAsync(string town);

    /// <summary>What is known of the run, where it is kept.</summary>
    [Alias("About"), ResponseTimeout("00:01:00")]
    Task<RunAbout> AboutAsync();

    /// <summary>Hashes of the parts of the plan whose chunks the run uses: one for each town.</summary>
    [Alias("Parts")]
    Task<string[]> PartsAsync();

    /// <summary>Removes the run's results, plan and state; asked by the catalogue, which removes its chunks.</summary>
    /// <param name="actor">Who wants it, for the log.</param>
    /// <exception cref="InvalidOperationException">It is under way.</exception>
    [Alias("Remove")]
    Task RemoveAsync(string actor);

    /// <summary>Stops the run; what is under way ends, nothing new begins.</summary>
    /// <returns>When no further batch will be asked for.</returns>
    [Alias("Cancel"), Orleans.Concurrency.AlwaysInterleave]
    Task CancelAsync();
}
