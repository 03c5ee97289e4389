using System.Numerics;
using System.Runtime.CompilerServices;
using Zyz.Sim.Model.Draws;

namespace Zyz.Sim.Model.Simulation;

/// <summary>What age means for a slot in a quarter: the same in all replications, but for projects.</summary>
internal sealed class SlotAges
{
    private const int Lanes = DrawAddress.GroupSize;
    private AgeTable? known;
    private double startingYouth;
    private int startingQuarters;

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
        SlotProfile profile = slot.Profile;
        Vary = profile.IsProject;
        if (Vary)
        {
            SetEach(slot, step, ages);
        }
        else if (profile.Kind == SlotKind.Entrant)
        {
            (SharedYouth, SharedClosure) = (ages.OfBirth(profile.Step) * ages.Decay(step), ages.Closure(step - profile.Step));
        }
        else
        {
            if (known != ages)
            {
                known = ages;
                (startingYouth, startingQuarters) = (ages.OfIncumbent(profile.AgeYears), AgeTable.Quarters(profile.AgeYears));
            }

            (SharedYouth, SharedClosure) = (startingYouth * ages.Decay(step), ages.Closure(startingQuarters + step));
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
            int lane = BitOperations.TrailingZeroCount(living);
            Youth[lane] = ages.OfBirth(slot.Opening![lane]) * ages.Decay(step);
            Closure[lane] = ages.Closure(step - slot.Opening[lane]);
        }
    }
}
