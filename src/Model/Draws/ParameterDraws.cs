using System.Runtime.CompilerServices;
using Zyz.Sim.Model.Numerics;

namespace Zyz.Sim.Model.Draws;

/// <summary>The parameter draws of one town for a group of 64 replications.</summary>
public sealed class ParameterDraws
{
    private readonly LaneTable values = new(ParameterCatalogue.Count);

    /// <summary>The 64 draws of a parameter.</summary>
    /// <param name="parameter">Which.</param>
    public Span<double> this[Parameter parameter] =>
        values[(int)parameter];

    /// <summary>Where the numbers begin: a parameter's draw in a lane lies <see cref="Simulation.LaneRows.At(Parameter, int)"/> further on.</summary>
    internal ref double Numbers => ref values.First(0);

    /// <summary>The draw of one parameter for one lane.</summary>
    /// <param name="parameter">Which.</param>
    /// <param name="lane">Replication in the group. In [0, 63].</param>
    /// <returns>The draw.</returns>
    public double At(Parameter parameter, int lane) => Unsafe.Add(ref values.First((int)parameter), lane);
}
