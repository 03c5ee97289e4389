namespace Zyz.Sim.Grains.Runs;

/// <summary>How large a store may grow before outcomes of the longest unused runs are let go.</summary>
/// <param name="Bytes">Limit [bytes]; 0 for none.</param>
internal sealed record StoreLimit(long Bytes);
