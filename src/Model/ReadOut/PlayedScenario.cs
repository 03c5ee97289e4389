using Zyz.Sim.Model.Plans;

namespace Zyz.Sim.Model.ReadOut;

/// <summary>A plan and the outcomes of its replications.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Table">Outcomes of the main pass.</param>
public sealed record PlayedScenario(Plan Plan, OutcomeTable Table);
