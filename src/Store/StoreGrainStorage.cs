using Orleans.Runtime;
using Orleans.Storage;

namespace Zyz.Sim.Store;

/// <summary>Keeps the state of grains in a store.</summary>
/// <param name="store">The store.</param>
/// <param name="serializer">Turns state into bytes.</param>
public sealed class StoreGrainStorage(IStore store, IGrainStorageSerializer serializer) : IGrainStorage
{
    /// <inheritdoc/>
    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        ArgumentNullException.ThrowIfNull(grainState);
        StoredState? found = await store.States.ReadStateAsync(stateName, grainId.ToString());
        grainState.State = found is null ? Activator.CreateInstance<T>() : serializer.Deserialize<T>(new BinaryData(found.Payload));
        grainState.ETag = found?.Etag;
        grainState.RecordExists = found is not null;
    }

    /// <inheritdoc/>
    /// <exception cref="InconsistentStateException">Another activation wrote first.</exception>
    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        ArgumentNullException.ThrowIfNull(grainState);
        BinaryData payload = serializer.Serialize(grainState.State);
        grainState.ETag = await Guard(grainState.ETag, () => store.States.WriteStateAsync(stateName, grainId.ToString(), payload.ToMemory(), grainState.ETag));
        grainState.RecordExists = true;
    }

    /// <inheritdoc/>
    /// <exception cref="InconsistentStateException">Another activation wrote first.</exception>
    public async Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        ArgumentNullException.ThrowIfNull(grainState);
        await Guard(grainState.ETag, async () =>
        {
            await store.States.ClearStateAsync(stateName, grainId.ToString(), grainState.ETag);
            return "";
        });
        grainState.State = Activator.CreateInstance<T>();
        grainState.ETag = null;
        grainState.RecordExists = false;
    }

    /// <summary>Orleans ends an activation whose state is out of date by this exception, and starts a fresh one.</summary>
    private static async Task<string> Guard(string? etag, Func<Task<string>> write)
    {
        try
        {
            return await write();
        }
        catch (StoreConflictException conflict)
        {
            throw new InconsistentStateException(conflict.Message, "unknown", etag ?? "none", conflict);
        }
    }
}
