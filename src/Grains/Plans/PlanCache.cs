using Zyz.Sim.Contracts;
using Zyz.Sim.Model.Plans;

namespace Zyz.Sim.Grains.Plans;

/// <summary>
/// The plans this silo has at hand, by hash. A plan not at hand is fetched once from its region's catalogue and its hash
/// is checked: a plan is never taken on trust.
/// </summary>
internal sealed class PlanCache(IGrainFactory grains)
{
    private const int Kept = 16;
    private readonly Bounded<PlanSettings> settings = new(Kept);
    private readonly TownsAtHand towns = new();

    /// <summary>The settings of a plan.</summary>
    /// <param name="reference">Names the plan.</param>
    /// <returns>Its settings on this silo.</returns>
    /// <exception cref="InvalidOperationException">The catalogue does not keep the plan.</exception>
    public async ValueTask<PlanSettings> GetAsync(PlanReference reference)
    {
        if (settings.TryGet(reference.Hash, out PlanSettings? found))
        {
            return found;
        }

        PlanDocument document = await grains.GetGrain<IRegionGrain>(reference.Region).FindPlanAsync(reference.Hash)
            ?? throw new InvalidOperationException($"plan {reference.Hash} is not kept by region {reference.Region}");
        return Keep(reference.Hash, document.Text);
    }

    /// <summary>Makes a plan ready from its text.</summary>
    /// <param name="hash">The hash it must have.</param>
    /// <param name="text">Its canonical text.</param>
    /// <returns>Its settings.</returns>
    /// <exception cref="InvalidDataException">The text is no plan, or not the one of that hash.</exception>
    public PlanSettings Keep(string hash, byte[] text)
    {
        if (PlanText.Hash(text) != hash)
        {
            throw new InvalidDataException($"the plan's text does not have the hash {hash}");
        }

        return settings.TryGet(hash, out PlanSettings? found) ? found : settings.Keep(hash, new PlanSettings(hash, PlanText.Read(text), towns));
    }
}
