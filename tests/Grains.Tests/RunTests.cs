using Zyz.Sim.Contracts;
using Zyz.Sim.Model.Plans;
using Zyz.Sim.Model.Regions;
using Zyz.Sim.Model.Results;

namespace Zyz.Sim.Grains.Tests;

/// <summary>What a run promises its client.</summary>
public sealed class RunTests
{
    [Fact]
    public async Task Start_Twice_PlaysOnce()
    {
        byte[] plan = RegionSample.Plan();
        await using Cluster cluster = await Cluster.StartAsync(2);
        IRunGrain run = cluster.Grains.GetGrain<IRunGrain>(PlanText.Hash(plan));
        var request = new RunRequest(plan, 640, 0, 1, false);
        await Task.WhenAll(run.StartAsync(request), run.StartAsync(request));
        RunProgress progress = await run.WatchAsync(-1);
        while (progress.Phase is RunPhase.Playing or RunPhase.ReadingOut)
        {
            Assert.InRange(progress.WorkDone, 0, progress.WorkTotal);
            progress = await run.WatchAsync(progress.Step);
        }

        Assert.Equal(RunPhase.Done, progress.Phase);
        Assert.Equal(progress.WorkTotal, progress.WorkDone);
        long step = progress.Step;
        await run.StartAsync(request);
        Assert.Equal(step, (await run.WatchAsync(-1)).Step);
    }

    [Fact]
    public async Task Cancel_WhilePlaying_EndsWithoutAnswer()
    {
        byte[] plan = RegionSample.Plan(seed: 99);
        await using Cluster cluster = await Cluster.StartAsync(2, threads: 1);
        IRunGrain run = cluster.Grains.GetGrain<IRunGrain>(PlanText.Hash(plan));
        await run.StartAsync(new RunRequest(plan, 100_000, 0, 1, false));
        await run.CancelAsync();
        RunProgress progress = await run.WatchAsync(-1);
        while (progress.Phase is RunPhase.Playing or RunPhase.PlayingEpistemic or RunPhase.ReadingOut)
        {
            progress = await run.WatchAsync(progress.Step);
        }

        Assert.Equal(RunPhase.Cancelled, progress.Phase);
        await Assert.ThrowsAsync<InvalidOperationException>(run.ResultAsync);
    }

    [Fact]
    public async Task Start_PlanOfAnotherHash_IsRefused()
    {
        byte[] plan = RegionSample.Plan();
        await using Cluster cluster = await Cluster.StartAsync(2);
        IRunGrain run = cluster.Grains.GetGrain<IRunGrain>("sha256:0000");
        await Assert.ThrowsAsync<InvalidDataException>(() => run.StartAsync(new RunRequest(plan, 64, 0, 0, false)));
    }

    [Fact]
    public async Task Start_ModelWithoutANumber_FailsAndNamesTownReplicationAndQuarter()
    {
        Region region = RegionSample.Region;
        region = region with { Priors = [.. region.Priors.Select(p => p.Name == "priceDrift" ? p with { Family = PriorFamily.Fixed, A = 1 } : p)] };
        byte[] plan = PlanText.Write(Plan.From(region, RegionSample.Scenario with { HorizonYear = 2070 }));
        await using Cluster cluster = await Cluster.StartAsync(2);
        IRunGrain run = cluster.Grains.GetGrain<IRunGrain>(PlanText.Hash(plan));
        await run.StartAsync(new RunRequest(plan, 64, 0, 0, false));
        RunProgress progress = await run.WatchAsync(-1);
        while (progress.Phase is RunPhase.Playing or RunPhase.ReadingOut)
        {
            progress = await run.WatchAsync(progress.Step);
        }

        Assert.Equal(RunPhase.Failed, progress.Phase);
        Assert.Equal("model", progress.Failure!.Kind);
        Assert.Matches("town .+, replication [0-9]+, quarter [0-9]{4}Q[1-4]", progress.Failure.Message);
    }

    [Fact]
    public async Task Result_EpistemicBand_HoldsTheSamplingIntervalAndIsWiderWhereBaselinesAreUnknown()
    {
        await using Cluster cluster = await Cluster.StartAsync(1);
        RunResult result = await cluster.RunAsync(RegionSample.Plan(), 256, draws: 40);
        foreach (ProbabilityForecast p in result.Targets.Select(t => t.Probability).OfType<ProbabilityForecast>())
        {
            Assert.InRange(p.Estimate, p.MonteCarloLow, p.MonteCarloHigh);
            Assert.True(p.EpistemicLow <= p.MonteCarloLow && p.EpistemicHigh >= p.MonteCarloHigh);
        }

        ProbabilityForecast magnesium = result.Targets.Single(t => t.Id == "T6c").Probability!;
        Assert.True(magnesium.EpistemicHigh - magnesium.EpistemicLow > 0.5, "magnesium's baseline is a prior with a log-sd of 0.8: what is not known must show");
    }
}
