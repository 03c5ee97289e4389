using Zyz.Sim.Inputs.Fields;

namespace Zyz.Sim.Inputs.Yaml;

/// <summary>A value that was refused and noted: it stands in the file but has no content.</summary>
/// <param name="At">Its start.</param>
internal sealed record YamlRefused(Field At) : YamlValue(At);
