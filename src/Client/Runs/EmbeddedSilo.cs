using Zyz.Sim.Silo;

namespace Zyz.Sim.Client;

/// <summary>A silo inside the command, starting while other things are done.</summary>
internal sealed class EmbeddedSilo : IAsyncDisposable
{
    private readonly Task<SiloHost> _start;

    private EmbeddedSilo(Task<SiloHost> start) => _start = start;

    /// <summary>Begins to start a silo.</summary>
    public static EmbeddedSilo Begin(SiloOptions options, CancellationToken cancellation) =>
        new(Task.Run(() => SiloHost.StartEmbeddedAsync(options, cancellation), cancellation));

    /// <summary>The way to the grains, once it has started.</summary>
    public async Task<IGrainFactory> GrainsAsync() => (await _start).Grains;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await ((Task)_start).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (_start.IsCompletedSuccessfully)
        {
            await (await _start).DisposeAsync();
        }
    }
}
