namespace Zyz.Sim.Client;

/// <summary>Finds the region folder.</summary>
internal static class RegionFolder
{
    private static readonly string s_default = Path.Combine("scenarios", "xinzhou");

    /// <summary>The folder somebody named, else scenarios/xinzhou in this folder or the nearest above it, else the one published with the program.</summary>
    /// <param name="named">The folder named, or null.</param>
    /// <returns>The folder, which exists.</returns>
    /// <exception cref="CommandFailure">There is none.</exception>
    public static string Find(string? named)
    {
        if (named is not null)
        {
            return Directory.Exists(named) ? named : throw new CommandFailure(ExitCode.InvalidInput, CommonTexts.NoFolder(named));
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
}
