using System.Collections.Concurrent;
using Zyz.Sim.Model.Draws;
using Zyz.Sim.Model.Plans;
using Zyz.Sim.Model.Simulation;

namespace Zyz.Sim.Grains.Plans;

/// <summary>A plan made ready on this silo: town settings and players, built once and shared by its batches.</summary>
/// <param name="hash">The plan's hash.</param>
/// <param name="plan">The plan.</param>
/// <param name="bare">Settings of the same plan without its ensemble, from which the towns' tables are taken; null where it has none.</param>
internal sealed class PlanSettings(string hash, Plan plan, PlanSettings? bare = null)
{
    private const int DrawsKept = 64;
    private readonly ConcurrentDictionary<string, Lazy<TownSetting>> towns = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, ConcurrentBag<TownPlayer>> players = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string Town, int Chunk), Lazy<TownDraws>> draws = new();

    /// <summary>Hash of the plan.</summary>
    public string Hash => hash;

    /// <summary>The plan.</summary>
    public Plan Plan => plan;

    /// <summary>The setting of a town.</summary>
    public TownSetting Town(string town) => towns.GetOrAdd(town, t => new Lazy<TownSetting>(() => bare?.Town(t).Under(plan) ?? TownSetting.Of(plan, t))).Value;

    /// <summary>Borrows a player; its buffers are reused.</summary>
    public TownPlayer Rent(string town) => players.GetOrAdd(town, _ => []).TryTake(out TownPlayer? player) ? player : new TownPlayer(Town(town));

    /// <summary>Gives a player back.</summary>
    public void Return(TownPlayer player) => players.GetOrAdd(player.Setting.Town.Id, _ => []).Add(player);

    /// <summary>Lets go of the players: a run has ended, and their buffers are the most of what a plan holds.</summary>
    public void Rest() => players.Clear();

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
}
