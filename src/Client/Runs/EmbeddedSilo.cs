using Zyz.Sim.Silo;

namespace Zyz.Sim.Client;

/// <summary>A silo inside the command, starting while other things are done.</summary>
internal sealed class EmbeddedSilo : IAsyncDisposable
{
    private readonly CancellationTokenSource _given;
    private readonly Task<SiloHost> _start;

    private EmbeddedSilo(SiloOptions options, CancellationToken cancellation)
    {
        _given = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        _start = Task.Run(() => SiloHost.StartEmbeddedAsync(options, _given.Token), _given.Token);
    }

    /// <summary>Begins to start a silo.</summary>
    public static EmbeddedSilo Begin(SiloOptions options, CancellationToken cancellation) => new(options, cancellation);

    /// <summary>The way to the grains, once it has started.</summary>
    public async Task<IGrainFactory> GrainsAsync() => (await _start).Grains;

    /// <summary>Stops the silo, or gives up starting it.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_start.IsCompleted)
        {
            await _given.CancelAsync();
        }

        await ((Task)_start).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (_start.IsCompletedSuccessfully)
        {
            await (await _start).DisposeAsync();
        }

        _given.Dispose();
    }
}
