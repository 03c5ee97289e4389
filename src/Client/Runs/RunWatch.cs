using System.Diagnostics;
using Orleans.Runtime;
using Zyz.Sim.Contracts;

namespace Zyz.Sim.Client;

/// <summary>Starts runs, watches them to their end through lost silos and connections, and cancels them where the person does.</summary>
internal sealed class RunWatch
{
    private static readonly TimeSpan s_patienceToCancel = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan s_breath = TimeSpan.FromMilliseconds(40);
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(500);

    private readonly Session _session;
    private readonly IRunGrain _run;
    private readonly RunRequest _request;

    private RunWatch(Session session, IRunGrain run, RunRequest request) => (_session, _run, _request) = (session, run, request);

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
    /// <param name="runs">The runs, and what to play in each; they are kept where the session keeps runs.</param>
    /// <param name="cancellation">Cancels them.</param>
    /// <returns>The answers.</returns>
    /// <exception cref="CommandFailure">A run failed or was cancelled.</exception>
    public static async Task<RunAnswer[]> PlayAllAsync(Session session, (IRunGrain Run, RunRequest Request)[] runs, CancellationToken cancellation)
    {
        var answers = new RunAnswer[runs.Length];
        await new ProgressDisplay(session).ShowAsync(async report =>
        {
            RunProgress end = new(RunPhase.Idle, 0, 0, 0, null);
            for (int at = 0; at < runs.Length; at++)
            {
                int which = at;
                var watch = new RunWatch(session, runs[at].Run, runs[at].Request with { Keep = session.Keeps, Actor = Session.Actor });
                (answers[at], end) = await watch.ToTheEndAsync(progress => report(Of(progress, which, runs.Length)), cancellation);
            }

            return end;
        });
        if (answers.Sum(a => a.Pruned?.Length ?? 0) is > 0 and int pruned)
        {
            session.Tell(StoreTexts.Pruned(pruned, session.Connect.Length > 0 ? "StoreLimitGiB" : FormattableString.Invariant($"{StoreOption.Limit() / (double)(1L << 30):0.##} GiB")));
        }

        return answers;
    }

    /// <summary>What the person is told of a run that failed.</summary>
    public static CommandFailure Failure(RunProgress progress)
    {
        RunFailure failure = progress.Failure ?? new RunFailure("cluster", "unknown");
        return new CommandFailure(failure.Kind == "model" ? ExitCode.NoNumber : ExitCode.Unreachable, RunTexts.Failed(failure));
    }

    /// <summary>Progress of one of several runs as progress of them all.</summary>
    private static RunProgress Of(RunProgress one, int at, int count) =>
        one.WorkTotal == 0 ? one : one with { WorkDone = one.WorkTotal * at + one.WorkDone, WorkTotal = one.WorkTotal * count };

    /// <summary>Whether a fault may be one of the way to the run, and not of the run.</summary>
    private bool MayPass(Exception fault) => fault is TimeoutException || (_session.Connect.Length > 0 && fault is (OrleansException or IOException));

    private async Task<(RunAnswer Answer, RunProgress End)> ToTheEndAsync(Action<RunProgress> report, CancellationToken cancellation)
    {
        var lost = new Stopwatch();
        while (true)
        {
            try
            {
                await _run.StartAsync(_request).WaitAsync(cancellation); // again after every loss: what was started is gone on with
                RunProgress end = await WatchAsync(report, lost, cancellation);
                switch (end.Phase)
                {
                    case RunPhase.Done:
                        return (await _run.ResultAsync().WaitAsync(cancellation), end);
                    case RunPhase.Cancelled:
                        throw Cancelled();
                    case RunPhase.Failed when _request.Keep && end.Failure?.Kind != "model":
                        CommandFailure failure = Failure(end);
                        throw new CommandFailure(failure.Code, [.. failure.Messages, StoreTexts.GoOn(ShortId)]);
                    case RunPhase.Failed:
                        throw Failure(end);
                }
            }
            catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
            {
                await CancelAsync();
                throw Cancelled();
            }
            catch (Exception fault) when (MayPass(fault) && (!lost.IsRunning || lost.Elapsed < s_patience))
            {
                if (!lost.IsRunning)
                {
                    _session.Tell(StoreTexts.TriedAgain(fault.Message.Split('\n')[0]));
                }

                lost.Start();
                await Task.Delay(s_pause, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>Watches until the run has ended, or is found not to have been started where it is now.</summary>
    private async Task<RunProgress> WatchAsync(Action<RunProgress> report, Stopwatch lost, CancellationToken cancellation)
    {
        long seen = -1;
        while (true)
        {
            RunProgress progress = await _run.WatchAsync(seen).WaitAsync(cancellation);
            lost.Reset();
            report(progress);
            if (progress.Phase is RunPhase.Done or RunPhase.Cancelled or RunPhase.Failed or RunPhase.Idle)
            {
                return progress;
            }

            seen = progress.Step;
            await Task.Delay(s_breath, cancellation);
        }
    }

    private string ShortId => KeptRuns.Short(Model.Plans.PlanText.Hash(_request.PlanText));

    private CommandFailure Cancelled() => new(ExitCode.Cancelled, _request.Keep ? StoreTexts.Kept(ShortId) : StoreTexts.NothingKept);

    /// <summary>Cancels, and waits a little for what is under way to be kept.</summary>
    private async Task CancelAsync()
    {
        using var patience = new CancellationTokenSource(s_patienceToCancel);
        try
        {
            await _run.CancelAsync().WaitAsync(patience.Token);
            await WatchAsync(_ => { }, new Stopwatch(), patience.Token);
        }
        catch (Exception fault) when (fault is OperationCanceledException || MayPass(fault))
        {
            // The process ends anyway, and with it the silo inside it.
        }
    }
}
