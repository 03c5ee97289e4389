namespace Zyz.Sim.Model.Calibration;

/// <summary>Why a figure known on the day is not taken in by a recalibration.</summary>
public enum LeftOutReason
{
    /// <summary>Derived from other figures: it would be counted twice.</summary>
    Derived,

    /// <summary>Expected, not yet found.</summary>
    Expected,

    /// <summary>Of another place: a peer, the province.</summary>
    OtherPlace,

    /// <summary>Of a part, or of more, than what the model's entity covers.</summary>
    OtherScope,

    /// <summary>Of a measure the model does not speak of.</summary>
    NotModelled,

    /// <summary>Of a measure that does not sum over the towns of the group.</summary>
    NotForGroup,

    /// <summary>Of a year before the base year (or, for growth, of the base year itself).</summary>
    BeforeBaseYear,

    /// <summary>A year's flow, published before the year was over.</summary>
    YearNotOver,

    /// <summary>The prior or the starting count rests on this very figure.</summary>
    AlreadyInPrior,

    /// <summary>Taken in by the vintage this recalibration starts from.</summary>
    AlreadyTakenIn,
}
