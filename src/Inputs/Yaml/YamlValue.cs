using Zyz.Sim.Inputs.Fields;

namespace Zyz.Sim.Inputs.Yaml;

/// <summary>A value in a YAML file and where it stands.</summary>
/// <param name="At">Its start; the text is that of a scalar, else empty.</param>
internal abstract record YamlValue(Field At);
