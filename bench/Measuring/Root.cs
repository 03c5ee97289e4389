namespace Zyz.Sim.Bench.Measuring;

/// <summary>The folder of the repository.</summary>
internal static class Root
{
    /// <summary>The nearest folder above this program, or above the current folder, that holds the solution.</summary>
    /// <exception cref="UsageException">There is none.</exception>
    public static string Folder { get; } = Above(AppContext.BaseDirectory) ?? Above(Directory.GetCurrentDirectory())
        ?? throw new UsageException("run it from inside the repository: Zyz.Sim.sln is in no folder above");

    /// <summary>A path inside the repository.</summary>
    public static string Of(params string[] parts) => Path.Combine([Folder, .. parts]);

    private static string? Above(string? folder)
    {
        while (folder is not null && !File.Exists(Path.Combine(folder, "Zyz.Sim.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder;
    }
}
