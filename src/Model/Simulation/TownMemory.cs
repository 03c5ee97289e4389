using Zyz.Sim.Model.Draws;
using Zyz.Sim.Model.Numerics;

namespace Zyz.Sim.Model.Simulation;

/// <summary>What every slot of a town reads and adds to, and what the town keeps for itself, used again from group to group.</summary>
internal sealed class TownMemory
{
    private const int Lanes = DrawAddress.GroupSize;

    /// <summary>Memory for a town.</summary>
    /// <param name="steps">Simulated quarters [count].</param>
    public TownMemory(int steps) =>
        (Drift, SpillOpened, Luck) = (new double[Lanes * (steps + 1)], new double[Lanes * (steps + 1)], new TownLuck(steps));

    /// <summary>Parameter draws.</summary>
    public ParameterDraws Parameters { get; } = new();

    /// <summary>What the town tells its enterprises.</summary>
    public TownQuarterBlock Quarter { get; } = new();

    /// <summary>What they sum to.</summary>
    public TownSums Sums { get; } = new();

    /// <summary>What it keeps from quarter to quarter (<see cref="TownField"/>).</summary>
    public LaneTable Own { get; } = new((int)TownField.Count);

    /// <summary>m by step, then replication [1/year].</summary>
    public double[] Drift { get; }

    /// <summary>What it draws for itself in every quarter.</summary>
    public TownLuck Luck { get; }

    /// <summary>C/Q of projects by step of opening, then replication.</summary>
    public double[] SpillOpened { get; }

    /// <summary>Ready for another group. (Parameters, drifts and luck are all drawn anew.)</summary>
    public TownMemory Clear()
    {
        Quarter.Clear();
        Sums.Clear();
        Own.Clear();
        Array.Clear(SpillOpened);
        return this;
    }
}
