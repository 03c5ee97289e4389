using Zyz.Sim.Contracts;

namespace Zyz.Sim.Client;

/// <summary>Starts a run, watches it to its end, and cancels it where the person does.</summary>
internal static class RunWatch
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan s_breath = TimeSpan.FromMilliseconds(40);

    /// <summary>Plays a run.</summary>
    /// <param name="session">Where to tell.</param>
    /// <param name="run">The run.</param>
    /// <param name="request">What to play.</param>
    /// <param name="cancellation">Cancels the run.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="CommandFailure">The run failed or was cancelled.</exception>
    public static async Task<RunAnswer> PlayAsync(Session session, IRunGrain run, RunRequest request, CancellationToken cancellation)
    {
        try
        {
            RunProgress end = await new ProgressDisplay(session).ShowAsync(async report =>
            {
                await run.StartAsync(request).WaitAsync(cancellation);
                return await ToTheEndAsync(run, report, cancellation);
            });
            return end.Phase switch
            {
                RunPhase.Done => await run.ResultAsync(),
                RunPhase.Cancelled => throw new CommandFailure(ExitCode.Cancelled, RunTexts.NothingKept),
                _ => throw Failure(end),
            };
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            await CancelAsync(run);
            throw new CommandFailure(ExitCode.Cancelled, RunTexts.NothingKept);
        }
    }

    private static async Task<RunProgress> ToTheEndAsync(IRunGrain run, Action<RunProgress> report, CancellationToken cancellation)
    {
        long seen = -1;
        while (true)
        {
            RunProgress progress = await run.WatchAsync(seen).WaitAsync(cancellation);
            report(progress);
            if (progress.Phase is RunPhase.Done or RunPhase.Cancelled or RunPhase.Failed)
            {
                return progress;
            }

            seen = progress.Step;
            await Task.Delay(s_breath, cancellation);
        }
    }

    private static async Task CancelAsync(IRunGrain run)
    {
        try
        {
            await run.CancelAsync().WaitAsync(s_patience);
        }
        catch (TimeoutException)
        {
            // The process ends anyway, and with it the silo inside it.
        }
    }

    private static CommandFailure Failure(RunProgress progress)
    {
        RunFailure failure = progress.Failure ?? new RunFailure("cluster", "unknown");
        return new CommandFailure(failure.Kind == "model" ? ExitCode.NoNumber : ExitCode.Unreachable, RunTexts.Failed(failure));
    }
}
