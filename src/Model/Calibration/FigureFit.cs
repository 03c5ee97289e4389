namespace Zyz.Sim.Model.Calibration;

/// <summary>A figure taken in: how it stood against the prior, and what the model says of it after.</summary>
/// <param name="Figure">The figure.</param>
/// <param name="Before">What the prior said, in the figure's unit (a growth rate in %).</param>
/// <param name="After">What the posterior says.</param>
/// <param name="ErrorSd">Standard deviation of its error [log points].</param>
/// <param name="Implausibility">Distance from the prior [standard deviations].</param>
public sealed record FigureFit(ObservedFigure Figure, Summary Before, Summary After, double ErrorSd, double Implausibility);
