using Zyz.Sim.Inputs.Fields;

namespace Zyz.Sim.Inputs.Yaml;

/// <summary>A YAML file of a region folder.</summary>
/// <param name="Reader">Reads its fields and notes faults.</param>
/// <param name="Content">Its keys and values, or null after a fault.</param>
internal sealed record YamlFile(FieldReader Reader, YamlMap? Content)
{
    /// <summary>Opens a file.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="name">File name.</param>
    /// <returns>The file.</returns>
    public static YamlFile Open(PackFolder folder, string name)
    {
        string? text = folder.Read(name, out FaultLog log);
        return new YamlFile(new FieldReader(log), text is null ? null : YamlParser.Parse(text, log));
    }
}
