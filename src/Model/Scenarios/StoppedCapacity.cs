using Zyz.Sim.Model.Time;

namespace Zyz.Sim.Model.Scenarios;

/// <summary>A share of a town's capacity stands still for some quarters (E7's stop).</summary>
/// <param name="Town">Town id.</param>
/// <param name="From">First quarter.</param>
/// <param name="Until">Last quarter, included.</param>
/// <param name="Share">Share of capacity that stands still [1]. In [0, 1].</param>
public sealed record StoppedCapacity(string Town, Quarter From, Quarter Until, double Share);
