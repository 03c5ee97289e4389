namespace Zyz.Sim.Model.ReadOut;

/// <summary>Wilson's score interval for a proportion: the Monte Carlo error of a probability.</summary>
public static class Wilson
{
    private const double Score95 = 1.9599639845400545;

    /// <summary>The two-sided 95 % interval.</summary>
    /// <param name="hits">Hits [count]. In [0, trials].</param>
    /// <param name="trials">Trials [count]. &gt; 0.</param>
    /// <returns>Lower and upper end, in [0, 1].</returns>
    /// <remarks>Wilson 1927; docs/model.md, read-outs; known answer T22.</remarks>
    public static (double Low, double High) Interval(long hits, long trials)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(trials);
        ArgumentOutOfRangeException.ThrowIfNegative(hits);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(hits, trials);
        double n = trials, p = hits / n, square = Score95 * Score95;
        double centre = (p + square / (2 * n)) / (1 + square / n);
        double half = Score95 / (1 + square / n) * Math.Sqrt(p * (1 - p) / n + square / (4 * n * n));
        return (hits == 0 ? 0 : Math.Max(0, centre - half), hits == trials ? 1 : Math.Min(1, centre + half));
    }
}
