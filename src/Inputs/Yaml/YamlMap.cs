using Zyz.Sim.Inputs.Fields;

namespace Zyz.Sim.Inputs.Yaml;

/// <summary>Keys with values; duplicates are kept so that they can be named.</summary>
/// <param name="At">Its start.</param>
/// <param name="Entries">Keys and values in the order of the file.</param>
internal sealed record YamlMap(Field At, IReadOnlyList<(Field Key, YamlValue Value)> Entries) : YamlValue(At);
