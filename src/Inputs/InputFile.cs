namespace Zyz.Sim.Inputs;

/// <summary>A file that was read, as a manifest names it.</summary>
/// <param name="Path">Path relative to the region folder, with forward slashes.</param>
/// <param name="Sha256">SHA-256 of its bytes, lower-case hexadecimal.</param>
public sealed record InputFile(string Path, string Sha256);
