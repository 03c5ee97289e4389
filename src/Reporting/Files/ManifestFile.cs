namespace Zyz.Sim.Reporting;

/// <summary>A file that was read.</summary>
/// <param name="Path">Its path as given.</param>
/// <param name="Sha256">Its hash.</param>
public sealed record ManifestFile(string Path, string Sha256);
