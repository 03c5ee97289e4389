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
    public static async Task<RunAnswer> PlayAsync(Session session, IRunGrain run, RunRequest request, CancellationToken cancellation) =>
        (await PlayAllAsync(session, [(run, request)], cancellation))[0];

    /// <summary>Plays runs one after the other under one display of progress.</summary>
    /// <param name="session">Where to tell.</param>
    /// <param name="runs">The runs, and what to play in each.</param>
    /// <param name="cancellation">Cancels them.</param>
    /// <returns>The answers.</returns>
    /// <exception cref="CommandFailure">A run failed or was cancelled.</exception>
    public static async Task<RunAnswer[]> PlayAllAsync(Session session, (IRunGrain Run, RunRequest Request)[] runs, CancellationToken cancellation)
    {
        var answers = new RunAnswer[runs.Length];
        int at = 0;
        try
        {
            await new ProgressDisplay(session).ShowAsync(async report =>
            {
                RunProgress end = new(RunPhase.Idle, 0, 0, 0, null);
                for (; at < runs.Length; at++)
                {
                    await runs[at].Run.StartAsync(runs[at].Request).WaitAsync(cancellation);
                    end = await ToTheEndAsync(runs[at].Run, progress => report(Of(progress, at, runs.Length)), cancellation);
                    answers[at] = end.Phase switch
                    {
                        RunPhase.Done => await runs[at].Run.ResultAsync(),
                        RunPhase.Cancelled => throw new CommandFailure(ExitCode.Cancelled, RunTexts.NothingKept),
                        _ => throw Failure(end),
                    };
                }

                return end;
            });
            return answers;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            await CancelAsync(runs[Math.Min(at, runs.Length - 1)].Run);
            throw new CommandFailure(ExitCode.Cancelled, RunTexts.NothingKept);
        }
    }

    /// <summary>Progress of one of several runs as progress of them all.</summary>
    private static RunProgress Of(RunProgress one, int at, int count) =>
        one.WorkTotal == 0 ? one : one with { WorkDone = one.WorkTotal * at + one.WorkDone, WorkTotal = one.WorkTotal * count };

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

    /// <summary>What the person is told of a run that failed.</summary>
    public static CommandFailure Failure(RunProgress progress)
    {
        RunFailure failure = progress.Failure ?? new RunFailure("cluster", "unknown");
        return new CommandFailure(failure.Kind == "model" ? ExitCode.NoNumber : ExitCode.Unreachable, RunTexts.Failed(failure));
    }
}
