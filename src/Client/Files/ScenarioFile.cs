using Zyz.Sim.Model.Regions;

namespace Zyz.Sim.Client;

/// <summary>Finds a scenario file, or says which ones are near.</summary>
internal static class ScenarioFile
{
    /// <summary>The file somebody named.</summary>
    /// <param name="path">The path as given.</param>
    /// <returns>The path, which exists.</returns>
    /// <exception cref="CommandFailure">There is no such file.</exception>
    public static string Find(string path)
    {
        string folder = Path.GetDirectoryName(path) is { Length: > 0 } named ? named : ".";
        if (File.Exists(path))
        {
            return AsOnDisk(path, folder);
        }

        List<Text> messages = [CommonTexts.NoFile(path)];
        if (!Directory.Exists(folder))
        {
            messages.Add(CommonTexts.NoFolder(folder));
        }
        else
        {
            string[] names = [.. ScenarioFiles.In(folder).Select(f => Path.GetFileName(f))];
            string[] near = [.. NearNames.Of(Path.GetFileName(path), names)];
            string[] shown = near.Length > 0 ? near : [.. names.Take(8)];
            if (shown.Length > 0)
            {
                messages.Add(CommonTexts.DidYouMean(string.Join(", ", shown.Select(n => Path.Combine(folder, n)))));
            }
        }

        throw new CommandFailure(ExitCode.InvalidInput, messages);
    }

    /// <summary>Where the system takes BASELINE.YAML for baseline.yaml, the name is the one on the disk: an id is a file's name.</summary>
    private static string AsOnDisk(string path, string folder)
    {
        string name = Path.GetFileName(path);
        string[] files = [.. Directory.EnumerateFiles(folder).Select(f => Path.GetFileName(f))];
        return files.Contains(name, StringComparer.Ordinal) || files.FirstOrDefault(f => f.Equals(name, StringComparison.OrdinalIgnoreCase)) is not { } held
            ? path
            : Path.Combine(folder, held);
    }
}
