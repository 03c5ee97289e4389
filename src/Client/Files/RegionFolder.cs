namespace Zyz.Sim.Client;

/// <summary>Finds the region folder.</summary>
internal static class RegionFolder
{
    private static readonly string s_default = Path.Combine("scenarios", "xinzhou");

    /// <summary>
    /// The folder somebody named, else this folder where it is a pack, else scenarios/xinzhou in it or the nearest above it, else the
    /// one published with the program.
    /// </summary>
    /// <param name="named">The folder named, or null.</param>
    /// <returns>The folder, which exists.</returns>
    /// <exception cref="CommandFailure">There is none.</exception>
    public static string Find(string? named)
    {
        if (named is not null)
        {
            return Directory.Exists(named) ? named : throw new CommandFailure(ExitCode.InvalidInput, CommonTexts.NoFolder(named));
        }

        if (IsPack("."))
        {
            return ".";
        }

        for (DirectoryInfo? folder = new(Directory.GetCurrentDirectory()); folder is not null; folder = folder.Parent)
        {
            string candidate = Path.Combine(folder.FullName, s_default);
            if (Directory.Exists(candidate))
            {
                return candidate;
            }
        }

        string beside = Path.Combine(AppContext.BaseDirectory, s_default);
        return Directory.Exists(beside) ? beside : throw new CommandFailure(ExitCode.InvalidInput, CommonTexts.NoRegion);
    }

    /// <summary>Whether a folder holds a region pack.</summary>
    /// <param name="folder">The folder.</param>
    /// <returns>True where it has a <c>region.yaml</c>.</returns>
    public static bool IsPack(string folder) => File.Exists(Path.Combine(folder, "region.yaml"));
}
