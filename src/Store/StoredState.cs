namespace Zyz.Sim.Store;

/// <summary>A version of a grain's state.</summary>
/// <param name="Payload">The state as its serializer wrote it.</param>
/// <param name="Etag">The version.</param>
public sealed record StoredState(byte[] Payload, string Etag);
