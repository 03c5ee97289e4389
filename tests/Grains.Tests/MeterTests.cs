using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Zyz.Sim.Contracts;
using Zyz.Sim.Store;

namespace Zyz.Sim.Grains.Tests;

/// <summary>Whoever listens to a silo hears what it played, what it took from the store, how long that took and what was tried again.</summary>
public sealed class MeterTests
{
    private const int Towns = 3;

    [Fact]
    public async Task Run_BrokenOnceAndAskedForMore_IsCountedAsItWasPlayed()
    {
        string folder = Directory.CreateTempSubdirectory("zyz-").FullName;
        var heard = new ConcurrentDictionary<string, double>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Meter.Name == "Zyz.Sim")
                {
                    self.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, _, _) => heard.AddOrUpdate(instrument.Name, value, (_, sum) => sum + value));
        listener.SetMeasurementEventCallback<double>((instrument, value, _, _) => heard.AddOrUpdate(instrument.Name, value, (_, sum) => sum + value));
        using var store = new WatchedStore(Stores.OpenFile(Path.Combine(folder, "store.db")));
        await using (Cluster cluster = await Cluster.StartAsync(1, store: store))
        {
            listener.Start();
            int refusals = 1;
            store.Refuse = key => key.Town == "tea" && refusals-- > 0 ? new StoreException(StoreFault.Unreachable, "away") : null;
            var request = new RunRequest(RegionSample.Plan(seed: 77), 128, 0, 0, false, Keep: true);
            await cluster.AnswerAsync(request);
            await cluster.AnswerAsync(request with { Replications = 192, ChunksPerBatch = 1 });
        }

        // Other tests' silos of this process are heard too: at least this much was said.
        Assert.True(heard["zyz.replications"] >= Towns * 192, $"{heard["zyz.replications"]} replications");
        Assert.True(heard["zyz.replications.taken"] >= Towns * 64);
        Assert.True(heard["zyz.retries"] >= 1);
        Assert.True(heard["zyz.batch.duration"] > 0 && heard["zyz.store.duration"] > 0);
        Directory.Delete(folder, recursive: true);
    }
}
