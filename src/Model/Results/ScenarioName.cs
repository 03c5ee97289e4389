using Zyz.Sim.Model.Regions;

namespace Zyz.Sim.Model.Results;

/// <summary>Id and name of a scenario.</summary>
/// <param name="Id">Id.</param>
/// <param name="Title">Name.</param>
public sealed record ScenarioName(string Id, Text Title);
