using Zyz.Sim.Model.Simulation;

namespace Zyz.Sim.Grains.Plans;

/// <summary>
/// Players of a silo that have nothing to play, so that the next batch of their town, under whichever plan, uses their buffers again; and
/// the memory of slots, which goes from player to player. Only as much as the batches of a moment need: the buffers of all towns of all
/// plans at hand once took two gigabytes.
/// </summary>
/// <param name="capacity">Most players kept [count].</param>
/// <param name="threads">Threads that play [count].</param>
internal sealed class IdlePlayers(int capacity, int threads)
{
    private const int MemoriesPerThread = 2; // of a batch that can wait, and of an urgent one between its chunks
    private readonly LinkedList<TownPlayer> players = [];
    private readonly Stack<LaneMemory> memories = [];

    /// <summary>A player of a town.</summary>
    public TownPlayer Rent(TownSetting setting)
    {
        TownPlayer? player;
        LaneMemory? memory;
        lock (players)
        {
            player = Find(setting);
            memories.TryPop(out memory);
        }

        player ??= new TownPlayer(setting);
        player.Use(memory ?? new LaneMemory());
        return player;
    }

    /// <summary>Takes a player back; the longest idle may go for it.</summary>
    public void Return(TownPlayer player)
    {
        lock (players)
        {
            if (memories.Count < MemoriesPerThread * threads)
            {
                memories.Push(player.Lanes);
            }

            player.Use(new LaneMemory()); // an idle player holds none: there are far more of them than threads
            players.AddLast(player);
            if (players.Count > capacity)
            {
                players.RemoveFirst();
            }
        }
    }

    private TownPlayer? Find(TownSetting setting)
    {
        for (LinkedListNode<TownPlayer>? place = players.Last; place is not null; place = place.Previous)
        {
            if (place.Value.TryTurnTo(setting))
            {
                players.Remove(place);
                return place.Value;
            }
        }

        return null;
    }
}
