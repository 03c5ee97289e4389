namespace Zyz.Sim.Reporting;

/// <summary>One target in words and numbers, ready to be shown.</summary>
/// <param name="Id">Target id.</param>
/// <param name="Name">Town and measure.</param>
/// <param name="Goal">Relation, value, unit.</param>
/// <param name="Probability">Probability in numbers.</param>
/// <param name="Words">Probability in words.</param>
/// <param name="MonteCarlo">95 % interval left by the number of replications.</param>
/// <param name="Epistemic">5–95 % band left by the priors.</param>
/// <param name="Outcome">Median outcome with its unit.</param>
/// <param name="Attainment">Median of outcome over value.</param>
/// <param name="Shortfall">Expected shortfall with its unit.</param>
/// <param name="Needed">Growth a year that would just reach the value.</param>
/// <param name="Reason">Why there is no probability, or null where there is one.</param>
public sealed record TargetRow(
    string Id, string Name, string Goal, string Probability, string Words, string MonteCarlo, string Epistemic,
    string Outcome, string Attainment, string Shortfall, string Needed, string? Reason);
