namespace Zyz.Sim.Client;

/// <summary>The scenario files of a region folder.</summary>
internal static class ScenarioFiles
{
    private static readonly HashSet<string> s_pack = new(StringComparer.Ordinal) { "region.yaml", "levers.yaml" };

    /// <summary>The scenario files in a folder: every YAML file that is no part of the pack itself.</summary>
    /// <param name="folder">The folder.</param>
    /// <returns>Their paths, by name.</returns>
    public static IEnumerable<string> In(string folder) => Directory.EnumerateFiles(folder, "*.yaml")
        .Where(file => !s_pack.Contains(Path.GetFileName(file))).OrderBy(file => Path.GetFileNameWithoutExtension(file), StringComparer.Ordinal);
}
