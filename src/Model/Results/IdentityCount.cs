namespace Zyz.Sim.Model.Results;

/// <summary>How many identities were checked, one count per identity, town, quarter and replication.</summary>
/// <param name="Checked">Checked [count].</param>
/// <param name="Violated">Violated beyond 1e-9 relative [count].</param>
public sealed record IdentityCount(long Checked, long Violated);
