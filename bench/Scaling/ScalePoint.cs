namespace Zyz.Sim.Bench.Scaling;

/// <summary>What one size cost.</summary>
/// <param name="Size">Enterprises, replications or years [count].</param>
/// <param name="Seconds">Processor time of the warm play [s].</param>
/// <param name="EnterpriseQuarters">Live enterprise-quarter-replications in it [count].</param>
/// <param name="Heap">Largest managed memory held after a town [bytes].</param>
internal readonly record struct ScalePoint(int Size, double Seconds, long EnterpriseQuarters, long Heap);
