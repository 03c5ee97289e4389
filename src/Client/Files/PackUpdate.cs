using System.Security.Cryptography;
using Zyz.Sim.Inputs;
using Zyz.Sim.Inputs.Import;
using Zyz.Sim.Model.Regions;

namespace Zyz.Sim.Client;

/// <summary>
/// Writes an import into a region pack, whole or not at all: the new tables are written beside the old ones, the pack is read
/// with them, and only then do they take their places.
/// </summary>
/// <param name="folder">The region folder.</param>
/// <param name="files">The files as they were read.</param>
internal sealed class PackUpdate(string folder, IReadOnlyCollection<InputFile> files)
{
    /// <summary>The table of figures.</summary>
    public const string Observations = "observations.csv";

    /// <summary>The table of sources.</summary>
    public const string Sources = "sources.csv";

    private const string LockFile = ".import.lock";

    /// <summary>Writes the figures a draft adds, and the source it becomes.</summary>
    /// <param name="draft">The draft, without refusals.</param>
    /// <exception cref="CommandFailure">Another import writes, a file changed meanwhile, or the folder cannot be written.</exception>
    public void Write(ImportDraft draft)
    {
        try
        {
            using FileStream alone = Alone();
            var tables = new List<(string Name, byte[] Before, byte[] After)>();
            if (draft.NewSource is { } source)
            {
                byte[] before = Unchanged(Sources);
                tables.Add((Sources, before, PackRows.Sources(before, source)));
            }

            byte[] figures = Unchanged(Observations);
            tables.Add((Observations, figures, PackRows.Observations(figures, draft)));
            Check(tables);
            Replace(tables);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailure(ExitCode.Usage, RunTexts.CannotWrite(folder, exception.Message));
        }
    }

    private FileStream Alone()
    {
        string path = Path.Combine(folder, LockFile);
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (IOException) when (File.Exists(path))
        {
            throw new CommandFailure(ExitCode.Unreachable, ImportTexts.Busy(folder));
        }
    }

    private byte[] Unchanged(string name)
    {
        byte[] bytes = File.ReadAllBytes(Path.Combine(folder, name));
        return files.Any(f => f.Path == name && f.Sha256 == Convert.ToHexStringLower(SHA256.HashData(bytes)))
            ? bytes : throw new CommandFailure(ExitCode.InvalidInput, ImportTexts.Changed(Path.Combine(folder, name)));
    }

    /// <summary>Reads the pack as it would be; an import never leaves one that cannot be read.</summary>
    private void Check(List<(string Name, byte[] Before, byte[] After)> tables)
    {
        string trial = Directory.CreateTempSubdirectory("zyz-import-").FullName;
        try
        {
            foreach (string name in files.Select(f => f.Path))
            {
                File.Copy(Path.Combine(folder, name), Path.Combine(trial, name));
            }

            foreach ((string name, _, byte[] after) in tables)
            {
                File.WriteAllBytes(Path.Combine(trial, name), after);
            }

            Reading<Region> reading = RegionReader.Read(trial);
            if (!reading.Faults.IsEmpty)
            {
                throw new CommandFailure(
                    ExitCode.InvalidInput, [.. reading.Faults.Select(f => new Text(f.ToString("zh"), f.ToString("en"))), CommonTexts.Faults(reading.Faults.Length)]);
            }
        }
        finally
        {
            Directory.Delete(trial, recursive: true);
        }
    }

    /// <summary>Moves the tables into place, sources first: a source nobody cites yet is harmless, a figure without source is not.</summary>
    private void Replace(List<(string Name, byte[] Before, byte[] After)> tables)
    {
        string[] partial = [.. tables.Select(t => Path.Combine(folder, $".{t.Name}.partial-{Environment.ProcessId}"))];
        int done = 0;
        try
        {
            for (int i = 0; i < tables.Count; i++)
            {
                using FileStream stream = new(partial[i], FileMode.Create);
                stream.Write(tables[i].After);
                stream.Flush(flushToDisk: true);
            }

            for (; done < tables.Count; done++)
            {
                File.Move(partial[done], Target(tables[done].Name), overwrite: true);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            foreach ((string name, byte[] before, _) in tables.Take(done))
            {
                File.WriteAllBytes(Target(name), before);
            }

            throw;
        }
        finally
        {
            foreach (string file in partial)
            {
                File.Delete(file);
            }
        }
    }

    /// <summary>The file itself where the pack holds a link to it.</summary>
    private string Target(string name)
    {
        string path = Path.Combine(folder, name);
        return File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path;
    }
}
