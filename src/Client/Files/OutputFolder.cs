using Zyz.Sim.Reporting;

namespace Zyz.Sim.Client;

/// <summary>
/// A result folder that appears whole or not at all: files are written beside it and moved when complete. An earlier
/// result of ours is replaced; anything else is left alone.
/// </summary>
internal sealed class OutputFolder : IDisposable
{
    private static readonly HashSet<string> s_ours = new(StringComparer.Ordinal)
    {
        "results.json", "results.csv", "replications.csv", ManifestText.FileName, ManifestText.PlanFileName, "charts",
        ComparisonFiles.JsonName, ComparisonFiles.CsvName, "scenarios",
    };

    private OutputFolder(string target, string partial) => (Target, Partial) = (target, partial);

    /// <summary>Where the result will be.</summary>
    public string Target { get; }

    /// <summary>Where it is written meanwhile.</summary>
    public string Partial { get; }

    /// <summary>Refuses a folder that holds something else than a result.</summary>
    /// <param name="path">The folder asked for.</param>
    /// <exception cref="CommandFailure">The folder is not ours to replace.</exception>
    /// <param name="marker">The file that shows a folder to be ours: <c>manifest.json</c> of a result, <c>compare.json</c> of a comparison.</param>
    public static void Check(string path, string marker = ManifestText.FileName)
    {
        if (File.Exists(path))
        {
            throw new CommandFailure(ExitCode.Usage, RunTexts.OutputIsFile(path));
        }

        if (!Directory.Exists(path) || !Directory.EnumerateFileSystemEntries(path).Any())
        {
            return;
        }

        string file = Path.Combine(path, marker);
        bool comparison = marker != ManifestText.FileName;
        if (!File.Exists(file) || (!comparison && ManifestText.Read(File.ReadAllBytes(file)) is null))
        {
            throw new CommandFailure(ExitCode.Usage, comparison ? CompareTexts.NotOurFolder(path) : RunTexts.NotOurFolder(path));
        }
    }

    /// <summary>Begins to write.</summary>
    /// <param name="path">The folder asked for.</param>
    /// <param name="marker">The file that shows a folder to be ours.</param>
    /// <returns>The folder to write into.</returns>
    public static OutputFolder Begin(string path, string marker = ManifestText.FileName)
    {
        Check(path, marker);
        string target = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        string partial = Beside(target, "partial");
        Directory.CreateDirectory(partial);
        return new OutputFolder(target, partial);
    }

    /// <summary>Puts the complete result in its place; a person's own files in the folder stay.</summary>
    public void Complete()
    {
        if (!Directory.Exists(Target))
        {
            Directory.Move(Partial, Target);
            return;
        }

        string earlier = Beside(Target, "earlier");
        Directory.Move(Target, earlier);
        Directory.Move(Partial, Target);
        foreach (string entry in Directory.EnumerateFileSystemEntries(earlier).Where(e => !s_ours.Contains(Path.GetFileName(e))))
        {
            Directory.Move(entry, Path.Combine(Target, Path.GetFileName(entry)));
        }

        Directory.Delete(earlier, recursive: true);
    }

    /// <summary>Removes what was not completed.</summary>
    public void Dispose()
    {
        if (Directory.Exists(Partial))
        {
            Directory.Delete(Partial, recursive: true);
        }
    }

    private static string Beside(string target, string what) => Path.Combine(
        Path.GetDirectoryName(target)!, $".{Path.GetFileName(target)}.{what}-{Environment.ProcessId}");
}
