using System.Text;
using Zyz.Sim.Inputs;
using Zyz.Sim.Model.Regions;
using Zyz.Sim.Model.Scenarios;

namespace Zyz.Sim.Model.Tests.Inputs;

/// <summary>A copy of a shipped pack, of Xinzhou if not said otherwise, in a folder of its own, to be spoilt by one test and then removed.</summary>
internal sealed class PackCopy : IDisposable
{
    public PackCopy(string region = "xinzhou")
    {
        Folder = Directory.CreateTempSubdirectory("zyz-pack-").FullName;
        foreach (string file in Directory.GetFiles(Path.Combine(Path.GetDirectoryName(Original)!, region)))
        {
            File.Copy(file, Path.Combine(Folder, Path.GetFileName(file)));
        }
    }

    /// <summary>The pack in the repository.</summary>
    public static string Original { get; } = Path.Combine(Repository(), "scenarios", "xinzhou");

    public string Folder { get; }

    public string this[string file]
    {
        get => File.ReadAllText(Path.Combine(Folder, file));
        set => File.WriteAllText(Path.Combine(Folder, file), value);
    }

    public Reading<Region> Read() => RegionReader.Read(Folder);

    public Reading<Scenario> ReadScenario(string yaml, string id = "trial")
    {
        this[id + ".yaml"] = yaml;
        return ScenarioReader.Read(Path.Combine(Folder, id + ".yaml"), Read().Value!);
    }

    /// <summary>Replaces a text that must occur, once.</summary>
    public PackCopy Replace(string file, string old, string changed)
    {
        string text = this[file];
        int at = text.IndexOf(old, StringComparison.Ordinal);
        Assert.True(at >= 0, $"{file} does not contain {old}");
        this[file] = string.Concat(text.AsSpan(0, at), changed, text.AsSpan(at + old.Length));
        return this;
    }

    /// <summary>Adds a row at the end of a table.</summary>
    public PackCopy Append(string file, string row)
    {
        File.AppendAllText(Path.Combine(Folder, file), row + "\n", new UTF8Encoding(false));
        return this;
    }

    public int LastLine(string file) => this[file].TrimEnd('\n').Split('\n').Length;

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private static string Repository()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "Zyz.Sim.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? throw new InvalidOperationException("The tests run inside the repository.");
    }
}
