namespace Zyz.Sim.Store;

/// <summary>The outcome of a chunk.</summary>
/// <param name="Key">Which.</param>
/// <param name="Payload">Its bytes; at most 64 MiB.</param>
public sealed record StoredChunk(ChunkKey Key, ReadOnlyMemory<byte> Payload);
