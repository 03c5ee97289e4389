using System.Runtime.CompilerServices;
using Zyz.Sim.Model.Draws;
using Zyz.Sim.Model.Enterprises;
using Zyz.Sim.Model.Numerics;

namespace Zyz.Sim.Model.Simulation;

/// <summary>
/// What age means for a slot in a quarter: the same in all replications, but for projects. What is shared is computed once
/// a quarter and kept from group to group: it cost as much as a twentieth of the slot's quarter.
/// </summary>
internal sealed class SlotAges
{
    private const int Lanes = DrawAddress.GroupSize;
    private double[] sharedYouth = [];
    private double[] sharedClosure = [];
    private double youthYears;

    /// <summary>Whether ages differ between replications.</summary>
    public bool Vary { get; private set; }

    /// <summary>e^(−a/τ_a) where all replications share it.</summary>
    public double SharedYouth { get; private set; }

    /// <summary>s(a) where all replications share it.</summary>
    public double SharedClosure { get; private set; }

    /// <summary>e^(−a/τ_a) by replication, where ages differ.</summary>
    public double[] Youth { get; private set; } = [];

    /// <summary>s(a) by replication, where ages differ.</summary>
    public double[] Closure { get; private set; } = [];

    /// <summary>Sets the ages of a slot at the end of a step.</summary>
    /// <param name="slot">The slot; always the same one.</param>
    /// <param name="step">Step.</param>
    /// <param name="youth">τ_a [years].</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Set(EnterpriseBlock slot, int step, double youth)
    {
        Vary = slot.Profile.IsProject;
        if (Vary)
        {
            SetEach(slot, step, youth);
            return;
        }

        if (step >= sharedYouth.Length || youth != youthYears)
        {
            Keep(slot, step, youth);
        }

        (SharedYouth, SharedClosure) = (sharedYouth[step], sharedClosure[step]);
    }

    /// <summary>Computes the shared ages of all steps up to one.</summary>
    private void Keep(EnterpriseBlock slot, int step, double youth)
    {
        int steps = 4 * (step / 4 + 1) + 1;
        (sharedYouth, sharedClosure, youthYears) = (new double[steps], new double[steps], youth);
        for (int t = 0; t < steps; t++)
        {
            double age = Math.Max(0, slot.AgeYears(t, 0));
            (sharedYouth[t], sharedClosure[t]) = (Elementary.Exp(-age / youth), ClosureAge.Factor(age));
        }
    }

    private void SetEach(EnterpriseBlock slot, int step, double youth)
    {
        if (Youth.Length == 0)
        {
            (Youth, Closure) = (new double[Lanes], new double[Lanes]);
        }

        for (ulong living = slot.Alive; living != 0; living &= living - 1)
        {
            int lane = System.Numerics.BitOperations.TrailingZeroCount(living);
            double age = slot.AgeYears(step, lane);
            Youth[lane] = Elementary.Exp(-age / youth);
            Closure[lane] = ClosureAge.Factor(age);
        }
    }
}
