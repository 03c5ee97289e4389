namespace Zyz.Sim.Store;

/// <summary>Which 64 replications of which town.</summary>
/// <param name="Plan">Hash of the plan, or of the part of it the town depends on.</param>
/// <param name="Town">Id of the town.</param>
/// <param name="Pass">Which pass: <c>main</c> or <c>epistemic</c>.</param>
/// <param name="Chunk">Number of the chunk. &gt;= 0.</param>
public sealed record ChunkKey(string Plan, string Town, string Pass, int Chunk)
{
    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"{Plan}/{Town}/{Pass}/{Chunk}");
}
