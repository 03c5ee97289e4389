using Zyz.Sim.EndToEnd.Repository;

namespace Zyz.Sim.EndToEnd.Processes;

/// <summary>A folder that is gone after the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("zyz-test-").FullName;

    /// <summary>A copy of a shipped pack in this folder.</summary>
    public string CopyPack(string pack = "xinzhou")
    {
        string copy = System.IO.Path.Combine(Path, pack);
        Directory.CreateDirectory(copy);
        foreach (string file in Directory.EnumerateFiles(System.IO.Path.Combine(House.Root, "scenarios", pack)))
        {
            System.IO.File.Copy(file, System.IO.Path.Combine(copy, System.IO.Path.GetFileName(file)));
        }

        return copy;
    }

    /// <summary>A file of this folder.</summary>
    public string File(string name, string text)
    {
        string path = System.IO.Path.Combine(Path, name);
        System.IO.File.WriteAllText(path, text);
        return path;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
