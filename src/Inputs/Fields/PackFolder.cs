using System.Security.Cryptography;
using Zyz.Sim.Model.Regions;

namespace Zyz.Sim.Inputs.Fields;

/// <summary>
/// Reads the files of one region folder and nothing outside it, and remembers the hash of each.
/// </summary>
/// <param name="folder">The folder.</param>
/// <param name="faults">Where faults go.</param>
internal sealed class PackFolder(string folder, List<Fault> faults)
{
    private readonly string root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
    private readonly List<InputFile> files = [];
    private long total;

    /// <summary>The files read so far.</summary>
    public IReadOnlyList<InputFile> Files => files;

    /// <summary>The text of one file.</summary>
    /// <param name="name">File name directly inside the folder.</param>
    /// <param name="log">Where this file's faults go.</param>
    /// <returns>The text, or null after a fault.</returns>
    public string? Read(string name, out FaultLog log)
    {
        log = new FaultLog(name, faults);
        string path = Path.Combine(root, name);
        if (Path.GetFileName(name) != name || name.Contains('\\', StringComparison.Ordinal))
        {
            log.Add(Field.Start(name), Rules.Outside);
            return null;
        }

        if (!File.Exists(path))
        {
            log.Add(Field.Start(name), Rules.NoFile);
            return null;
        }

        if (LeadsOutside(path))
        {
            log.Add(Field.Start(name), Rules.Outside);
            return null;
        }

        byte[]? bytes;
        long size;
        try
        {
            bytes = SizedFile.Read(path, InputLimits.FileBytes, out size);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            log.Add(Field.Start(name), Rules.Unreadable);
            return null;
        }

        if (bytes is null || (total += size) > InputLimits.FolderBytes)
        {
            log.Add(Field.Start(name), bytes is null ? Rules.TooLarge(size, InputLimits.FileBytes) : Rules.FolderTooLarge(InputLimits.FolderBytes));
            return null;
        }

        files.Add(new InputFile(name, Convert.ToHexStringLower(SHA256.HashData(bytes))));
        string? text = TextDecoder.Decode(bytes, out Text? fault);
        if (fault is not null)
        {
            log.Add(Field.Start(name), fault);
        }

        return text;
    }

    private bool LeadsOutside(string path) =>
        RealPath.Of(path) is not { } real || RealPath.Of(root) is not { } home || !Within(home, real);

    /// <summary>The root of a drive ends in a separator, no other folder does.</summary>
    private static bool Within(string folder, string file) =>
        file.StartsWith(Path.EndsInDirectorySeparator(folder) ? folder : folder + Path.DirectorySeparatorChar, StringComparison.Ordinal);
}
