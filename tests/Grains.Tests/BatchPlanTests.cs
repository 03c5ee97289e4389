using Zyz.Sim.Contracts;
using Zyz.Sim.Grains.Runs;
using Zyz.Sim.Model.Plans;
using Zyz.Sim.Model.Simulation;

namespace Zyz.Sim.Grains.Tests;

/// <summary>A run is cut so that every chunk is played once, and nobody waits for one long batch.</summary>
public sealed class BatchPlanTests
{
    private static readonly TownSetting[] s_towns = Towns();

    [Theory]
    [InlineData(1, 0, false)]
    [InlineData(2, 0, true)]
    [InlineData(16, 0, true)]
    [InlineData(157, 0, false)]
    [InlineData(157, 0, true)]
    [InlineData(1563, 0, false)]
    [InlineData(10, 3, false)]
    public void Cut_OfAPass_HoldsEveryChunkOfEveryTownOnce(int chunks, int perBatch, bool small)
    {
        BatchPlan.Batch[] batches = Cut(chunks, perBatch, small);
        Assert.All(s_towns, town => Assert.Equal(
            Enumerable.Range(5, chunks),
            batches.Where(b => b.Town == town.Town.Id).SelectMany(b => Enumerable.Range(b.Order.FirstChunk, b.Order.Chunks))));
        Assert.All(batches, b => Assert.Equal(BatchPlan.Cost(s_towns.Single(t => t.Town.Id == b.Town)) * b.Order.Chunks, b.Work));
    }

    [Theory]
    [InlineData(16, true)]
    [InlineData(157, false)]
    [InlineData(1563, false)]
    public void Cut_WithinATown_IsEven(int chunks, bool small) =>
        Assert.All(
            Cut(chunks, 0, small).GroupBy(b => b.Town),
            town => Assert.InRange(town.Max(b => b.Order.Chunks) - town.Min(b => b.Order.Chunks), 0, 1));

    [Fact]
    public void Cut_WhereAPersonWaits_KeepsTwoCoresBusyWithOneTown() =>
        Assert.All(Cut(16, 0, small: true).GroupBy(b => b.Town), town => Assert.True(town.Count() >= 2, town.Key));

    private static BatchPlan.Batch[] Cut(int chunks, int perBatch, bool small) =>
        [.. BatchPlan.Cut(s_towns, new TownOrder(new PlanReference("xinzhou", "cut"), 5, chunks, false, [], [], false), perBatch, small: small)];

    private static TownSetting[] Towns()
    {
        Plan plan = PlanText.Read(RegionSample.Plan());
        return [.. plan.Region.Towns.Select(t => TownSetting.Of(plan, t.Id))];
    }
}
