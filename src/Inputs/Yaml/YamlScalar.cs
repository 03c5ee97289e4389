using Zyz.Sim.Inputs.Fields;

namespace Zyz.Sim.Inputs.Yaml;

/// <summary>A single value.</summary>
/// <param name="At">Its text and start.</param>
internal sealed record YamlScalar(Field At) : YamlValue(At);
