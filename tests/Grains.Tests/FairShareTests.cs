using Zyz.Sim.Contracts;
using Zyz.Sim.Model.Plans;

namespace Zyz.Sim.Grains.Tests;

/// <summary>Runs side by side get about as much of the machine each: a small one does not wait for a large one to end.</summary>
public sealed class FairShareTests
{
    [Fact]
    public async Task SmallRun_BesideALargeOne_EndsLongBeforeIt()
    {
        byte[] large = RegionSample.Plan(seed: 1), small = RegionSample.Plan(seed: 2);
        await using Cluster cluster = await Cluster.StartAsync(2, threads: 1);
        IRunGrain run = cluster.Grains.GetGrain<IRunGrain>(PlanText.Hash(large));
        await run.StartAsync(new RunRequest(large, 100_000, 0, 4, false));
        RunProgress progress = await run.WatchAsync(-1);
        while (progress.WorkDone == 0)
        {
            progress = await run.WatchAsync(progress.Step);
        }

        await cluster.AnswerAsync(new RunRequest(small, 640, 0, 4, false));
        progress = await run.WatchAsync(-1);
        Assert.Equal(RunPhase.Playing, progress.Phase);

        // Equal shares would give the large one as much as the small one had; it may have had more before and between, not a twentieth of its whole.
        Assert.InRange((double)progress.WorkDone / progress.WorkTotal, 0, 0.05);
        await run.CancelAsync();
    }
}
