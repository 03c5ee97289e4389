using Zyz.Sim.Model.Scenarios;

namespace Zyz.Sim.Model.ReadOut;

/// <summary>A statement, whether it holds, and the figure that says so.</summary>
/// <param name="Expectation">The statement.</param>
/// <param name="Verdict">Whether it holds.</param>
/// <param name="Figure">The figure; null where the results have none, for example for a target beyond the horizon.</param>
public sealed record ExpectationAnswer(Expectation Expectation, ExpectationVerdict Verdict, Estimate? Figure);
