using Zyz.Sim.Model.Regions;

namespace Zyz.Sim.Model.Results;

/// <summary>Something the reader must know beside the numbers.</summary>
/// <param name="Code">Stable code.</param>
/// <param name="Text">Text.</param>
public sealed record Warning(string Code, Text Text);
