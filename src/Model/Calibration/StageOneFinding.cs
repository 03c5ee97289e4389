namespace Zyz.Sim.Model.Calibration;

/// <summary>What the exact stage says of one quantity, beside the ensemble.</summary>
/// <param name="Quantity"><c>townDrift</c> or <c>commonDrift</c> [1/year], <c>lnBaseOutput</c> [ln 亿元].</param>
/// <param name="Scope">Town, or empty for the region.</param>
/// <param name="BeforeMean">Mean before the figures.</param>
/// <param name="BeforeSd">Standard deviation before them.</param>
/// <param name="AfterMean">Mean after them.</param>
/// <param name="AfterSd">Standard deviation after them.</param>
public sealed record StageOneFinding(string Quantity, string Scope, double BeforeMean, double BeforeSd, double AfterMean, double AfterSd);
