using Orleans.Runtime;

namespace Zyz.Sim.Grains.Runs;

/// <summary>How much the cluster computes at once, this silo's threads taken for those of each.</summary>
internal sealed class ClusterWidth(ComputeGate gate, ISiloStatusOracle silos)
{
    /// <summary>Batches computed at once by all silos [count].</summary>
    public int Threads => gate.Threads * Math.Max(1, Silos.Count);

    /// <summary>Silos that take work.</summary>
    public IReadOnlyCollection<SiloAddress> Silos => silos.GetApproximateSiloStatuses(onlyActive: true).Keys;
}
