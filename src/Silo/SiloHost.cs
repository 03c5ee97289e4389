namespace Zyz.Sim.Silo;

/// <summary>A silo in this process, silent and on loopback.</summary>
public sealed class SiloHost : IAsyncDisposable
{
    private SiloHost(IGrainFactory grains) => Grains = grains;

    /// <summary>The way to the grains.</summary>
    public IGrainFactory Grains { get; }

    /// <summary>Starts a silo inside this process.</summary>
    /// <param name="options">Settings that can change when or where, never what is computed.</param>
    /// <param name="cancellation">Cancels the start.</param>
    /// <returns>The running silo.</returns>
    public static Task<SiloHost> StartEmbeddedAsync(SiloOptions options, CancellationToken cancellation = default) =>
        throw new NotImplementedException();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
