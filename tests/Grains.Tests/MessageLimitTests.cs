using Zyz.Sim.Contracts;
using Zyz.Sim.Model.ReadOut;
using Zyz.Sim.Model.Simulation;

namespace Zyz.Sim.Grains.Tests;

/// <summary>A message beyond the limit is an error for who sends it, and for nobody else.</summary>
public sealed class MessageLimitTests
{
    [Fact]
    public async Task Call_WithAMessageBeyondTheLimit_IsRefusedAndTheSiloLivesOn()
    {
        await using Cluster cluster = await Cluster.StartAsync(1);
        IRegionGrain region = cluster.Grains.GetGrain<IRegionGrain>("example");
        Task sending = region.KeepPlanAsync(new PlanDocument(new byte[MessageLimits.BodyBytes + 1]));

        Assert.Same(sending, await Task.WhenAny(sending, Task.Delay(TimeSpan.FromSeconds(60))));
        Exception why = await Assert.ThrowsAnyAsync<Exception>(() => sending);
        Assert.Contains("size", why.ToString(), StringComparison.OrdinalIgnoreCase);
        Assert.Null(await region.FindPlanAsync("sha256:0"));
    }

    /// <summary>The number of replications that fits is a bound for who asks for outcomes as one block.</summary>
    [Fact]
    public void Outcomes_OfTheLargestRunOfOneBlock_FitInAMessage()
    {
        int planes = TownOutcomes.PlaneCount, years = 4, most = MessageLimits.MostReplications(planes, years);
        Assert.InRange((long)planes * years * most * sizeof(double), MessageLimits.BodyBytes - (128 << 10), MessageLimits.BodyBytes);
        var table = new OutcomeTable(["a"], [.. Enumerable.Range(0, planes)], [.. Enumerable.Range(0, years)], 10_000_000);
        Assert.Throws<InvalidOperationException>(() => table.Bytes("a"));
    }
}
