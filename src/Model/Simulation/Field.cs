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
    Count,
}
