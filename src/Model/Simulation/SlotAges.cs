using System.Runtime.CompilerServices;
using Zyz.Sim.Model.Draws;
using Zyz.Sim.Model.Enterprises;
using Zyz.Sim.Model.Numerics;

namespace Zyz.Sim.Model.Simulation;

/// <summary>What age means for a slot in a quarter: the same in all replications, but for projects.</summary>
internal sealed class SlotAges(double youthYears)
{
    private const int Lanes = DrawAddress.GroupSize;

    /// <summary>Whether ages differ between replications.</summary>
    public bool Vary { get; private set; }

    /// <summary>e^(−a/τ_a) where all replications share it.</summary>
    public double SharedYouth { get; private set; }

    /// <summary>s(a) where all replications share it.</summary>
    public double SharedClosure { get; private set; }

    /// <summary>e^(−a/τ_a) by replication, where ages differ.</summary>
    public double[] Youth { get; } = new double[Lanes];

    /// <summary>s(a) by replication, where ages differ.</summary>
    public double[] Closure { get; } = new double[Lanes];

    /// <summary>Sets the ages of a slot at the end of a step.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Set(EnterpriseBlock slot, int step)
    {
        Vary = slot.Profile.IsProject;
        if (!Vary)
        {
            double age = slot.AgeYears(step, 0);
            SharedYouth = Elementary.Exp(-age / youthYears);
            SharedClosure = ClosureAge.Factor(age);
            return;
        }

        for (ulong living = slot.Alive; living != 0; living &= living - 1)
        {
            int lane = System.Numerics.BitOperations.TrailingZeroCount(living);
            double age = slot.AgeYears(step, lane);
            Youth[lane] = Elementary.Exp(-age / youthYears);
            Closure[lane] = ClosureAge.Factor(age);
        }
    }
}
