namespace Zyz.Sim.Store;

/// <summary>State of grains: the latest version of each, guarded by etags.</summary>
public interface IGrainStates
{
    /// <summary>Reads a state.</summary>
    /// <param name="name">Name of the state.</param>
    /// <param name="key">Key of the grain.</param>
    /// <returns>The state, or null where there is none.</returns>
    /// <exception cref="StoreException">The store did not answer.</exception>
    Task<StoredState?> ReadStateAsync(string name, string key);

    /// <summary>The keys that have a state of a name, in ordinal order.</summary>
    /// <param name="name">Name of the state.</param>
    /// <exception cref="StoreException">The store did not answer.</exception>
    Task<IReadOnlyList<string>> FindStatesAsync(string name);

    /// <summary>Writes a state over the version that was read.</summary>
    /// <param name="name">Name of the state.</param>
    /// <param name="key">Key of the grain.</param>
    /// <param name="payload">The new state.</param>
    /// <param name="etag">Version that was read; null where there was none.</param>
    /// <returns>The new version.</returns>
    /// <exception cref="StoreConflictException">Another writer came first; nothing was written.</exception>
    /// <exception cref="StoreException">The store did not answer.</exception>
    Task<string> WriteStateAsync(string name, string key, ReadOnlyMemory<byte> payload, string? etag);

    /// <summary>Removes a state of the version that was read; nothing where there is none and none was read.</summary>
    /// <param name="name">Name of the state.</param>
    /// <param name="key">Key of the grain.</param>
    /// <param name="etag">Version that was read; null where there was none.</param>
    /// <exception cref="StoreConflictException">Another writer came first; nothing was removed.</exception>
    /// <exception cref="StoreException">The store did not answer.</exception>
    Task ClearStateAsync(string name, string key, string? etag);
}
