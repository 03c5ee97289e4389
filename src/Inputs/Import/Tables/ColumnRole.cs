namespace Zyz.Sim.Inputs.Import.Tables;

/// <summary>What the cells of a column are to the figures beside them.</summary>
internal enum ColumnRole
{
    /// <summary>Figures.</summary>
    Figures,

    /// <summary>Names of towns, or of measures.</summary>
    Label,

    /// <summary>The county of a town named beside it.</summary>
    County,

    /// <summary>Years.</summary>
    Year,

    /// <summary>Units.</summary>
    Unit,

    /// <summary>What figures cover.</summary>
    Scope,

    /// <summary>Remarks.</summary>
    Remark,

    /// <summary>Days of publication.</summary>
    Published,

    /// <summary>Source ids of the pack.</summary>
    Source,

    /// <summary>Grades of reliability.</summary>
    Grade,

    /// <summary>How figures came about: found, derived, expected.</summary>
    Status,

    /// <summary>Whether figures cover the whole town: true, false.</summary>
    WholeScope,

    /// <summary>Relations: eq, gt, ge, approx.</summary>
    Relation,

    /// <summary>Numbering and whatever else says nothing.</summary>
    Nothing,
}
