using System.Runtime.InteropServices;
using Zyz.Sim.Contracts;
using Zyz.Sim.Model.Draws;
using Zyz.Sim.Model.Plans;
using Zyz.Sim.Model.Results;
using Zyz.Sim.Model.Simulation;

namespace Zyz.Sim.Grains.Tests;

/// <summary>T18: a result depends on plan, seed and model version alone.</summary>
public sealed class DeterminismTests
{
    private const int Replications = 192;

    [Theory]
    [InlineData(1, 1, 1, false)]
    [InlineData(1, 2, 2, false)]
    [InlineData(2, 0, 3, false)]
    [InlineData(3, 0, 0, false)]
    [InlineData(1, 0, 0, true)]
    [InlineData(2, 0, 0, true)]
    [Trait("KnownAnswer", "T18")]
    public async Task Outcomes_AnySilosThreadsBatchesAndActors_AreTheSameBits(short silos, int threads, int chunksPerBatch, bool actors)
    {
        byte[] plan = RegionSample.Plan();
        await using Cluster cluster = await Cluster.StartAsync(silos, threads);
        RunResult result = await cluster.RunAsync(plan, Replications, chunksPerBatch, actors);
        Assert.Equal(Plain(plan), result.ResultHash);
        Assert.Equal(0, result.Identities.Violated);
        Assert.True(result.Identities.Checked > 0);
    }

    [Fact]
    [Trait("KnownAnswer", "T18")]
    public async Task ChunkHashes_OfAShortRun_AreTheFirstOfALongOne()
    {
        byte[] plan = RegionSample.Plan();
        await using Cluster cluster = await Cluster.StartAsync(1);
        RunResult small = await cluster.RunAsync(plan, 640), large = await cluster.RunAsync(plan, 1280);
        Assert.Equal(10, small.ChunkHashes.Length);
        Assert.Equal(small.ChunkHashes, large.ChunkHashes.Take(10));
        Assert.NotEqual(small.ResultHash, large.ResultHash);
    }

    [Fact]
    public async Task ResultHash_AnotherSeedOrPolicy_IsAnother()
    {
        await using Cluster cluster = await Cluster.StartAsync(1);
        RunResult first = await cluster.RunAsync(RegionSample.Plan(), 64), second = await cluster.RunAsync(RegionSample.Plan(seed: 7), 64);
        RunResult effort = await cluster.RunAsync(RegionSample.Plan(fullEffort: true), 64);
        Assert.Equal(3, new[] { first.ResultHash, second.ResultHash, effort.ResultHash }.Distinct().Count());
    }

    /// <summary>The hash of the same plan played in a plain loop by the readable way of computing.</summary>
    private static string Plain(byte[] text)
    {
        Plan plan = PlanText.Read(text);
        var table = new Model.ReadOut.OutcomeTable(
            plan.Region.Towns.Select(t => t.Id), [.. Enumerable.Range(0, TownOutcomes.PlaneCount)], [.. Enumerable.Range(0, plan.Scenario.HorizonYear - plan.Region.BaseYear + 1)], Replications);
        foreach (string town in plan.Region.Towns.Select(t => t.Id))
        {
            TownPlayer player = TownPlayer.Readable(TownSetting.Of(plan, town));
            for (int chunk = 0; chunk < Replications / DrawAddress.GroupSize; chunk++)
            {
                TownOutcomes outcomes = player.Play(new DrawAddress(plan.Scenario.Seed, (uint)chunk), ParameterSource.Own);
                table.Put(town, chunk * DrawAddress.GroupSize, DrawAddress.GroupSize, MemoryMarshal.AsBytes(outcomes.Values));
            }
        }

        return Model.ReadOut.OutcomeHash.Of(plan, table);
    }
}
