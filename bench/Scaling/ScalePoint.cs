namespace Zyz.Sim.Bench.Scaling;

/// <summary>What one size cost.</summary>
/// <param name="Size">Enterprises, replications or years [count].</param>
/// <param name="Seconds">Processor time of the warm play [s].</param>
/// <param name="EnterpriseQuarters">Live enterprise-quarter-replications in it [count].</param>
/// <param name="Heap">Largest managed memory held after a town [bytes].</param>
/// <param name="Occupancy">Replications alive in a slot that is played [share]: the rest of its lanes compute for nobody.</param>
internal readonly record struct ScalePoint(int Size, double Seconds, long EnterpriseQuarters, long Heap, double Occupancy);
