using Zyz.Sim.Contracts;

namespace Zyz.Sim.Client;

/// <summary>Starts a recalibration, watches it to its end, and cancels it where the person does.</summary>
internal static class RecalibrationWatch
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan s_breath = TimeSpan.FromMilliseconds(40);

    /// <summary>Recalibrates.</summary>
    /// <param name="session">Where to tell.</param>
    /// <param name="grain">The recalibration.</param>
    /// <param name="order">What to recalibrate.</param>
    /// <param name="cancellation">Cancels it.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="CommandFailure">It failed or was cancelled.</exception>
    public static async Task<RecalibrationAnswer> PlayAsync(Session session, IRecalibrationGrain grain, RecalibrationOrder order, CancellationToken cancellation)
    {
        try
        {
            await grain.StartAsync(order).WaitAsync(cancellation);
            RunProgress end = await new ProgressDisplay(session).ShowAsync(async report =>
            {
                long seen = -1;
                while (true)
                {
                    RunProgress progress = await grain.WatchAsync(seen).WaitAsync(cancellation);
                    report(progress);
                    if (progress.Phase is RunPhase.Done or RunPhase.Cancelled or RunPhase.Failed)
                    {
                        return progress;
                    }

                    seen = progress.Step;
                    await Task.Delay(s_breath, cancellation);
                }
            });
            return end.Phase switch
            {
                RunPhase.Done => await grain.ResultAsync(),
                RunPhase.Cancelled => throw new CommandFailure(ExitCode.Cancelled, RecalibrateTexts.NothingSealed),
                _ => throw RunWatch.Failure(end),
            };
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            try
            {
                await grain.CancelAsync().WaitAsync(s_patience, CancellationToken.None);
            }
            catch (TimeoutException)
            {
                // The process ends anyway, and with it the silo inside it.
            }

            throw new CommandFailure(ExitCode.Cancelled, RecalibrateTexts.NothingSealed);
        }
    }
}
