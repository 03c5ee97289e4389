using System.Diagnostics;
using Orleans.Runtime;
using Zyz.Sim.Contracts;

namespace Zyz.Sim.Client;

/// <summary>
/// Work that a grain does on its own: started, watched to its end through lost silos and connections, cancelled where the person does.
/// </summary>
/// <typeparam name="T">What it gives.</typeparam>
/// <param name="session">Where to tell.</param>
/// <param name="start">Starts it, or goes on with it: asked for again after every loss.</param>
/// <param name="watch">Waits for its state to change.</param>
/// <param name="result">Its answer, once it is done.</param>
/// <param name="cancel">Cancels it.</param>
internal sealed class GrainWork<T>(Session session, Func<Task> start, Func<long, Task<RunProgress>> watch, Func<Task<T>> result, Func<Task> cancel)
    where T : class
{
    private static readonly TimeSpan s_patienceToCancel = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan s_breath = TimeSpan.FromMilliseconds(40);
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(500);

    private readonly Stopwatch _lost = new();

    /// <summary>Starts the work and watches it.</summary>
    /// <param name="report">Told how far it is.</param>
    /// <param name="cancellation">Cancels it.</param>
    /// <returns>The answer, null where there is none, and the state at the end.</returns>
    public async Task<(T? Answer, RunProgress End)> ToTheEndAsync(Action<RunProgress> report, CancellationToken cancellation)
    {
        while (true)
        {
            try
            {
                await start().WaitAsync(cancellation);
                RunProgress end = await WatchAsync(report, cancellation);
                if (end.Phase != RunPhase.Idle) // else it was lost between the two
                {
                    return (end.Phase == RunPhase.Done ? await result().WaitAsync(cancellation) : null, end);
                }
            }
            catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
            {
                await CancelAsync();
                return (null, new RunProgress(RunPhase.Cancelled, 0, 0, 0, null));
            }
            catch (Exception fault) when (MayPass(fault) && _lost.Elapsed < s_patience)
            {
                await WaitAsync(fault, cancellation);
            }
        }
    }

    private async Task<RunProgress> WatchAsync(Action<RunProgress> report, CancellationToken cancellation)
    {
        long seen = -1;
        while (true)
        {
            RunProgress progress = await watch(seen).WaitAsync(cancellation);
            _lost.Reset();
            report(progress);
            if (progress.Phase is RunPhase.Done or RunPhase.Cancelled or RunPhase.Failed or RunPhase.Idle)
            {
                return progress;
            }

            seen = progress.Step;
            await Task.Delay(s_breath, cancellation);
        }
    }

    private async Task WaitAsync(Exception fault, CancellationToken cancellation)
    {
        if (!_lost.IsRunning)
        {
            session.Tell(StoreTexts.TriedAgain(fault.Message.Split('\n')[0]));
        }

        _lost.Start();
        await Task.Delay(s_pause, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>Whether a fault may be one of the way to the grain, and not of its work. A silo inside the command is never lost.</summary>
    private bool MayPass(Exception fault) => fault is TimeoutException || (session.Connect.Length > 0 && fault is (OrleansException or IOException));

    /// <summary>Cancels, and waits a little for what is under way to be kept.</summary>
    private async Task CancelAsync()
    {
        using var patience = new CancellationTokenSource(s_patienceToCancel);
        try
        {
            await cancel().WaitAsync(patience.Token);
            await WatchAsync(_ => { }, patience.Token);
        }
        catch (Exception fault) when (fault is OperationCanceledException || MayPass(fault))
        {
            // The process ends anyway, and with it the silo inside it.
        }
    }
}
