namespace Zyz.Sim.Model.Scores;

/// <summary>Random walk with pooled drift: everyone grows as all have grown on average, give or take what growth has varied.</summary>
public sealed class PooledWalk
{
    private readonly int count;

    /// <summary>Learns drift and spread.</summary>
    /// <param name="known">Growths known at the origin; two at least, not all equal.</param>
    public PooledWalk(NaiveSeries known)
    {
        ArgumentNullException.ThrowIfNull(known);
        double[] all = [.. known.All];
        count = all.Length;
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 2, nameof(known));
        Drift = all.Average();
        Variance = Math.Max(all.Sum(g => (g - Drift) * (g - Drift)) / (count - 1), 1e-12);
    }

    /// <summary>Mean growth [1/year].</summary>
    public double Drift { get; }

    /// <summary>Variance of growth about it [1/year].</summary>
    public double Variance { get; }

    /// <summary>ln size some years after the origin: N(x + h·d, h·s² + h²·s²/n).</summary>
    /// <param name="lnSize">x, ln of the size at the origin.</param>
    /// <param name="years">h. &gt;= 1.</param>
    /// <returns>The forecast.</returns>
    public NormalPredictive Forecast(double lnSize, int years) =>
        new(lnSize + years * Drift, Math.Sqrt(years * Variance + (double)years * years * Variance / count));
}
