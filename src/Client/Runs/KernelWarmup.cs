using Zyz.Sim.Model;
using Zyz.Sim.Model.Draws;
using Zyz.Sim.Model.Plans;
using Zyz.Sim.Model.Simulation;

namespace Zyz.Sim.Client;

/// <summary>
/// Plays 64 replications of the smallest town while the silo starts, and throws them away: what computes is compiled for this
/// processor when it is first called, on one thread, and a silo's start leaves a core idle.
/// </summary>
internal static class KernelWarmup
{
    /// <summary>Begins, and lets nobody wait for it.</summary>
    /// <param name="planText">The plan about to be played.</param>
    public static void Begin(byte[] planText) => _ = Task.Run(() =>
    {
        Plan plan = PlanText.Read(planText);
        string town = plan.Region.Towns.MinBy(t => t.Enterprises)!.Id;
        try
        {
            var player = new TownPlayer(TownSetting.Of(TownPlan.Of(plan, town), town));
            player.Play(new DrawAddress(plan.Scenario.Seed, 0), ParameterSource.Own);
        }
        catch (ModelException)
        {
            // the run will say so, with the replication and the quarter
        }
    });
}
