namespace Zyz.Sim.Model.Scores;

/// <summary>
/// Damped trend (Gardner and McKenzie 1985) on the logarithm: the trend b is smoothed growth, b′ = φb + α(g − φb), and dies away as φ^k.
/// One α and φ for all units, those with the smallest squared one-year errors up to the origin.
/// </summary>
public sealed class DampedTrend
{
    private static readonly double[] Weights = [0, 0.1, 0.2, 0.3, 0.5, 0.7, 0.9], Dampings = [0, 0.25, 0.5, 0.7, 0.8, 0.9, 0.98];
    private readonly NaiveSeries known;

    /// <summary>Chooses α and φ.</summary>
    /// <param name="known">Growths known at the origin; one at least.</param>
    public DampedTrend(NaiveSeries known)
    {
        this.known = known ?? throw new ArgumentNullException(nameof(known));
        int n = known.All.Count();
        ArgumentOutOfRangeException.ThrowIfLessThan(n, 1, nameof(known));
        double best = double.PositiveInfinity;
        foreach (double damping in Dampings)
        {
            foreach (double weight in Weights)
            {
                double error = known.Growths.OrderBy(g => g.Key, StringComparer.Ordinal).Sum(g => Smooth(g.Value, weight, damping).Squares);
                if (error < best)
                {
                    (best, Weight, Damping) = (error, weight, damping);
                }
            }
        }

        Variance = Math.Max(best / n, 1e-12);
    }

    /// <summary>α [1].</summary>
    public double Weight { get; }

    /// <summary>φ [1].</summary>
    public double Damping { get; }

    /// <summary>Mean squared one-year error [log points²].</summary>
    public double Variance { get; }

    /// <summary>ln size some years after the origin: x + Σφ^k·b, with the errors a damped trend accumulates.</summary>
    /// <param name="unit">Which unit; one without growths has no trend.</param>
    /// <param name="lnSize">x, ln of the size at the origin.</param>
    /// <param name="years">h. &gt;= 1.</param>
    /// <returns>The forecast.</returns>
    public NormalPredictive Forecast(string unit, double lnSize, int years)
    {
        double trend = Smooth(known.Growths.GetValueOrDefault(unit) ?? [], Weight, Damping).Trend;
        double power = 1, mean = lnSize, follow = 0, variance = 0;
        for (int k = 1; k <= years; k++)
        {
            double carried = 1 + Weight * follow; // what one year's surprise adds to the level k years on
            variance += carried * carried * Variance;
            power *= Damping;
            mean += power * trend;
            follow += power;
        }

        return new NormalPredictive(mean, Math.Sqrt(variance));
    }

    private static (double Trend, double Squares) Smooth(double[] growths, double weight, double damping)
    {
        double trend = 0, squares = 0;
        foreach (double growth in growths)
        {
            double error = growth - damping * trend;
            squares += error * error;
            trend = damping * trend + weight * error;
        }

        return (trend, squares);
    }
}
