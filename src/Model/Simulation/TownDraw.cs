namespace Zyz.Sim.Model.Simulation;

/// <summary>What a town draws in every quarter.</summary>
internal enum TownDraw
{
    /// <summary>Standard normal score of the shock all towns share (E2).</summary>
    RegionalShock,

    /// <summary>Standard normal score of the town's own shock (E2).</summary>
    TownShock,

    /// <summary>Standard normal score of its price (E6).</summary>
    TownPrice,

    /// <summary>Standard normal score of what metals' prices share (E6).</summary>
    MetalsPrice,

    /// <summary>Number of entrants (E10).</summary>
    Entrants,
    Count,
}
