using System.Collections.Immutable;
using Zyz.Sim.Model.Draws;
using Zyz.Sim.Model.Numerics;
using Zyz.Sim.Model.Simulation;

namespace Zyz.Sim.Model.Panels;

/// <summary>
/// The engine's forecast of every firm of a group: its orders at the end of each year, replication by replication, drift of its own
/// included. Sums over firms in one replication are futures of the group.
/// </summary>
internal static class PanelPlayer
{
    /// <summary>Groups of 64 replications played [count]: 1024 members.</summary>
    private const int Chunks = 16;

    /// <summary>ρ: share of a year's shared shock that comes again in the next year, mean and sd of a judgement [1].</summary>
    private const double Carried = 0.4, CarriedSd = 0.2, LargestCarried = 0.9;

    /// <summary>Members of a forecast [count].</summary>
    public const int Members = Chunks * DrawAddress.GroupSize;

    /// <summary>Plays a group.</summary>
    /// <param name="setting">The group as a town.</param>
    /// <param name="firms">Its firms, in the order of their ids.</param>
    /// <param name="learnt">What was learnt by the origin.</param>
    /// <param name="cancellation">Stops between groups of replications.</param>
    /// <returns>ln of the size [ln of the panel's unit] by firm, year (0 the first after the origin) and member; and what
    /// shocks carried over would add to all of them, by year and member: no part of the engine, see docs/scores.md.</returns>
    public static (double[][][] Futures, double[][] CarriedOver) Play(TownSetting setting, ImmutableArray<GrowthSeries> firms, PanelLearning learnt, CancellationToken cancellation)
    {
        double[][][] futures = [.. firms.Select(_ => Enumerable.Range(0, setting.Years).Select(_ => new double[Members]).ToArray())];
        Dictionary<string, int> place = firms.Select((f, i) => (f.Id, i)).ToDictionary(f => $"{setting.Town.Id}/{f.Id}", f => f.i, StringComparer.Ordinal);
        var player = new TownPlayer(setting);
        double[][] shared = [.. Enumerable.Range(0, setting.Years).Select(_ => new double[Members])];
        for (uint chunk = 0; chunk < Chunks; chunk++)
        {
            cancellation.ThrowIfCancellationRequested();
            int first = (int)chunk * DrawAddress.GroupSize;
            player.Play(new DrawAddress(setting.Plan.Scenario.Seed, chunk), ParameterSource.Own, (town, slots) =>
            {
                ReadOnlySpan<double> common = town.Quarter[QuarterField.Common];
                Span<double> year = shared[(town.Quarter.Step - 1) / 4].AsSpan(first, DrawAddress.GroupSize);
                for (int lane = 0; lane < DrawAddress.GroupSize; lane++)
                {
                    year[lane] += common[lane];
                }

                if (town.Quarter.Step % 4 != 0)
                {
                    return;
                }

                foreach (EnterpriseBlock slot in slots)
                {
                    int firm = place[slot.Profile.Id];
                    double size = firms[firm].LnSize!.Value, before = Elementary.Log(slot.Profile.Size);
                    Span<double> target = futures[firm][town.Quarter.Step / 4 - 1].AsSpan(first, DrawAddress.GroupSize);
                    for (int lane = 0; lane < DrawAddress.GroupSize; lane++)
                    {
                        // Orders begin a year and a half of quarters above the size (§7): that rise is no growth after the origin.
                        target[lane] = size + slot[Field.LnOrders][lane] - (before + town.Start.LnScale[lane] + town.Start.LnRise[lane]);
                    }
                }
            });
        }

        AddOwnDrifts(futures, firms, learnt, setting.Plan.Scenario.Seed);
        return (futures, CarriedOver(shared, learnt.LastShock(setting.Town.Id), setting.Plan.Scenario.Seed));
    }

    /// <summary>
    /// What it adds if a share ρ of a year's shared shock comes again in the next: a_k = c_k + ρ·a_(k−1), c_k the engine's own shocks of the
    /// year, a_0 what the panel says of the origin year. The engine has ρ = 0.
    /// </summary>
    private static double[][] CarriedOver(double[][] shared, double last, ulong seed)
    {
        EntityId id = EntityId.Of("panel/carriedOver");
        double[][] added = [.. shared.Select(_ => new double[Members])];
        Span<double> uniforms = stackalloc double[DrawAddress.GroupSize];
        for (uint chunk = 0; chunk < Chunks; chunk++)
        {
            new DrawAddress(seed, chunk).Uniforms(uniforms, id, 0, Purpose.FirmDrift);
            for (int lane = 0; lane < uniforms.Length; lane++)
            {
                int member = (int)chunk * DrawAddress.GroupSize + lane;
                double share = Math.Clamp(Carried + CarriedSd * Normal.Quantile(uniforms[lane]), 0, LargestCarried), before = last, sum = 0;
                for (int year = 0; year < shared.Length; year++)
                {
                    sum += share * before;
                    before = shared[year][member] + share * before;
                    added[year][member] = sum;
                }
            }
        }

        return added;
    }

    /// <summary>E3 adds up on the logarithm, so a firm's own drift may be added to what was played.</summary>
    private static void AddOwnDrifts(double[][][] futures, ImmutableArray<GrowthSeries> firms, PanelLearning learnt, ulong seed)
    {
        Span<double> uniforms = stackalloc double[DrawAddress.GroupSize];
        for (int firm = 0; firm < firms.Length; firm++)
        {
            (double mean, double sd) = learnt.OwnDrifts[firms[firm].Id];
            EntityId id = EntityId.Of($"firm/{firms[firm].Id}");
            for (uint chunk = 0; chunk < Chunks; chunk++)
            {
                new DrawAddress(seed, chunk).Uniforms(uniforms, id, 0, Purpose.FirmDrift);
                for (int lane = 0; lane < uniforms.Length; lane++)
                {
                    double drift = mean + sd * Normal.Quantile(uniforms[lane]);
                    for (int year = 0; year < futures[firm].Length; year++)
                    {
                        futures[firm][year][(int)chunk * DrawAddress.GroupSize + lane] += (year + 1) * drift;
                    }
                }
            }
        }
    }
}
