namespace Zyz.Sim.Inputs.Import.Grids;

/// <summary>What a cell holds.</summary>
internal enum CellKind
{
    /// <summary>Words, or a number typed as words.</summary>
    Text,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A number shown as a percentage: 0.1 is 10 %.</summary>
    Percent,

    /// <summary>A number or text that a spreadsheet shows as a day.</summary>
    Date,

    /// <summary>A number whose format shows another magnitude than is stored.</summary>
    Rescaled,

    /// <summary>An error such as #DIV/0!.</summary>
    Error,

    /// <summary>A formula whose value was not stored.</summary>
    Uncomputed,
}
