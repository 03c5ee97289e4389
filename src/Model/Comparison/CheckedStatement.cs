using Zyz.Sim.Model.ReadOut;
using Zyz.Sim.Model.Scenarios;

namespace Zyz.Sim.Model.Comparison;

/// <summary>A statement of a scenario's <c>expect</c> block and its answer.</summary>
/// <param name="Scenario">Id of the scenario that makes it.</param>
/// <param name="Statement">The statement.</param>
/// <param name="Answer">The answer; null where the scenario it names is not among those compared.</param>
public sealed record CheckedStatement(string Scenario, Expectation Statement, ExpectationAnswer? Answer);
