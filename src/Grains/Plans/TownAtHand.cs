using System.Collections.Concurrent;
using Zyz.Sim.Model.Plans;
using Zyz.Sim.Model.Simulation;

namespace Zyz.Sim.Grains.Plans;

/// <summary>
/// A town made ready on this silo from its part of a plan, and players whose buffers are used again. Plans that differ elsewhere
/// share it.
/// </summary>
/// <param name="part">The town's part of a plan.</param>
/// <param name="town">Id of the town.</param>
/// <param name="bare">The same without its ensemble, whose tables it shares; null where it has none.</param>
internal sealed class TownAtHand(Plan part, string town, TownAtHand? bare)
{
    private readonly ConcurrentBag<TownPlayer> players = [];
    private readonly Lazy<TownSetting> setting = new(() => bare?.Setting.Under(part) ?? TownSetting.Of(part, town));

    /// <summary>The town's setting.</summary>
    public TownSetting Setting => setting.Value;

    /// <summary>Borrows a player.</summary>
    public TownPlayer Rent() => players.TryTake(out TownPlayer? player) ? player : new TownPlayer(Setting);

    /// <summary>Gives a player back.</summary>
    public void Return(TownPlayer player) => players.Add(player);

    /// <summary>Lets go of the players: their buffers are the most of what a town holds.</summary>
    public void Rest() => players.Clear();
}
