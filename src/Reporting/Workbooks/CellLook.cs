namespace Zyz.Sim.Reporting;

/// <summary>How a cell looks.</summary>
internal enum CellLook
{
    /// <summary>A cell of a table: wraps, thin lines around.</summary>
    Body,

    /// <summary>A sentence beside a row, in one line, not printed.</summary>
    Aside,

    /// <summary>Name of a column.</summary>
    Header,

    /// <summary>What the sheet is.</summary>
    Title,

    /// <summary>What the next rows are.</summary>
    Section,

    /// <summary>A sentence across the sheet.</summary>
    Line,

    /// <summary>A sentence across the sheet that must not be missed.</summary>
    Warning,
}
