using Zyz.Sim.Model.Draws;

namespace Zyz.Sim.Model.Simulation;

/// <summary>What every slot of a town reads and adds to, kept from group to group.</summary>
internal sealed class TownMemory
{
    /// <summary>Parameter draws.</summary>
    public ParameterDraws Parameters { get; } = new();

    /// <summary>What the town tells its enterprises.</summary>
    public TownQuarterBlock Quarter { get; } = new();

    /// <summary>What they sum to.</summary>
    public TownSums Sums { get; } = new();

    /// <summary>Ready for another group. (Parameters are all drawn anew.)</summary>
    public TownMemory Clear()
    {
        Quarter.Clear();
        Sums.Clear();
        return this;
    }
}
