using System.Collections.Concurrent;
using Zyz.Sim.Model.Draws;
using Zyz.Sim.Model.Plans;
using Zyz.Sim.Model.Simulation;

namespace Zyz.Sim.Grains.Plans;

/// <summary>A plan made ready on this silo: town settings, built once and shared by its batches.</summary>
internal sealed class PlanSettings(string hash, Plan plan, TownsAtHand atHand)
{
    private const int DrawsKept = 64;
    private readonly ConcurrentDictionary<string, Lazy<(string Hash, Lazy<TownSetting> Town)>> towns = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string Town, int Chunk), Lazy<TownDraws>> draws = new();

    /// <summary>Hash of the plan.</summary>
    public string Hash => hash;

    /// <summary>The plan.</summary>
    public Plan Plan => plan;

    /// <summary>The setting of a town.</summary>
    public TownSetting Town(string town) => Find(town).Town.Value;

    /// <summary>The hash of the part of the plan a town's outcomes are a function of.</summary>
    public string TownHash(string town) => Find(town).Hash;

    /// <summary>Draws of a chunk of the main pass, shared by a town's enterprise grains.</summary>
    public TownDraws Draws(string town, int chunk)
    {
        if (draws.Count > DrawsKept)
        {
            draws.Clear();
        }

        return draws.GetOrAdd((town, chunk), key => new Lazy<TownDraws>(
            () => new TownDraws(Town(key.Town), new DrawAddress(plan.Scenario.Seed, (uint)key.Chunk), ParameterSource.Own))).Value;
    }

    private (string Hash, Lazy<TownSetting> Town) Find(string town) => towns.GetOrAdd(town, id => new(() =>
    {
        Plan part = TownPlan.Of(plan, id);
        string name = TownPlan.Hash(part);
        return (name, atHand.Find(name, part, id));
    })).Value;
}
