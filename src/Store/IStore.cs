namespace Zyz.Sim.Store;

/// <summary>What outlives a process. A write that has returned is on disk.</summary>
public interface IStore : IAsyncDisposable
{
    /// <summary>Where it is, without secrets: for messages to people.</summary>
    string Name { get; }

    /// <summary>State of grains.</summary>
    IGrainStates States { get; }

    /// <summary>Outcomes of chunks.</summary>
    IChunks Chunks { get; }

    /// <summary>Plans, results and vintages.</summary>
    IDocuments Documents { get; }

    /// <summary>Who changed what, when.</summary>
    IActivityLog Log { get; }

    /// <summary>Whether what is put is kept: false of <see cref="Stores.None"/>.</summary>
    bool Keeps => true;

    /// <summary>What it takes of its disk, without what is free for use again.</summary>
    /// <returns>Size [bytes].</returns>
    /// <exception cref="StoreException">It does not answer.</exception>
    Task<long> MeasureAsync();

    /// <summary>Whether it answers.</summary>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="StoreException">It does not.</exception>
    Task CheckAsync(CancellationToken cancellation = default);
}
