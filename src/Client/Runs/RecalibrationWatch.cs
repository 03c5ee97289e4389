using Zyz.Sim.Contracts;

namespace Zyz.Sim.Client;

/// <summary>Recalibrates to the end, and says what became of it.</summary>
internal static class RecalibrationWatch
{
    /// <summary>Recalibrates.</summary>
    /// <param name="session">Where to tell.</param>
    /// <param name="grain">The recalibration.</param>
    /// <param name="order">What to recalibrate.</param>
    /// <param name="cancellation">Cancels it.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="CommandFailure">It failed or was cancelled.</exception>
    public static async Task<RecalibrationAnswer> PlayAsync(Session session, IRecalibrationGrain grain, RecalibrationOrder order, CancellationToken cancellation)
    {
        RecalibrationAnswer? answer = null;
        RunProgress end = await new ProgressDisplay(session).ShowAsync(async report =>
        {
            var work = new GrainWork<RecalibrationAnswer>(session, () => grain.StartAsync(order), grain.WatchAsync, grain.ResultAsync, grain.CancelAsync);
            (answer, RunProgress last) = await work.ToTheEndAsync(report, cancellation);
            return last;
        });
        return answer ?? throw (end.Phase == RunPhase.Cancelled ? new CommandFailure(ExitCode.Cancelled, RecalibrateTexts.NothingSealed) : RunWatch.Failure(end));
    }
}
