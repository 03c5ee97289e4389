using Zyz.Sim.Model.Simulation;

namespace Zyz.Sim.Grains.Plans;

/// <summary>
/// Players of a silo that have nothing to play, so that the next batch of their town uses their buffers again. Only as many as the
/// batches of a moment need: the buffers of all towns of all plans at hand once took two gigabytes.
/// </summary>
/// <param name="capacity">Most players kept [count].</param>
internal sealed class IdlePlayers(int capacity)
{
    private readonly LinkedList<TownPlayer> players = [];

    /// <summary>A player of a town.</summary>
    public TownPlayer Rent(TownSetting setting)
    {
        lock (players)
        {
            for (LinkedListNode<TownPlayer>? place = players.Last; place is not null; place = place.Previous)
            {
                if (ReferenceEquals(place.Value.Setting, setting))
                {
                    players.Remove(place);
                    return place.Value;
                }
            }
        }

        return new TownPlayer(setting);
    }

    /// <summary>Takes a player back; the longest idle may go for it.</summary>
    public void Return(TownPlayer player)
    {
        lock (players)
        {
            players.AddLast(player);
            if (players.Count > capacity)
            {
                players.RemoveFirst();
            }
        }
    }
}
