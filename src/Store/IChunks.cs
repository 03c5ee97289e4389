namespace Zyz.Sim.Store;

/// <summary>Outcomes of chunks of 64 replications: written once, checked whenever read.</summary>
public interface IChunks
{
    /// <summary>Keeps chunks; those that are kept already stay as they are.</summary>
    /// <param name="chunks">The chunks.</param>
    /// <exception cref="StoreException">
    /// The store did not answer, or holds another outcome for a chunk (<see cref="StoreFault.Contradiction"/>): a chunk is a
    /// function of its key, so one of the two machines is wrong.
    /// </exception>
    Task PutChunksAsync(IReadOnlyList<StoredChunk> chunks);

    /// <summary>Reads neighbouring chunks. Those whose checksum does not hold are removed, named, and can be put again.</summary>
    /// <param name="first">The first.</param>
    /// <param name="count">How many.</param>
    /// <returns>What is there, in order, and what was damaged.</returns>
    /// <exception cref="StoreException">The store did not answer.</exception>
    Task<ChunkReading> GetChunksAsync(ChunkKey first, int count);

    /// <summary>The chunks a pass of a plan has.</summary>
    /// <param name="plan">Hash of the plan.</param>
    /// <param name="pass">The pass.</param>
    /// <returns>Keys, by town, then chunk.</returns>
    /// <exception cref="StoreException">The store did not answer.</exception>
    Task<IReadOnlyList<ChunkKey>> FindChunksAsync(string plan, string pass);

    /// <summary>Removes all chunks of a plan.</summary>
    /// <param name="plan">Hash of the plan.</param>
    /// <returns>How many there were.</returns>
    /// <exception cref="StoreException">The store did not answer.</exception>
    Task<long> RemoveChunksAsync(string plan);

    /// <summary>What the chunks of each plan weigh.</summary>
    /// <returns>Payloads [bytes] by hash of the plan.</returns>
    /// <exception cref="StoreException">The store did not answer.</exception>
    Task<IReadOnlyDictionary<string, long>> WeighChunksAsync();

    /// <summary>How often chunks were put that were there already: work that was done twice.</summary>
    /// <returns>Repeated puts [count].</returns>
    /// <exception cref="StoreException">The store did not answer.</exception>
    Task<long> CountRepeatsAsync();
}
