namespace Zyz.Sim.Model.Calibration;

/// <summary>What a recalibration inferred of one shock of one past year, as the sum of its quarters' scores over √4: N(0, 1) before.</summary>
/// <param name="Kind">Purpose of the draw: <c>RegionalShock</c>, <c>TownShock</c>, <c>TownPrice</c>, <c>MetalsPrice</c>.</param>
/// <param name="Scope">Town, or empty for the region.</param>
/// <param name="Year">The year.</param>
/// <param name="Mean">Mean after the figures [standard deviations].</param>
/// <param name="Sd">Standard deviation after them [standard deviations].</param>
public sealed record InferredShock(string Kind, string Scope, int Year, double Mean, double Sd);
