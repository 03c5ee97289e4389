namespace Zyz.Sim.Model.Calibration;

/// <summary>What an ensemble is asked to agree with.</summary>
/// <param name="Values">The figures, on the scale of the predictions (logarithms).</param>
/// <param name="IsBound">True where the figure is a lower bound ("more than").</param>
/// <param name="Error">Covariance of figure minus prediction: measurement, luck, model. Positive definite.</param>
public sealed record SmootherData(double[] Values, bool[] IsBound, double[,] Error);
