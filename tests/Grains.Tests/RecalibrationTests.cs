using Zyz.Sim.Contracts;
using Zyz.Sim.Model.Calibration;
using Zyz.Sim.Model.Plans;
using Zyz.Sim.Model.Regions;
using Zyz.Sim.Model.Results;

namespace Zyz.Sim.Grains.Tests;

/// <summary>A vintage depends on its request alone, and a run from it on its plan alone: not on silos, threads, batches or actors.</summary>
public sealed class RecalibrationTests
{
    private const int Members = 64;

    private static readonly Observation s_tea =
        new("tea", 2023, "output_value", "eq", 2.28, "亿元", "town", "found", "A", "2024-09-03", "S45", true);

    [Fact]
    [Trait("KnownAnswer", "T18")]
    public async Task Vintage_AnySilosThreadsAndBatches_IsTheSameBytesAndSoAreRunsFromIt()
    {
        byte[] request = RecalibrationText.Write(Request(s_tea));
        byte[][] vintages = new byte[2][];
        string[] hashes = new string[2];
        (short Silos, int Threads, int Chunks, bool Actors)[] ways = [(1, 1, 1, false), (2, 0, 3, true)];
        for (int i = 0; i < ways.Length; i++)
        {
            await using Cluster cluster = await Cluster.StartAsync(ways[i].Silos, ways[i].Threads);
            vintages[i] = (await RecalibrateAsync(cluster, request, ways[i].Chunks)).VintageText;
            byte[] plan = PlanText.Write(VintagePlan.Of(VintageText.Open(vintages[i]), RegionSample.Region, RegionSample.Scenario));
            RunResult result = await cluster.RunAsync(plan, 64, ways[i].Chunks, ways[i].Actors);
            Assert.Equal(VintageText.Open(vintages[i]).Id, result.Vintage);
            hashes[i] = result.ResultHash;
        }

        Assert.All(vintages, v => Assert.True(v.AsSpan().SequenceEqual(vintages[0])));
        Assert.Single(hashes.Distinct());
    }

    [Fact]
    public async Task Gate_PlantedContradiction_GivesNoVintageAndNamesTheFigure()
    {
        await using Cluster cluster = await Cluster.StartAsync(1);
        RecalibrationAnswer answer = await RecalibrateAsync(cluster, RecalibrationText.Write(Request(s_tea with { Value = 22.8 })), 0);
        Assert.Empty(answer.VintageText);
        Implausibility far = Assert.Single(RecalibrationText.ReadStopped(answer.StoppedText));
        Assert.Equal(("tea", 2023, 22.8), (far.Figure.Figure.Entity, far.Figure.Figure.Year, far.Figure.Figure.Value));
        Assert.True(far.Score > Gate.Limit);
    }

    private static RecalibrationRequest Request(Observation figure) =>
        RecalibrationRequest.Of(RegionSample.Region with { Observations = [figure] }, "2024-12-31", Members, null, null);

    private static async Task<RecalibrationAnswer> RecalibrateAsync(Cluster cluster, byte[] request, int chunks)
    {
        IRecalibrationGrain grain = cluster.Grains.GetGrain<IRecalibrationGrain>($"xinzhou/{RecalibrationText.Hash(request)}");
        await grain.StartAsync(new RecalibrationOrder(request, chunks));
        RunProgress progress = await grain.WatchAsync(-1);
        while (progress.Phase is not (RunPhase.Done or RunPhase.Failed or RunPhase.Cancelled))
        {
            progress = await grain.WatchAsync(progress.Step);
        }

        Assert.True(progress.Phase == RunPhase.Done, $"{progress.Phase}: {progress.Failure?.Message}");
        return await grain.ResultAsync();
    }
}
