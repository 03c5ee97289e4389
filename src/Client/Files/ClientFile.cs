using Zyz.Sim.Inputs;

namespace Zyz.Sim.Client;

/// <summary>Reads the product's own JSON files, up to their limit.</summary>
internal static class ClientFile
{
    /// <summary>The bytes of a file.</summary>
    /// <param name="path">The file, which exists.</param>
    /// <returns>Its bytes.</returns>
    /// <exception cref="CommandFailure">It is larger than any file of ours.</exception>
    public static byte[] Read(string path) => SizedFile.Read(path, InputLimits.JsonBytes, out long size)
        ?? throw new CommandFailure(ExitCode.InvalidInput, CommonTexts.TooLarge(path, size, InputLimits.JsonBytes));
}
