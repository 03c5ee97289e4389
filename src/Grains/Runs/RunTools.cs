namespace Zyz.Sim.Grains.Runs;

/// <summary>What playing needs of its silo.</summary>
/// <param name="Grains">The way to the grains.</param>
/// <param name="Gate">Computes.</param>
/// <param name="Width">How much the cluster computes at once.</param>
/// <param name="AtHand">Outcomes this silo has at hand.</param>
/// <param name="Meters">Told of work and of attempts that failed.</param>
internal sealed record RunTools(IGrainFactory Grains, ComputeGate Gate, ClusterWidth Width, OutcomesAtHand AtHand, RunMeters Meters);
