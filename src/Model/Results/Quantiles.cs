namespace Zyz.Sim.Model.Results;

/// <summary>Five quantiles of an outcome over replications.</summary>
/// <param name="P05">5 %.</param>
/// <param name="P25">25 %.</param>
/// <param name="P50">Median.</param>
/// <param name="P75">75 %.</param>
/// <param name="P95">95 %.</param>
public sealed record Quantiles(double P05, double P25, double P50, double P75, double P95);
