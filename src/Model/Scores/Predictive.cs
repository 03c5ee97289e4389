namespace Zyz.Sim.Model.Scores;

/// <summary>
/// A forecast as a distribution, on the scale that is scored (usually ln of the figure). Every kind answers the same questions,
/// so that model, baselines and pools are scored alike.
/// </summary>
public abstract class Predictive
{
    /// <summary>E|X − y|: how far the forecast lies from a figure.</summary>
    /// <param name="actual">The figure. Finite.</param>
    /// <returns>Mean distance [unit of the scale].</returns>
    public abstract double Distance(double actual);

    /// <summary>E|X − X′| of two independent draws: how wide the forecast is [unit of the scale].</summary>
    public abstract double Spread { get; }

    /// <summary>P(X ≤ y), half of what lies exactly at y counted.</summary>
    /// <param name="value">y. Finite.</param>
    /// <returns>Probability in [0, 1].</returns>
    public abstract double Distribution(double value);

    /// <summary>A quantile.</summary>
    /// <param name="level">Level in (0, 1).</param>
    /// <returns>The value [unit of the scale].</returns>
    public abstract double Quantile(double level);

    /// <summary>Members behind a probability read off this forecast [count]; null where it is a closed form.</summary>
    public abstract int? Members { get; }

    /// <summary>Continuous ranked probability score: E|X − y| − ½ E|X − X′| (Gneiting and Raftery 2007). Smaller is better.</summary>
    /// <param name="actual">The figure. Finite.</param>
    /// <returns>The score [unit of the scale]; of a single value its distance.</returns>
    public double Crps(double actual) => Distance(Require.Finite(actual)) - 0.5 * Spread;
}
