namespace Zyz.Sim.Model.Simulation;

/// <summary>What a town sums over its enterprises in a quarter, by replication.</summary>
internal enum SumField
{
    Orders,

    /// <summary>u·ΣK: not summed, since u is the town's.</summary>
    Usable,
    Produced,
    Slack,
    Capacity,

    /// <summary>By how much pipelines grow: ordered, less arrived, and what the newborn bring; at the base date all there is.</summary>
    PipelineGrowth,
    Alive,
    Closed,
    ClosedOrders,
    ClosedCapacity,
    ClosedPipeline,
    MergedOrders,
    MergedCapacity,
    MergedPipeline0,
    MergedPipeline1,
    MergedPipeline2,
    MergedPipeline3,
    Merged,
    ReceivedCapacity,
    ReceivedPipeline,

    /// <summary>Σq + φ·Σslack: not summed, since φ is the town's.</summary>
    Output,
    NewOrders,
    RampOrders,
    Born,
    ProjectsBorn,

    // Fourth quarters only
    AboveScale,
    AboveScaleOutput,
    Over100m,
    Over1bn,
    Srdi,
    TechCentres,
    Green,
    YearOutput,
    SquaredOutput,

    /// <summary>What the grid of <see cref="SquaredOutput"/> leaves of the squares.</summary>
    SquaredOutputRest,
    LeadingOutput,
    LeadingRd,
    Largest1,
    Largest2,
    Largest3,
    ProjectsRamping,
    ProjectsFull,
    Count,
}
