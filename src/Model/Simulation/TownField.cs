namespace Zyz.Sim.Model.Simulation;

/// <summary>What a town keeps for itself from quarter to quarter, by replication.</summary>
internal enum TownField
{
    /// <summary>ln P.</summary>
    LnPrice,

    /// <summary>E of the quarter (E2), and e^E of the quarter before.</summary>
    Effect,
    EffectFactor,

    /// <summary>E^P of the quarter.</summary>
    PriceEffect,

    /// <summary>Effects, shocks and demand common to all, before R.</summary>
    Common,

    /// <summary>ΣQ of the last closed quarter.</summary>
    LastOutput,

    /// <summary>Shift of R&amp;D intensity by lever 3 so far.</summary>
    RdShift,

    /// <summary>C/Q of projects whose spillover runs.</summary>
    Spilling,

    /// <summary>ΣD at the end of the last quarter: of those who stay, have closed, were absorbed.</summary>
    Survivors,
    Closed,
    Merged,

    /// <summary>Held over for the identities: capacity, pipeline, logarithms, the living.</summary>
    HeldCapacity,
    HeldPipeline,
    HeldLnOutput,
    HeldLnNominal,
    HeldLnPrice,
    Living,
    Count,
}
