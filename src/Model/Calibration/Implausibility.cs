namespace Zyz.Sim.Model.Calibration;

/// <summary>How far a figure lies from what the prior expects, in standard deviations of both together.</summary>
/// <param name="Figure">The figure.</param>
/// <param name="Expected">E f: the prior's mean [logarithm].</param>
/// <param name="PriorSd">Standard deviation of f over members and lucks [log points].</param>
/// <param name="ErrorSd">Standard deviation of the figure's error [log points].</param>
/// <param name="Score">|z − E f|/√(Var f + Var e + Var δ); 0 for a bound that lies below.</param>
public sealed record Implausibility(ObservedFigure Figure, double Expected, double PriorSd, double ErrorSd, double Score);
