using Zyz.Sim.Contracts;
using Zyz.Sim.Model.Plans;

namespace Zyz.Sim.Client;

/// <summary>Plays runs to their end, and says what became of them.</summary>
internal static class RunWatch
{
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
                (int which, IRunGrain run) = (at, runs[at].Run);
                RunRequest request = runs[at].Request with { Keep = session.Keeps, Actor = Session.Actor };
                var work = new GrainWork<RunAnswer>(session, () => run.StartAsync(request), run.WatchAsync, run.ResultAsync, run.CancelAsync);
                (RunAnswer? answer, end) = await work.ToTheEndAsync(progress => report(Of(progress, which, runs.Length)), cancellation);
                answers[at] = answer ?? throw NoAnswer(request, end);
            }

            return end;
        });
        TellOfPruned(session, answers.Sum(a => a.Pruned?.Length ?? 0));
        return answers;
    }

    /// <summary>What the person is told of work that failed.</summary>
    public static CommandFailure Failure(RunProgress progress)
    {
        RunFailure failure = progress.Failure ?? new RunFailure("cluster", "unknown");
        return new CommandFailure(failure.Kind == "model" ? ExitCode.NoNumber : ExitCode.Unreachable, RunTexts.Failed(failure));
    }

    private static CommandFailure NoAnswer(RunRequest request, RunProgress end)
    {
        string run = KeptRuns.Short(PlanText.Hash(request.PlanText));
        if (end.Phase == RunPhase.Cancelled)
        {
            return new CommandFailure(ExitCode.Cancelled, request.Keep ? StoreTexts.Kept(run) : StoreTexts.NothingKept);
        }

        CommandFailure failure = Failure(end);
        return request.Keep && end.Failure?.Kind != "model" ? new CommandFailure(failure.Code, [.. failure.Messages, StoreTexts.GoOn(run)]) : failure;
    }

    private static void TellOfPruned(Session session, int count)
    {
        if (count > 0)
        {
            string limit = session.Connect.Length > 0 ? "StoreLimitGiB" : FormattableString.Invariant($"{StoreOption.Limit() / (double)(1L << 30):0.##} GiB");
            session.Tell(StoreTexts.Pruned(count, limit));
        }
    }

    /// <summary>Progress of one of several runs as progress of them all.</summary>
    private static RunProgress Of(RunProgress one, int at, int count) =>
        one.WorkTotal == 0 ? one : one with { WorkDone = one.WorkTotal * at + one.WorkDone, WorkTotal = one.WorkTotal * count };
}
