using Zyz.Sim.Model.Regions;
using Zyz.Sim.Model.Scenarios;

namespace Zyz.Sim.Model.Plans;

/// <summary>All that a result is a function of: region as known at the origin, scenario, seed, model version.</summary>
public sealed record Plan
{
    /// <summary>Version of the model.</summary>
    public required string ModelVersion { get; init; }

    /// <summary>The region, without what the origin could not know and without what no number depends on.</summary>
    public required Region Region { get; init; }

    /// <summary>The scenario.</summary>
    public required Scenario Scenario { get; init; }
}
