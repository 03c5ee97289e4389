using System.Numerics;
using System.Runtime.CompilerServices;
using Zyz.Sim.Model.Draws;
using Zyz.Sim.Model.Enterprises;
using Zyz.Sim.Model.Numerics;

namespace Zyz.Sim.Model.Simulation;

/// <summary>
/// What age means for a slot in a quarter: the same in all replications, but for projects. What incumbents share is computed once and
/// kept from group to group, what entrants share stands in one table for all of them.
/// </summary>
internal sealed class SlotAges
{
    private const int Lanes = DrawAddress.GroupSize;
    private double[] incumbentYouth = [];
    private double[] incumbentClosure = [];
    private AgeTable? table;

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
    /// <param name="ages">What ages mean.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Set(EnterpriseBlock slot, int step, AgeTable ages)
    {
        Vary = slot.Profile.IsProject;
        if (Vary)
        {
            SetEach(slot, step, ages);
        }
        else if (slot.Profile.Kind == SlotKind.Entrant)
        {
            (SharedYouth, SharedClosure) = (ages.Youth(step - slot.Profile.Step), ages.Closure(step - slot.Profile.Step));
        }
        else
        {
            if (table != ages)
            {
                Keep(slot, ages);
            }

            (SharedYouth, SharedClosure) = (incumbentYouth[step], incumbentClosure[step]);
        }
    }

    private void Keep(EnterpriseBlock slot, AgeTable ages)
    {
        table = ages;
        (incumbentYouth, incumbentClosure) = (new double[ages.Steps + 1], new double[ages.Steps + 1]);
        for (int step = 0; step <= ages.Steps; step++)
        {
            double age = slot.AgeYears(step, 0);
            (incumbentYouth[step], incumbentClosure[step]) = (Elementary.Exp(-age / ages.YouthYears), ClosureAge.Factor(age));
        }
    }

    private void SetEach(EnterpriseBlock slot, int step, AgeTable ages)
    {
        if (Youth.Length == 0)
        {
            (Youth, Closure) = (new double[Lanes], new double[Lanes]);
        }

        for (ulong living = slot.Alive; living != 0; living &= living - 1)
        {
            int lane = BitOperations.TrailingZeroCount(living), age = Math.Max(0, step - slot.Opening![lane]);
            Youth[lane] = ages.Youth(age);
            Closure[lane] = ages.Closure(age);
        }
    }
}
