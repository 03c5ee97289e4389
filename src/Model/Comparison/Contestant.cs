using System.Collections.Immutable;
using Zyz.Sim.Model.ReadOut;
using Zyz.Sim.Model.Scenarios;

namespace Zyz.Sim.Model.Comparison;

/// <summary>A scenario that has been played, ready to be compared.</summary>
/// <param name="Id">What it is called in the comparison: its id, told apart where two files share it.</param>
/// <param name="Played">Its plan and outcomes.</param>
/// <param name="Statements">What it says of itself.</param>
public sealed record Contestant(string Id, PlayedScenario Played, ImmutableArray<Expectation> Statements);
