namespace Zyz.Sim.Inputs.Import.Words;

/// <summary>How much of a town a figure covers.</summary>
internal enum ScopeKind
{
    /// <summary>All of it, as something said in passing implies: a table of specialised towns.</summary>
    Implied,

    /// <summary>All of it, as the table says.</summary>
    Whole,

    /// <summary>The enterprises above scale (规上).</summary>
    AboveScale,

    /// <summary>Some other part.</summary>
    Part,
}
