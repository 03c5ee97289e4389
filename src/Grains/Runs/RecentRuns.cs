using Zyz.Sim.Grains.Plans;

namespace Zyz.Sim.Grains.Runs;

/// <summary>
/// The interactive runs whose answers this silo still has: somebody who drags a lever leaves a run behind with every change, and
/// nobody comes back to most of them.
/// </summary>
internal sealed class RecentRuns
{
    private const int Kept = 32;
    private readonly Bounded<string> runs = new(Kept);

    /// <summary>Counts a run in.</summary>
    /// <param name="run">The run.</param>
    /// <param name="leave">Called when later runs have taken its place.</param>
    public void Add(string run, Action leave) => runs.Keep(run, run, 1, leave);
}
