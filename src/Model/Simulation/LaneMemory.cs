using Zyz.Sim.Model.Numerics;

namespace Zyz.Sim.Model.Simulation;

/// <summary>
/// What slots write their numbers to, used by one player after the other: a thread that plays town after town stays in the memory its
/// caches hold, and a new plan allocates none. For one thread at a time.
/// </summary>
public sealed class LaneMemory
{
    private readonly Stack<LaneTable> free = [];

    /// <summary>Room for a slot that writes all it reads: it holds what another slot left there.</summary>
    internal LaneTable Take() => free.TryPop(out LaneTable table) ? table : new LaneTable((int)Field.Count);

    /// <summary>Zeros for a slot.</summary>
    internal LaneTable TakeZeros()
    {
        LaneTable table = Take();
        table.Clear();
        return table;
    }

    /// <summary>Takes back what a slot no longer needs.</summary>
    internal void Give(LaneTable table) => free.Push(table);
}
