using Zyz.Sim.Inputs.Fields;

namespace Zyz.Sim.Inputs.Yaml;

/// <summary>A list.</summary>
/// <param name="At">Its start.</param>
/// <param name="Items">Its items in the order of the file.</param>
internal sealed record YamlList(Field At, IReadOnlyList<YamlValue> Items) : YamlValue(At);
