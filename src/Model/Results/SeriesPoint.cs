namespace Zyz.Sim.Model.Results;

/// <summary>Mean and quantiles of a measure at the end of a year.</summary>
/// <param name="At">Date, ISO.</param>
/// <param name="Mean">Mean.</param>
/// <param name="P05">5 %.</param>
/// <param name="P25">25 %.</param>
/// <param name="P50">Median.</param>
/// <param name="P75">75 %.</param>
/// <param name="P95">95 %.</param>
public sealed record SeriesPoint(string At, double Mean, double P05, double P25, double P50, double P75, double P95);
