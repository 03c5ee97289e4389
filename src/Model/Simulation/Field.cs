namespace Zyz.Sim.Model.Simulation;

/// <summary>The numbers an enterprise slot keeps for each replication.</summary>
internal enum Field
{
    LnOrders,
    Orders,
    Capacity,
    Pipeline0,
    Pipeline1,
    Pipeline2,
    Pipeline3,
    YearOutput,
    Sigma,
    Centre,
    Output,
    RdIntensity,

    /// <summary>Bits, no number: the draws of the odd quarter that came with those of the even one before it.</summary>
    Later,

    /// <summary>e^(b/τ_a) of its time of birth b: its youth but for what all share (<see cref="AgeTable"/>).</summary>
    Youth,

    /// <summary>Step of birth; for incumbents less than 0 by their completed quarters of life at the base date.</summary>
    BornAt,

    /// <summary>Bits, no number: the address of its draws.</summary>
    Who,
    Count,
}
