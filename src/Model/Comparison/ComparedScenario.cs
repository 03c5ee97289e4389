using Zyz.Sim.Model.Regions;

namespace Zyz.Sim.Model.Comparison;

/// <summary>A scenario of a comparison.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">Its title.</param>
/// <param name="ResultHash">Hash over every annual outcome: equal hashes, equal futures.</param>
/// <param name="Horizon">End of its last year, ISO date.</param>
/// <param name="Hindsight">True where it read figures published after its origin.</param>
public sealed record ComparedScenario(string Id, Text Title, string ResultHash, string Horizon, bool Hindsight);
