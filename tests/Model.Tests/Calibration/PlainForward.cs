using System.Runtime.InteropServices;
using Zyz.Sim.Model.Calibration;
using Zyz.Sim.Model.Draws;
using Zyz.Sim.Model.Plans;
using Zyz.Sim.Model.ReadOut;
using Zyz.Sim.Model.Simulation;

namespace Zyz.Sim.Model.Tests.Calibration;

/// <summary>Plays what a recalibration asks for in plain loops, without grains.</summary>
internal static class PlainForward
{
    /// <summary>Plays a recalibration to its end.</summary>
    public static Recalibration Play(RecalibrationRequest request)
    {
        var recalibration = new Recalibration(request);
        TownSetting[] towns = [.. request.History.Region.Towns.Select(t => TownSetting.Of(request.History, t.Id))];
        while (recalibration.Next() is { } pass)
        {
            recalibration.Take(Play(pass.Plan, pass.Replications, [.. recalibration.Planes], [.. recalibration.Rows], towns));
        }

        return recalibration;
    }

    /// <summary>Some planes and years of the first replications of a plan.</summary>
    public static OutcomeTable Play(Plan plan, int replications, int[] planes, int[] rows, TownSetting[]? towns = null)
    {
        var table = new OutcomeTable(plan.Region.Towns.Select(t => t.Id), [.. planes], [.. rows], replications);
        int groups = (replications + DrawAddress.GroupSize - 1) / DrawAddress.GroupSize;
        foreach (string town in plan.Region.Towns.Select(t => t.Id))
        {
            TownSetting setting = towns?.First(t => t.Town.Id == town).Under(plan) ?? TownSetting.Of(plan, town);
            Parallel.For(0, groups, () => new TownPlayer(setting), (group, _, player) =>
            {
                TownOutcomes played = player.Play(new DrawAddress(plan.Scenario.Seed, (uint)group), ParameterSource.Own);
                double[] kept = [.. planes.SelectMany(p => rows.SelectMany(r => played[p, r].ToArray()))];
                table.Put(town, group * DrawAddress.GroupSize, DrawAddress.GroupSize, MemoryMarshal.AsBytes(kept.AsSpan()));
                return player;
            }, _ => { });
        }

        return table;
    }
}
