namespace Zyz.Sim.Model.Tests.Worlds;

/// <summary>What a sample says of its mean and shape.</summary>
internal static class Sample
{
    public static double Mean(IEnumerable<double> values) => values.Average();

    public static double[] Logs(IEnumerable<double> values) => [.. values.Select(v => Math.Log(v))];

    public static double Sd(IReadOnlyCollection<double> values)
    {
        double mean = values.Average();
        return Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)) / (values.Count - 1));
    }

    public static double StandardError(IReadOnlyCollection<double> values) => Sd(values) / Math.Sqrt(values.Count);

    public static double Kurtosis(IReadOnlyCollection<double> values)
    {
        double mean = values.Average(), second = values.Average(v => Math.Pow(v - mean, 2));
        return values.Average(v => Math.Pow(v - mean, 4)) / (second * second);
    }

    /// <summary>The mean lies within some standard errors of what is expected.</summary>
    public static void HasMean(double expected, IReadOnlyCollection<double> values, double errors = 4)
    {
        double mean = values.Average(), error = StandardError(values);
        Assert.True(Math.Abs(mean - expected) <= errors * error + 1e-12 * Math.Abs(expected), $"mean {mean} against {expected}: {(mean - expected) / error:F2} standard errors");
    }

    /// <summary>Kolmogorov–Smirnov: the p-value of a sample under a continuous distribution.</summary>
    public static double KolmogorovP(double[] values, Func<double, double> distribution)
    {
        double[] sorted = [.. values.Order()];
        double n = sorted.Length, d = 0;
        for (int i = 0; i < sorted.Length; i++)
        {
            double f = distribution(sorted[i]);
            d = Math.Max(d, Math.Max(f - i / n, (i + 1) / n - f));
        }

        double lambda = (Math.Sqrt(n) + 0.12 + 0.11 / Math.Sqrt(n)) * d, p = 0;
        for (int k = 1; k < 100; k++)
        {
            p += 2 * (k % 2 == 1 ? 1 : -1) * Math.Exp(-2 * k * k * lambda * lambda);
        }

        return Math.Clamp(p, 0, 1);
    }

    public static void Near(double expected, double actual, double relative) =>
        Assert.True(Math.Abs(actual - expected) <= relative * Math.Abs(expected), $"{actual:R} against {expected:R}, off by {actual / expected - 1:E2}");
}
