using Orleans.Runtime;
using Orleans.Runtime.Placement;

namespace Zyz.Sim.Grains.Runs;

/// <summary>
/// Asks for each batch of a run to be placed on the silo that has the fewest of them under way: left to chance, one silo
/// has a queue while another has nothing to do. A batch that is somewhere already stays there, and a silo that has gone is passed over by the placement.
/// </summary>
/// <param name="width">Knows the silos.</param>
internal sealed class EvenSpread(ClusterWidth width)
{
    private readonly Dictionary<SiloAddress, int> underWay = [];

    /// <summary>Plays a batch where there is most room for it.</summary>
    /// <typeparam name="T">Its outcome.</typeparam>
    /// <param name="play">Sends it out.</param>
    /// <returns>Its outcome.</returns>
    public async Task<T> PlaceAsync<T>(Func<Task<T>> play)
    {
        IReadOnlyCollection<SiloAddress> silos = width.Silos;
        if (silos.Count < 2)
        {
            return await play();
        }

        SiloAddress place = silos.MinBy(s => (underWay.GetValueOrDefault(s), s))!;
        underWay[place] = underWay.GetValueOrDefault(place) + 1;
        RequestContext.Set(IPlacementDirector.PlacementHintKey, place); // goes along with the call, and ends with this method
        try
        {
            return await play();
        }
        finally
        {
            underWay[place]--;
        }
    }
}
