using System.Text;
using Zyz.Sim.Contracts;
using Zyz.Sim.Grains.Runs;
using Zyz.Sim.Model.Plans;
using Zyz.Sim.Model.Results;
using Zyz.Sim.Model.Scenarios;
using Zyz.Sim.Model.Time;
using Zyz.Sim.Store;

namespace Zyz.Sim.Grains.Tests;

/// <summary>What is in the store is never computed again, whoever asks, and is never taken where it is not what this program computes.</summary>
public sealed class KeptRunTests : IDisposable
{
    private const int Replications = 192, Draws = 4, Towns = 3;
    private readonly string folder = Directory.CreateTempSubdirectory("zyz-").FullName;
    private readonly WatchedStore store;

    private static string Main => KeptChunks.Pass(new TownOrder(new PlanReference("", ""), 0, 1, false, [], [], false));

    public KeptRunTests() => store = new WatchedStore(Stores.OpenFile(Path.Combine(folder, "store.db")));

    public void Dispose()
    {
        store.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Run_AskedAgainOnAnotherSilo_IsAnsweredFromTheStore()
    {
        RunRequest request = Request(RegionSample.Plan());
        RunAnswer first = await AnswerAsync(request), again = await AnswerAsync(request);
        Assert.Null(first.StoredAt);
        Assert.NotNull(again.StoredAt);
        Assert.Equal(Encoding.UTF8.GetString(first.ResultText), Encoding.UTF8.GetString(again.ResultText));
        Assert.Equal(Towns * (Replications / 64 + Draws), store.Put.Length);
        Assert.Equal(store.Put.Length, store.Put.Distinct().Count());
    }

    [Fact]
    public async Task Run_WithMoreReplications_ComputesTheDifferenceAlone()
    {
        byte[] plan = RegionSample.Plan();
        await AnswerAsync(Request(plan));
        int before = store.Put.Length;
        RunAnswer more = await AnswerAsync(Request(plan) with { Replications = 300 });
        Assert.Equal(Towns * (5 - Replications / 64), store.Put.Length - before); // 300 replications are 5 chunks; the draws are there
        Assert.Equal(0, await store.CountRepeatsAsync());
        Assert.InRange(more.PlayedQuarters, 1, more.EnterpriseQuarters - 1);
        await using Cluster fresh = await Cluster.StartAsync(1);
        Assert.Equal(
            Encoding.UTF8.GetString((await fresh.AnswerAsync(Request(plan) with { Replications = 300, Keep = false })).ResultText), Encoding.UTF8.GetString(more.ResultText));
    }

    [Fact]
    public async Task Run_BrokenOffByTheEndOfItsCluster_GoesOnWhereItWas()
    {
        RunRequest request = Request(RegionSample.Plan()) with { Replications = 3200, ChunksPerBatch = 1 };
        await using (Cluster cluster = await Cluster.StartAsync(2, threads: 1, store))
        {
            IRunGrain run = cluster.Grains.GetGrain<IRunGrain>(PlanText.Hash(request.PlanText));
            await run.StartAsync(request);
            for (long seen = -1; store.Put.Length < 20;)
            {
                RunProgress progress = await run.WatchAsync(seen);
                Assert.True(progress.Phase == RunPhase.Playing, "it must not be at its end when the cluster ends");
                seen = progress.Step;
            }
        }

        int before = store.Put.Length;
        await using Cluster next = await Cluster.StartAsync(1, store: store);
        RunAbout about = Assert.Single(await next.Grains.GetGrain<IRunCatalogueGrain>(IRunCatalogueGrain.Key).ListAsync());
        Assert.False(about.IsUnderWay);
        Assert.Equal((RunPhase.Playing, 3200), (about.Phase, about.Replications));
        Assert.InRange(about.ChunksStored, 20, about.ChunksWhole - 1);
        PlanDocument plan = (await next.Grains.GetGrain<IRegionGrain>(about.Region).FindPlanAsync(about.Run))!;
        RunResult whole = ResultText.Read((await next.AnswerAsync(request with { PlanText = plan.Text })).ResultText);
        Assert.Equal(Towns * (50 + Draws), store.Put.Length);
        Assert.True(store.Put.Length > before);
        Assert.Equal(0, await store.CountRepeatsAsync());
        await using Cluster alone = await Cluster.StartAsync(1);
        Assert.Equal((await alone.RunAsync(request.PlanText, 3200)).ResultHash, whole.ResultHash);
    }

    [Fact]
    public async Task Run_OfAScenarioThatDiffersInOneTown_ComputesThatTownAlone()
    {
        await AnswerAsync(Request(RegionSample.Plan()));
        int before = store.Put.Length;
        byte[] changed = PlanText.Write(Plan.From(RegionSample.Region, RegionSample.Scenario with
        {
            Levers = [new LeverSetting(3, "tea", Quarter.Of(RegionSample.Region.BaseYear + 1, 1), 0.8)],
        }));
        await AnswerAsync(Request(changed));
        Assert.All(store.Put[before..], key => Assert.Equal("tea", key.Town));
        Assert.Equal(Replications / 64 + Draws, store.Put.Length - before);
    }

    [Fact]
    public async Task Chunk_WithAFlippedByte_IsNamedAndComputedAgain()
    {
        RunRequest request = Request(RegionSample.Plan());
        RunAnswer first = await AnswerAsync(request);
        ChunkKey damaged = store.Put.First(k => k.Pass == Main && k.Chunk == 1);
        Damage(damaged);
        RunAnswer more = await AnswerAsync(request with { Replications = Replications - 64 });
        Assert.Equal(2, store.Put.Count(k => k == damaged));
        Activity entry = Assert.Single(await store.Log.ReadLogAsync(0, 1000), a => a.Action == "chunk.damaged");
        Assert.Equal(damaged.ToString(), entry.Subject);
        await using Cluster fresh = await Cluster.StartAsync(1);
        Assert.Equal((await fresh.RunAsync(request.PlanText, Replications - 64)).ResultHash, ResultText.Read(more.ResultText).ResultHash);
        Assert.NotEqual(ResultText.Read(first.ResultText).ResultHash, ResultText.Read(more.ResultText).ResultHash);
    }

    [Fact]
    public async Task Chunk_OfAProgramThatComputesOtherwise_IsNotTaken()
    {
        byte[] plan = RegionSample.Plan();
        await AnswerAsync(Request(plan));
        foreach (ChunkKey key in store.Put.Where(k => k.Pass == Main && k.Chunk == 0).ToArray())
        {
            byte[] payload = (await store.GetChunksAsync(key, 1)).Sound[0].Payload.ToArray();
            payload[^1] ^= 1;
            Execute("DELETE FROM chunk WHERE plan = $plan AND pass = $pass AND chunk = $chunk", key);
            await store.PutChunksAsync([new StoredChunk(key, payload)]);
        }

        foreach (int replications in new[] { Replications, 2 * Replications }) // answered from the store, and played on
        {
            await using Cluster cluster = await Cluster.StartAsync(2, store: store);
            RunProgress end = await cluster.EndAsync(Request(plan) with { Replications = replications });
            Assert.Equal(RunPhase.Failed, end.Phase);
            Assert.Contains("another build", end.Failure!.Message);
        }
    }

    [Fact]
    public async Task Batch_ThatTheStoreRefuses_EndsTheRunByNameAndKeepsTheOthers()
    {
        RunRequest request = Request(RegionSample.Plan());
        store.Refuse = key => key is { Town: "tea", Chunk: 2 } && key.Pass == Main ? new StoreException(StoreFault.Refused, "this one not") : null;
        await using (Cluster cluster = await Cluster.StartAsync(2, store: store))
        {
            RunProgress end = await cluster.EndAsync(request);
            Assert.Equal((RunPhase.Failed, "cluster"), (end.Phase, end.Failure!.Kind));
            Assert.Matches("main pass of tea, chunks [0-9]+ to [0-9]+: given up after 1 attempt: .*this one not", end.Failure.Message);
        }

        Assert.Contains(store.Put, k => k.Town != "tea");
        store.Refuse = _ => null;
        await AnswerAsync(request);
        Assert.Equal(0, await store.CountRepeatsAsync());
    }

    [Fact]
    public async Task MainPass_ThatFailsWhileTheNextIsPlayed_LeavesNothingGoingOn()
    {
        const int draws = 400;
        RunRequest request = Request(RegionSample.Plan()) with { EpistemicDraws = draws, ChunksPerBatch = 1 };
        bool begun = false;
        store.Refuse = key =>
        {
            if (key is not { Town: "tea", Chunk: 2 } || key.Pass != Main)
            {
                return null;
            }

            begun = SpinWait.SpinUntil(() => store.Put.Any(k => k.Pass != Main), TimeSpan.FromSeconds(30)); // a chunk of the next pass is there
            return new StoreException(StoreFault.Refused, "this one not");
        };
        await using Cluster cluster = await Cluster.StartAsync(2, store: store);
        RunProgress end = await cluster.EndAsync(request);
        Assert.True(begun);
        Assert.Equal(RunPhase.Failed, end.Phase);
        Assert.Contains("main pass of tea", end.Failure!.Message);
        int put = store.Put.Length;
        Assert.InRange(put, 1, Towns * (Replications / 64 + draws) - 2); // the next pass was broken off, not played to its end
        await Task.Delay(500);
        Assert.Equal(put, store.Put.Length);
    }

    [Fact]
    public async Task Batch_WhoseStoreIsAwayForAWhile_IsStoredWithoutBeingComputedAgain()
    {
        int refusals = 3;
        store.Refuse = key => key is { Town: "tea", Chunk: 2 } && key.Pass == Main && refusals-- > 0 ? new StoreException(StoreFault.Unreachable, "restarting") : null;
        RunAnswer answer = await AnswerAsync(Request(RegionSample.Plan()));
        Assert.True(refusals <= 0);
        Assert.Equal(answer.EnterpriseQuarters, answer.PlayedQuarters);
        Assert.Equal(0, await store.CountRepeatsAsync());
    }

    [Fact]
    public async Task Store_BeyondItsLimit_LetsOutcomesOfTheLongestUnusedGoAndSaysSo()
    {
        RunRequest first = Request(RegionSample.Plan()), second = Request(RegionSample.Plan(seed: 7));
        RunAnswer kept = await AnswerAsync(first);
        long one = (await store.WeighChunksAsync()).Values.Sum();
        await using Cluster cluster = await Cluster.StartAsync(1, store: store, storeLimit: one + one / 2);
        RunAnswer answer = await cluster.AnswerAsync(second);
        Assert.Equal([PlanText.Hash(first.PlanText)], answer.Pruned!);
        Assert.Equal("run.pruned", Assert.Single(await store.Log.ReadLogAsync(0, 1000), a => a.Actor == "policy").Action);
        IReadOnlyDictionary<string, long> left = await store.WeighChunksAsync();
        Assert.Equal(Towns, left.Count);
        Assert.InRange(left.Values.Sum(), 1, one + one / 2);
        RunAnswer result = await AnswerAsync(first);
        Assert.NotNull(result.StoredAt);
        Assert.Equal(kept.ResultText, result.ResultText);
    }

    [Fact]
    public async Task Run_Removed_LeavesWhatOthersShare()
    {
        RunRequest first = Request(RegionSample.Plan()), second = Request(PlanText.Write(Plan.From(RegionSample.Region, RegionSample.Scenario with
        {
            Levers = [new LeverSetting(3, "tea", Quarter.Of(RegionSample.Region.BaseYear + 1, 1), 0.8)],
        })));
        await AnswerAsync(first);
        await AnswerAsync(second);
        await using Cluster cluster = await Cluster.StartAsync(1, store: store);
        IRunCatalogueGrain catalogue = cluster.Grains.GetGrain<IRunCatalogueGrain>(IRunCatalogueGrain.Key);
        Assert.True(await catalogue.RemoveAsync(PlanText.Hash(first.PlanText), "tester"));
        Assert.False(await catalogue.RemoveAsync(PlanText.Hash(first.PlanText), "tester"));
        RunAbout left = Assert.Single(await catalogue.ListAsync());
        Assert.Equal(PlanText.Hash(second.PlanText), left.Run);
        Assert.Equal(left.ChunksWhole, left.ChunksStored);
        Assert.Equal(Towns, (await store.WeighChunksAsync()).Count);
    }

    [Fact]
    public async Task Actors_OfAKeptRun_ConfirmWhatBatchesHaveStored()
    {
        RunRequest request = Request(RegionSample.Plan());
        RunAnswer batches = await AnswerAsync(request with { Replications = 64 }), actors = await AnswerAsync(request with { Replications = 64, Actors = true });
        Assert.Null(actors.StoredAt);
        Assert.Equal(batches.ResultText, actors.ResultText);
    }

    private static RunRequest Request(byte[] plan) => new(plan, Replications, Draws, 0, false, Keep: true, Actor: "tester");

    private async Task<RunAnswer> AnswerAsync(RunRequest request)
    {
        await using Cluster cluster = await Cluster.StartAsync(2, store: store);
        return await cluster.AnswerAsync(request);
    }

    private void Damage(ChunkKey key) => Execute("UPDATE chunk SET payload = zeroblob(length(payload)) WHERE plan = $plan AND pass = $pass AND chunk = $chunk", key);

    private void Execute(string sql, ChunkKey key)
    {
        using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Path.Combine(folder, "store.db")}");
        connection.Open();
        using Microsoft.Data.Sqlite.SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.Parameters.AddWithValue("$plan", key.Plan);
        command.Parameters.AddWithValue("$pass", key.Pass);
        command.Parameters.AddWithValue("$chunk", key.Chunk);
        Assert.Equal(1, command.ExecuteNonQuery());
    }
}
