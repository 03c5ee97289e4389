using Orleans.Runtime;
using Zyz.Sim.Store;

namespace Zyz.Sim.Service;

/// <summary>Whether the process lives, and whether it can take work: for systemd, a load balancer, a person.</summary>
internal static class Health
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(3);

    /// <summary>Adds <c>/health/live</c> and <c>/health/ready</c>; neither says anything about runs or the database's address.</summary>
    public static void Map(WebApplication service)
    {
        service.MapGet("/health/live", () => Results.Text("live"));
        service.MapGet("/health/ready", async (IStore store, ISiloStatusOracle silo, IHostApplicationLifetime life) =>
        {
            if (silo.CurrentStatus != SiloStatus.Active || life.ApplicationStopping.IsCancellationRequested)
            {
                return Results.Text($"silo: {silo.CurrentStatus}", statusCode: StatusCodes.Status503ServiceUnavailable);
            }

            try
            {
                using var patience = new CancellationTokenSource(s_patience);
                await store.CheckAsync(patience.Token);
                return Results.Text("ready");
            }
            catch (Exception why) when (why is StoreException or OperationCanceledException)
            {
                return Results.Text("store: does not answer", statusCode: StatusCodes.Status503ServiceUnavailable);
            }
        });
    }
}
