namespace Zyz.Sim.Model.Calibration;

/// <summary>What an ensemble says of one quantity.</summary>
/// <param name="Mean">Mean.</param>
/// <param name="Sd">Standard deviation.</param>
/// <param name="P05">5 % point.</param>
/// <param name="P50">Median.</param>
/// <param name="P95">95 % point.</param>
public sealed record Summary(double Mean, double Sd, double P05, double P50, double P95)
{
    /// <summary>The summary of equally likely values.</summary>
    /// <param name="values">The values.</param>
    /// <returns>Their summary; quantiles interpolated between order statistics at (n − 1)p.</returns>
    public static Summary Of(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        double mean = sorted.Sum() / sorted.Length;
        double sd = Math.Sqrt(sorted.Sum(x => (x - mean) * (x - mean)) / Math.Max(1, sorted.Length - 1));
        double At(double p)
        {
            double place = (sorted.Length - 1) * p;
            int below = (int)place;
            double next = sorted[Math.Min(below + 1, sorted.Length - 1)];
            return sorted[below] + (place - below) * (next - sorted[below]);
        }

        return new Summary(mean, sd, At(0.05), At(0.5), At(0.95));
    }
}
