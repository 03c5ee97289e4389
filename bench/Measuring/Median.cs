namespace Zyz.Sim.Bench.Measuring;

/// <summary>The middle of repeated measurements.</summary>
internal static class Median
{
    /// <summary>The median.</summary>
    /// <param name="values">At least one.</param>
    public static double Of(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        int half = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[half] : 0.5 * (sorted[half - 1] + sorted[half]);
    }
}
