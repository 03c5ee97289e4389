namespace Zyz.Sim.Model.Simulation;

/// <summary>
/// What a town tells its enterprises for a quarter, by replication: its aggregates, its policy, its parameters. Nothing
/// else reaches an enterprise, so it can be simulated alone.
/// </summary>
internal enum QuarterField
{
    /// <summary>m, drift of enterprises [1/year].</summary>
    Drift,

    /// <summary>γ_a [1/year].</summary>
    YouthPremium,

    /// <summary>S (E4).</summary>
    Saturation,

    /// <summary>Effects, shocks, demand and ln R common to all who move [log points].</summary>
    Common,

    /// <summary>Spillover of projects, for all but projects [log points].</summary>
    Spillover,

    /// <summary>u, usable share of capacity (E7).</summary>
    Usable,

    /// <summary>e^(−δΔ).</summary>
    Keep,

    /// <summary>ρλ_KΔ (E8).</summary>
    Reinvest,

    /// <summary>ū.</summary>
    NormalUtilisation,

    /// <summary>Capacity received from the absorbed, per unit of orders at the end of last quarter.</summary>
    CapacityTransfer,

    /// <summary>Pipeline stages received from the absorbed, per unit of orders.</summary>
    PipelineTransfer0,
    PipelineTransfer1,
    PipelineTransfer2,
    PipelineTransfer3,

    /// <summary>h₀Δ(1 − η₉ĝ₉)/norm (E11).</summary>
    ClosureHazard,

    /// <summary>ζ.</summary>
    ClosureExponent,

    /// <summary>ln of the base median of size.</summary>
    LnMedian,

    /// <summary>Chance of being absorbed in the quarter when below the median (E12).</summary>
    MergerChance,

    /// <summary>Number of entrants (E10).</summary>
    EntrantCount,

    /// <summary>ln(Q_(t−1)/Q₀), for the size of newborns.</summary>
    LnGrowth,

    /// <summary>On which its sums over enterprises are taken (<see cref="SumGrid"/>).</summary>
    Grid,

    /// <summary>P, price index.</summary>
    Price,

    /// <summary>φ (E7); known once all have reported.</summary>
    Sharing,

    /// <summary>Registration chance (E13).</summary>
    RegistrationChance,

    /// <summary>Shift of R&amp;D intensity by lever 3 so far (E14).</summary>
    RdShift,

    /// <summary>Lever terms of the three award logits (E14).</summary>
    SrdiLevers,
    TechCentreLevers,
    GreenLevers,

    /// <summary>Orders over output at the base date: what scales the base population so that it makes what was published (§7).</summary>
    StartScale,
    LnStartScale,
    Count,
}
