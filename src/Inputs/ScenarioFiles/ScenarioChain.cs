using Zyz.Sim.Inputs.Fields;
using Zyz.Sim.Inputs.Yaml;
using Zyz.Sim.Model.Time;

namespace Zyz.Sim.Inputs.ScenarioFiles;

/// <summary>A scenario file and the files it extends, as one map: a file says only what differs.</summary>
internal static class ScenarioChain
{
    /// <summary>The files of a folder that are no scenarios.</summary>
    private static readonly string[] PackFiles = ["region", "levers"];

    /// <summary>Reads a file and all it extends.</summary>
    /// <param name="folder">The region folder.</param>
    /// <param name="name">File name.</param>
    /// <param name="root">The folder's path, where the parents lie.</param>
    /// <param name="first">First quarter simulated.</param>
    /// <returns>Reader of the file, and its content joined with what it inherits; null after a fault that leaves nothing to read.</returns>
    public static YamlFile Open(PackFolder folder, string name, string root, Quarter first)
    {
        string[] ids = Scenarios(root);
        var merge = new ScenarioMerge(first);
        YamlFile own = YamlFile.Open(folder, name);
        YamlMap? content = own.Content;
        var chain = new List<string> { Path.GetFileNameWithoutExtension(name) };
        for (YamlFile file = own; content is not null && Parent(file.Content) is { } extends;)
        {
            string parent = extends.Text;
            if (chain.Contains(parent, StringComparer.Ordinal))
            {
                file.Reader.Log.Add(extends, Rules.Cycle(string.Join(" → ", chain.Append(parent))));
                return own with { Content = null };
            }

            if (!ids.Contains(parent, StringComparer.Ordinal))
            {
                file.Reader.Log.Add(extends, Rules.NoParent, Spelling.Nearest(parent, ids.Except(chain)));
                return own with { Content = null };
            }

            chain.Add(parent);
            file = YamlFile.Open(folder, parent + ".yaml");
            content = file.Content is { } inherited ? merge.Of(inherited, content) : null;
        }

        return own with { Content = content };
    }

    /// <summary>Ids of the scenarios in a folder.</summary>
    public static string[] Scenarios(string root) =>
    [
        .. Directory.EnumerateFiles(root, "*.yaml").Select(f => Path.GetFileNameWithoutExtension(f)).Except(PackFiles)
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>Whether a YAML file of a region folder is a scenario.</summary>
    public static bool IsScenario(string name) => !PackFiles.Contains(Path.GetFileNameWithoutExtension(name));

    private static Field? Parent(YamlMap? content) =>
        content?.Entries.FirstOrDefault(e => e.Key.Text == "extends").Value is YamlScalar { At.Text.Length: > 0 } extends ? extends.At : null;
}
