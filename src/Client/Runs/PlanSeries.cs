using Zyz.Sim.Contracts;
using Zyz.Sim.Model.Plans;
using Zyz.Sim.Model.Results;

namespace Zyz.Sim.Client;

/// <summary>Plays several plans for their read-outs, under one display of progress and without epistemic bands.</summary>
internal static class PlanSeries
{
    /// <summary>Plays plans; the same plan twice is played once.</summary>
    /// <param name="session">Where to tell.</param>
    /// <param name="grains">The way to the grains.</param>
    /// <param name="plans">The plans.</param>
    /// <param name="replications">Replications of each [count].</param>
    /// <param name="cancellation">Cancels them.</param>
    /// <returns>Their results, in order.</returns>
    /// <exception cref="CommandFailure">One of them failed or was cancelled.</exception>
    public static async Task<RunResult[]> PlayAsync(Session session, IGrainFactory grains, IReadOnlyList<Plan> plans, int replications, CancellationToken cancellation)
    {
        RunRequest[] requests = [.. plans.Select(plan => new RunRequest(PlanText.Write(plan), replications, 0, 0, false))];
        string[] hashes = [.. requests.Select(r => PlanText.Hash(r.PlanText))];
        int[] once = [.. Enumerable.Range(0, hashes.Length).Where(i => Array.IndexOf(hashes, hashes[i]) == i)];
        RunAnswer[] answers = await RunWatch.PlayAllAsync(session, [.. once.Select(i => (grains.GetGrain<IRunGrain>(hashes[i]), requests[i]))], cancellation);
        Dictionary<string, RunResult> results = once.Zip(answers).ToDictionary(a => hashes[a.First], a => ResultText.Read(a.Second.ResultText));
        return [.. hashes.Select(hash => results[hash])];
    }
}
