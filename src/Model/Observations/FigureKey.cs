using Zyz.Sim.Model.Regions;

namespace Zyz.Sim.Model.Observations;

/// <summary>
/// What a figure is a figure of. Publications with the same key speak of the same quantity: a later one revises the
/// earlier.
/// </summary>
/// <param name="Entity">Town, group or peer.</param>
/// <param name="Measure">Measure.</param>
/// <param name="Scope">What it covers; empty where the whole entity of the model is meant, in whatever words.</param>
/// <param name="Year">Year it speaks of.</param>
public readonly record struct FigureKey(string Entity, string Measure, string Scope, int Year)
{
    /// <summary>The key of a figure.</summary>
    /// <param name="figure">The figure.</param>
    /// <returns>Its key.</returns>
    public static FigureKey Of(Observation figure)
    {
        ArgumentNullException.ThrowIfNull(figure);
        return new FigureKey(figure.Entity, figure.Measure, figure.WholeScope ? "" : figure.Scope, figure.Year);
    }
}
