using Zyz.Sim.Model.Numerics;

namespace Zyz.Sim.Model.Simulation;

/// <summary>A way to play the enterprises of a town through a group of replications. Every way gives the same bits.</summary>
internal interface ITownWay
{
    /// <summary>Plays a group.</summary>
    /// <param name="town">The town, drawn and not yet begun.</param>
    /// <param name="outcomes">Receives annual outcomes.</param>
    /// <param name="lanes">Where enterprises write their numbers.</param>
    /// <param name="observe">Called at the end of every quarter with the town and its slots, or null.</param>
    void Play(TownState town, TownOutcomes outcomes, LaneMemory lanes, Action<TownState, EnterpriseBlock[]>? observe);
}
