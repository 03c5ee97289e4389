namespace Zyz.Sim.Model.ReadOut;

/// <summary>A figure with its sampling error.</summary>
/// <param name="Value">The figure, or the difference of two.</param>
/// <param name="Low">Lower end of its 95 % interval.</param>
/// <param name="High">Upper end. The ends meet where the sample leaves no doubt, as with medians of small counts.</param>
/// <param name="Own">The scenario's own figure.</param>
/// <param name="Other">The figure compared with, or null.</param>
/// <param name="Exact">True where two scenarios were compared and every replication agrees to the last bit.</param>
public sealed record Estimate(double Value, double Low, double High, double Own, double? Other, bool Exact = false);
