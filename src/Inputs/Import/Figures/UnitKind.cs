namespace Zyz.Sim.Inputs.Import.Figures;

/// <summary>What a unit measures; each kind has the unit in which the pack keeps its figures.</summary>
internal enum UnitKind
{
    /// <summary>Money, kept in 亿元.</summary>
    Money,

    /// <summary>Mass, kept in 万吨.</summary>
    Mass,

    /// <summary>Enterprises and other things counted, kept in 户.</summary>
    Count,

    /// <summary>People, kept in 人.</summary>
    Person,

    /// <summary>Shares and rates, kept in %.</summary>
    Percent,

    /// <summary>A bare ten thousand or hundred million, of whatever is measured.</summary>
    Magnitude,
}
