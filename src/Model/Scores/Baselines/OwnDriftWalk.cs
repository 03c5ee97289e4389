namespace Zyz.Sim.Model.Scores;

/// <summary>
/// Random walk with each unit's own drift, drawn towards the pooled one by as much as chance can explain its distance (empirical Bayes):
/// weight w = τ²/(τ² + s²/n), s² the variance within units, τ² that between their drifts by the method of moments.
/// </summary>
public sealed class OwnDriftWalk
{
    private readonly NaiveSeries known;
    private readonly double pooledVariance;

    /// <summary>Learns drifts and spreads.</summary>
    /// <param name="known">Growths known at the origin; two at least.</param>
    public OwnDriftWalk(NaiveSeries known)
    {
        this.known = known ?? throw new ArgumentNullException(nameof(known));
        var pooled = new PooledWalk(known);
        Pooled = pooled.Drift;
        double[][] units = [.. known.Growths.OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => g.Value).Where(g => g.Length > 0)];
        double n = units.Sum(u => u.Length), k = units.Length;
        double within = units.Sum(u => u.Sum(g => (g - u.Average()) * (g - u.Average())));
        Within = n > k ? Math.Max(within / (n - k), 1e-12) : pooled.Variance;
        if (n > k && k > 1)
        {
            double among = units.Sum(u => u.Length * (u.Average() - Pooled) * (u.Average() - Pooled)) / (k - 1);
            double each = (n - units.Sum(u => (double)u.Length * u.Length) / n) / (k - 1);
            Between = Math.Max((among - Within) / each, 0);
        }

        pooledVariance = (Within + Between) / n;
    }

    /// <summary>Pooled drift [1/year].</summary>
    public double Pooled { get; }

    /// <summary>s², variance of growth within units [1/year].</summary>
    public double Within { get; }

    /// <summary>τ², variance of drifts between units [1/year²].</summary>
    public double Between { get; }

    /// <summary>ln size some years after the origin: N(x + h·d, h·s² + h²·(τ²(1 − w) + variance of the pooled drift)).</summary>
    /// <param name="unit">Which unit; one without growths has the pooled drift.</param>
    /// <param name="lnSize">x, ln of the size at the origin.</param>
    /// <param name="years">h. &gt;= 1.</param>
    /// <returns>The forecast.</returns>
    public NormalPredictive Forecast(string unit, double lnSize, int years)
    {
        double[] own = known.Growths.GetValueOrDefault(unit) ?? [];
        double weight = own.Length == 0 ? 0 : Between / (Between + Within / own.Length);
        double drift = own.Length == 0 ? Pooled : Pooled + weight * (own.Average() - Pooled);
        double uncertain = Between * (1 - weight) + pooledVariance;
        return new NormalPredictive(lnSize + years * drift, Math.Sqrt(years * Within + (double)years * years * uncertain));
    }
}
