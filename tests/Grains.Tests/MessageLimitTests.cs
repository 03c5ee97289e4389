using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Runtime;
using Orleans.TestingHost;
using Zyz.Sim.Contracts;
using Zyz.Sim.Model.Plans;
using Zyz.Sim.Model.ReadOut;
using Zyz.Sim.Model.Simulation;
using Zyz.Sim.Silo;

namespace Zyz.Sim.Grains.Tests;

/// <summary>A message beyond the limit is an error for who sends it, and for nobody else.</summary>
public sealed class MessageLimitTests
{
    private const int SmallLimit = 1 << 20;

    /// <summary>With a smaller limit, since it is the refusal that is tested and not the memory of the machine.</summary>
    [Fact]
    public async Task Call_WithAMessageBeyondTheLimit_IsRefusedAndTheSiloLivesOn()
    {
        var builder = new InProcessTestClusterBuilder(1);
        builder.ConfigureSilo((_, silo) =>
        {
            silo.Services.AddZyzGrains(1, 1 << 20, Zyz.Sim.Store.Stores.None);
            SiloHost.ConfigureShared(silo.Services, SmallLimit);
        });
        builder.ConfigureClient(client => SiloHost.ConfigureShared(client.Services, SmallLimit));
        await using InProcessTestCluster cluster = builder.Build();
        await cluster.DeployAsync();
        IRegionGrain region = cluster.Client.GetGrain<IRegionGrain>("example");

        var clock = Stopwatch.StartNew();
        OrleansException why = await Assert.ThrowsAsync<OrleansException>(() => region.KeepPlanAsync(new PlanDocument(new byte[SmallLimit])));

        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(25), "refused, and not timed out after thirty seconds");
        Assert.Matches("KeepPlan.*a message of 10[0-9]{5} bytes; the limit is 983040", why.Message);
        Assert.Null(await region.FindPlanAsync("sha256:0"));
        string kept = await region.KeepPlanAsync(new PlanDocument(new byte[SmallLimit - MessageLimits.Beside - 1000]));
        Assert.NotNull(await region.FindPlanAsync(kept));
    }

    /// <summary>An answer that is too large, as outcomes of too many replications are: the silo says so and goes on.</summary>
    [Fact]
    public async Task Answer_BeyondTheLimit_IsAnErrorAndTheSiloLivesOn()
    {
        var builder = new InProcessTestClusterBuilder(1);
        builder.ConfigureSilo((_, silo) =>
        {
            silo.Services.AddZyzGrains(1, 1 << 20, Zyz.Sim.Store.Stores.None);
            SiloHost.ConfigureShared(silo.Services, SmallLimit);
        });
        builder.ConfigureClient(client => SiloHost.ConfigureShared(client.Services));
        await using InProcessTestCluster cluster = builder.Build();
        await cluster.DeployAsync();
        byte[] plan = RegionSample.Plan();
        IRunGrain run = cluster.Client.GetGrain<IRunGrain>(PlanText.Hash(plan));
        await run.StartAsync(new RunRequest(plan, 6400, 0, 1, false));
        for (RunProgress progress = await run.WatchAsync(-1); progress.Phase != RunPhase.Done; progress = await run.WatchAsync(progress.Step))
        {
            Assert.True(progress.Phase is not (RunPhase.Failed or RunPhase.Cancelled), $"{progress.Failure}");
        }

        string town = PlanText.Read(plan).Region.Towns[0].Id;
        OrleansException why = await Assert.ThrowsAsync<OrleansException>(() => run.OutcomesAsync(town));

        Assert.Contains("the limit is 983040", why.Message, StringComparison.Ordinal);
        Assert.Equal(RunPhase.Done, (await run.WatchAsync(-1)).Phase);
    }

    /// <summary>Silo and client have the same limits, from one place.</summary>
    [Fact]
    public void Limits_OfSiloAndClient_AreTheSharedOnes()
    {
        var services = new ServiceCollection();
        SiloHost.ConfigureShared(services);
        using ServiceProvider provider = services.BuildServiceProvider();
        MessagingOptions[] both = [provider.GetRequiredService<IOptions<SiloMessagingOptions>>().Value, provider.GetRequiredService<IOptions<ClientMessagingOptions>>().Value];
        Assert.All(both, o => Assert.Equal((MessageLimits.BodyBytes, MessageLimits.HeaderBytes), (o.MaxMessageBodySize, o.MaxMessageHeaderSize)));
    }

    /// <summary>The number of replications that fits is a bound for who asks for outcomes as one block.</summary>
    [Fact]
    public void Outcomes_OfTheLargestRunOfOneBlock_FitInAMessage()
    {
        int planes = TownOutcomes.PlaneCount, years = 4, most = MessageLimits.MostReplications(planes, years);
        Assert.InRange((long)planes * years * most * sizeof(double), MessageLimits.BodyBytes - (128 << 10), MessageLimits.BodyBytes);
        Assert.InRange(most, 160_000, 170_000);
        Assert.InRange(MessageLimits.MostReplications(planes, 9), 70_000, 80_000);
        var table = new OutcomeTable(["a"], [.. Enumerable.Range(0, planes)], [.. Enumerable.Range(0, years)], 10_000_000);
        Assert.Throws<InvalidOperationException>(() => table.Bytes("a"));
    }
}
