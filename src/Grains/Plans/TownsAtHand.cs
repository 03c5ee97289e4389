using Zyz.Sim.Model.Plans;
using Zyz.Sim.Model.Simulation;

namespace Zyz.Sim.Grains.Plans;

/// <summary>
/// Towns made ready on this silo, by the hash of their part of a plan: plans that differ elsewhere share them. Where only levers, the
/// seed or what a recalibration left differ, all else is taken over: populations and places were a sixth of the time of an answer in
/// which every town is played again, and passes of a recalibration differ in their members alone.
/// </summary>
internal sealed class TownsAtHand
{
    private const int Kept = 96;
    private readonly Bounded<Lazy<TownSetting>> towns = new(Kept);
    private readonly Bounded<TownSetting> likes = new(Kept);

    /// <summary>The town of a part.</summary>
    /// <param name="hash">Hash of the part.</param>
    /// <param name="part">The part.</param>
    /// <param name="town">Town id.</param>
    public Lazy<TownSetting> Find(string hash, Plan part, string town) =>
        towns.TryGet(hash, out Lazy<TownSetting>? found) ? found : towns.Keep(hash, new Lazy<TownSetting>(() => Make(part, town)));

    private TownSetting Make(Plan part, string town)
    {
        Plan rest = part with { Ensemble = null, Scenario = part.Scenario with { Levers = [], Seed = 0 } };
        string name = TownPlan.Hash(rest);
        return (likes.TryGet(name, out TownSetting? like) ? like : likes.Keep(name, TownSetting.Of(rest, town))).Under(part);
    }
}
