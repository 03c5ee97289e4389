namespace Zyz.Sim.Store;

/// <summary>What reading chunks found.</summary>
/// <param name="Sound">Chunks whose checksum holds, in order.</param>
/// <param name="Damaged">Chunks that were there but not as they had been written; they are removed.</param>
public sealed record ChunkReading(IReadOnlyList<StoredChunk> Sound, IReadOnlyList<ChunkKey> Damaged);
