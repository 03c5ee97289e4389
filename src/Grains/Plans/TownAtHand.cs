using System.Collections.Concurrent;
using Zyz.Sim.Model.Simulation;

namespace Zyz.Sim.Grains.Plans;

/// <summary>
/// A town made ready on this silo from its part of a plan, and players whose buffers are used again. Plans that differ elsewhere
/// share it.
/// </summary>
internal sealed class TownAtHand(Func<TownSetting> make)
{
    private readonly ConcurrentBag<TownPlayer> players = [];
    private readonly Lazy<TownSetting> setting = new(make);

    /// <summary>The town's setting.</summary>
    public TownSetting Setting => setting.Value;

    /// <summary>Borrows a player.</summary>
    public TownPlayer Rent() => players.TryTake(out TownPlayer? player) ? player : new TownPlayer(Setting);

    /// <summary>Gives a player back.</summary>
    public void Return(TownPlayer player) => players.Add(player);

    /// <summary>Lets go of the players: their buffers are the most of what a town holds.</summary>
    public void Rest() => players.Clear();
}
