using Zyz.Sim.Model.Regions;

namespace Zyz.Sim.Inputs.Schemas;

/// <summary>The keys a map may have.</summary>
/// <param name="Keys">The keys.</param>
internal sealed record KeyTable(params Key[] Keys)
{
    /// <summary>Their names.</summary>
    public string[] Names { get; } = [.. Keys.Select(k => k.Name)];

    /// <summary>A key by name.</summary>
    public Key this[string name] => Keys.First(k => k.Name == name);
}

/// <summary>A key of a map.</summary>
/// <param name="Name">The key.</param>
/// <param name="Shape">What its value may be.</param>
/// <param name="Meaning">What it says.</param>
/// <param name="Need">Whether it may be absent.</param>
internal sealed record Key(string Name, Shape Shape, Text Meaning, Need Need = Need.Optional);

/// <summary>Whether a key may be absent.</summary>
internal enum Need
{
    Optional,

    /// <summary>May be absent only in a file that extends another.</summary>
    UnlessInherited,

    Always,
}
