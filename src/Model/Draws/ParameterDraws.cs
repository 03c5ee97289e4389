namespace Zyz.Sim.Model.Draws;

/// <summary>The parameter draws of one town for a group of 64 replications.</summary>
public sealed class ParameterDraws
{
    private readonly double[] values = new double[ParameterCatalogue.Count * DrawAddress.GroupSize];

    /// <summary>The 64 draws of a parameter.</summary>
    /// <param name="parameter">Which.</param>
    public Span<double> this[Parameter parameter] =>
        values.AsSpan((int)parameter * DrawAddress.GroupSize, DrawAddress.GroupSize);

    /// <summary>The draw of one parameter for one lane.</summary>
    /// <param name="parameter">Which.</param>
    /// <param name="lane">Replication in the group. In [0, 63].</param>
    /// <returns>The draw.</returns>
    public double At(Parameter parameter, int lane) => values[(int)parameter * DrawAddress.GroupSize + lane];
}
