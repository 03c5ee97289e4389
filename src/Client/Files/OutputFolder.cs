using Zyz.Sim.Reporting;

namespace Zyz.Sim.Client;

/// <summary>
/// A result folder that appears whole or not at all: files are written beside it and moved when complete. An earlier
/// result of ours is replaced; anything else is left alone.
/// </summary>
internal sealed class OutputFolder : IDisposable
{
    private const int Attempts = 6;
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(150);

    private static readonly HashSet<string> s_ours = new(StringComparer.Ordinal)
    {
        "results.json", "results.csv", "replications.csv", ManifestText.FileName, ManifestText.PlanFileName, "charts",
        ComparisonFiles.JsonName, ComparisonFiles.CsvName, BacktestFiles.JsonName, BacktestFiles.CsvName, "scenarios", ResultsWorkbook.FileName, ComparisonWorkbook.FileName,
    };

    private OutputFolder(string target, string partial) => (Target, Partial) = (target, partial);

    /// <summary>Where the result will be.</summary>
    public string Target { get; }

    /// <summary>Where it is written meanwhile.</summary>
    public string Partial { get; }

    /// <summary>Refuses a folder that holds something else than a result.</summary>
    /// <param name="path">The folder asked for.</param>
    /// <exception cref="CommandFailure">The folder is not ours to replace.</exception>
    /// <param name="marker">The file that shows a folder to be ours: <c>manifest.json</c> of a result, <c>compare.json</c> of a comparison, <c>backtest.json</c> of a backtest.</param>
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
        if (!File.Exists(file) || (!comparison && ManifestText.Read(ClientFile.Read(file)) is null))
        {
            throw new CommandFailure(ExitCode.Usage, comparison ? CompareTexts.NotOurFolder(path, marker) : RunTexts.NotOurFolder(path));
        }
    }

    /// <summary>Begins to write. Called before anything is computed, so that no result is lost to a folder that cannot be written.</summary>
    /// <param name="path">The folder asked for.</param>
    /// <param name="marker">The file that shows a folder to be ours.</param>
    /// <returns>The folder to write into.</returns>
    /// <exception cref="CommandFailure">The folder is not ours, cannot be made, or a file of the earlier result is open elsewhere.</exception>
    public static OutputFolder Begin(string path, string marker = ManifestText.FileName)
    {
        Check(path, marker);
        string target = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        if (OpenElsewhere(target) is { } open)
        {
            throw new CommandFailure(ExitCode.Usage, RunTexts.OpenElsewhere(open));
        }

        string partial = Beside(target, "partial");
        try
        {
            Directory.CreateDirectory(partial);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailure(ExitCode.Usage, RunTexts.CannotWrite(path, exception.Message));
        }

        return new OutputFolder(target, partial);
    }

    /// <summary>Puts the complete result in its place; a person's own files in the folder stay.</summary>
    /// <returns>Where the result is: the place asked for, or one beside it where the earlier result cannot be moved away.</returns>
    public string Complete()
    {
        if (!Directory.Exists(Target))
        {
            Move(Partial, Target);
            return Target;
        }

        string earlier = Beside(Target, "earlier");
        try
        {
            Move(Target, earlier);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            string free = Enumerable.Range(2, int.MaxValue - 2).Select(i => FormattableString.Invariant($"{Target}-{i}")).First(p => !Path.Exists(p));
            Move(Partial, free);
            return free;
        }

        Move(Partial, Target);
        foreach (string entry in Directory.EnumerateFileSystemEntries(earlier).Where(e => !s_ours.Contains(Path.GetFileName(e))))
        {
            Directory.Move(entry, Path.Combine(Target, Path.GetFileName(entry)));
        }

        Directory.Delete(earlier, recursive: true);
        return Target;
    }

    /// <summary>The same, and tells where the result is if that is another place than asked for.</summary>
    /// <param name="session">Where to tell.</param>
    /// <param name="asked">The folder as the person named it.</param>
    /// <returns>Where the result is, as far as possible as the person named it.</returns>
    public string Complete(Session session, string asked)
    {
        string written = Complete();
        if (written == Target)
        {
            return asked;
        }

        session.Tell(RunTexts.WrittenAside(asked, written));
        return written;
    }

    /// <summary>Removes what was not completed.</summary>
    public void Dispose()
    {
        if (Directory.Exists(Partial))
        {
            Directory.Delete(Partial, recursive: true);
        }
    }

    /// <summary>A file of the earlier result that another program holds, as Excel holds a workbook on Windows.</summary>
    private static string? OpenElsewhere(string target)
    {
        foreach (string file in Directory.Exists(target) ? Directory.EnumerateFiles(target).Where(f => s_ours.Contains(Path.GetFileName(f))) : [])
        {
            try
            {
                using FileStream alone = new(file, FileMode.Open, FileAccess.Read, FileShare.None);
            }
            catch (IOException)
            {
                return file;
            }
            catch (UnauthorizedAccessException)
            {
                // not ours to read, and still ours to move
            }
        }

        return null;
    }

    /// <summary>Moves a folder; a scanner that looks at files just written holds them for a moment.</summary>
    private static void Move(string from, string to)
    {
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                Directory.Move(from, to);
                return;
            }
            catch (Exception exception) when (attempt < Attempts && exception is (IOException or UnauthorizedAccessException))
            {
                Thread.Sleep(s_pause);
            }
        }
    }

    private static string Beside(string target, string what) => Path.Combine(
        Path.GetDirectoryName(target)!, $".{Path.GetFileName(target)}.{what}-{Environment.ProcessId}");
}
