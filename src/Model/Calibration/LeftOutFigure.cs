using Zyz.Sim.Model.Regions;

namespace Zyz.Sim.Model.Calibration;

/// <summary>A figure known on the day that is not taken in, and why.</summary>
/// <param name="Figure">The figure as published.</param>
/// <param name="Reason">Why.</param>
public sealed record LeftOutFigure(Observation Figure, LeftOutReason Reason);
