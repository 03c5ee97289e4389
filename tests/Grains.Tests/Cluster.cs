using Microsoft.Extensions.DependencyInjection;
using Orleans.TestingHost;
using Zyz.Sim.Contracts;
using Zyz.Sim.Model.Plans;
using Zyz.Sim.Model.Results;
using Zyz.Sim.Store;

namespace Zyz.Sim.Grains.Tests;

/// <summary>A cluster of some silos in this process.</summary>
internal sealed class Cluster : IAsyncDisposable
{
    private readonly InProcessTestCluster cluster;

    private Cluster(InProcessTestCluster cluster) => this.cluster = cluster;

    public IGrainFactory Grains => cluster.Client;

    public static async Task<Cluster> StartAsync(short silos, int threads = 0, IStore? store = null, long storeLimit = 0)
    {
        var builder = new InProcessTestClusterBuilder(silos);
        builder.ConfigureSilo((_, silo) =>
        {
            silo.Services.AddZyzGrains(threads, 128L << 20, store ?? Stores.None, storeLimit);
            Zyz.Sim.Silo.SiloHost.ConfigureShared(silo.Services);
        });
        builder.ConfigureClient(client => Zyz.Sim.Silo.SiloHost.ConfigureShared(client.Services));
        var cluster = new Cluster(builder.Build());
        await cluster.cluster.DeployAsync();
        return cluster;
    }

    public async Task<RunResult> RunAsync(byte[] plan, int replications, int chunksPerBatch = 0, bool actors = false, int draws = 0, bool keep = false)
    {
        RunAnswer answer = await AnswerAsync(new RunRequest(plan, replications, draws, chunksPerBatch, actors, Keep: keep));
        return ResultText.Read(answer.ResultText);
    }

    public async Task<RunAnswer> AnswerAsync(RunRequest request)
    {
        RunProgress progress = await EndAsync(request);
        Assert.True(progress.Phase == RunPhase.Done, $"{progress.Phase}: {progress.Failure?.Message}");
        return await Grains.GetGrain<IRunGrain>(PlanText.Hash(request.PlanText)).ResultAsync();
    }

    /// <summary>Plays a run to whatever end.</summary>
    public async Task<RunProgress> EndAsync(RunRequest request)
    {
        IRunGrain run = Grains.GetGrain<IRunGrain>(PlanText.Hash(request.PlanText));
        await run.StartAsync(request);
        RunProgress progress = await run.WatchAsync(-1);
        while (progress.Phase is not (RunPhase.Done or RunPhase.Failed or RunPhase.Cancelled))
        {
            progress = await run.WatchAsync(progress.Step);
        }

        return progress;
    }

    public async ValueTask DisposeAsync() => await cluster.DisposeAsync();
}
