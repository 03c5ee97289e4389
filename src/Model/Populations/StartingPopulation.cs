using System.Collections.Immutable;
using Zyz.Sim.Model.Draws;
using Zyz.Sim.Model.Enterprises;
using Zyz.Sim.Model.Numerics;
using Zyz.Sim.Model.Regions;

namespace Zyz.Sim.Model.Populations;

/// <summary>
/// The enterprises of a town at the base date: statistical slots whose sizes are the quantiles of
/// <see cref="SizeDistribution"/>, scaled to the town's output exactly, and whose ages are the quantiles of an
/// exponential, dealt out by the hashes of their ids so that age and size are independent and no row order matters.
/// </summary>
public sealed class StartingPopulation
{
    private const double MeanAgeYears = 10, OldestYears = 40;

    private StartingPopulation(ImmutableArray<string> ids, ImmutableArray<double> sizes, ImmutableArray<double> ages, double median)
    {
        Ids = ids;
        Sizes = sizes;
        AgesYears = ages;
        MedianSize = median;
    }

    /// <summary>Ids <c>town/e0001 …</c>, the largest first.</summary>
    public ImmutableArray<string> Ids { get; }

    /// <summary>Sizes at the median baseline [亿元], summing to it.</summary>
    public ImmutableArray<double> Sizes { get; }

    /// <summary>Ages at the base date [years].</summary>
    public ImmutableArray<double> AgesYears { get; }

    /// <summary>Median size at the median baseline [亿元].</summary>
    public double MedianSize { get; }

    /// <summary>Builds the population of a town.</summary>
    /// <param name="town">The town.</param>
    /// <param name="output">Median baseline output [亿元]. &gt; 0.</param>
    /// <returns>The population.</returns>
    public static StartingPopulation Of(Town town, double output)
    {
        ArgumentNullException.ThrowIfNull(town);
        int n = town.Enterprises;
        SizeDistribution distribution = SizeDistribution.Fit(n, town.AboveScale, output);
        var sizes = new double[n];
        double sum = 0;
        for (int i = 0; i < n; i++)
        {
            sizes[i] = Elementary.Exp(distribution.LogMedian + distribution.LogSd * Normal.Quantile((n - i - 0.5) / n));
            sum += sizes[i];
        }

        double scale = output / sum;
        for (int i = 0; i < n; i++)
        {
            sizes[i] *= scale;
        }

        int digits = Math.Max(4, n.ToString(System.Globalization.CultureInfo.InvariantCulture).Length);
        string[] ids = [.. Enumerable.Range(1, n).Select(i => $"{town.Id}/e{i.ToString($"D{digits}", System.Globalization.CultureInfo.InvariantCulture)}")];
        double median = n % 2 == 1 ? sizes[n / 2] : 0.5 * (sizes[n / 2 - 1] + sizes[n / 2]);
        return new StartingPopulation([.. ids], [.. sizes], Ages(ids), median);
    }

    /// <summary>The population of a town whose enterprises are known by name and size.</summary>
    /// <param name="town">Id of the town.</param>
    /// <param name="names">The enterprises.</param>
    /// <param name="sizes">Their sizes [亿元]. &gt; 0.</param>
    /// <returns>The population; ids are <c>town/name</c>.</returns>
    internal static StartingPopulation Of(string town, ImmutableArray<string> names, double[] sizes)
    {
        string[] ids = [.. names.Select(n => $"{town}/{n}")];
        double[] sorted = [.. sizes.Order()];
        return new StartingPopulation([.. ids], [.. sizes], Ages(ids), 0.5 * (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]));
    }

    /// <summary>Mean over the base population of s(a)·r: E11 divides by it, so that h₀ is the town's rate at the origin.</summary>
    /// <param name="sizeExponent">ζ [1].</param>
    /// <returns>The mean [1].</returns>
    public double MeanClosureFactor(double sizeExponent)
    {
        double sum = 0;
        for (int i = 0; i < Sizes.Length; i++)
        {
            sum += ClosureAge.Factor(AgesYears[i]) * RelativeClosure(Sizes[i] / MedianSize, sizeExponent);
        }

        return sum / Sizes.Length;
    }

    /// <summary>r = clip((D/base median)^(−ζ), 0.25, 2.5).</summary>
    internal static double RelativeClosure(double relativeSize, double sizeExponent) =>
        Math.Min(Math.Max(Elementary.Pow(relativeSize, -sizeExponent), 0.25), 2.5);

    private static ImmutableArray<double> Ages(string[] ids)
    {
        int n = ids.Length;
        int[] order = [.. Enumerable.Range(0, n).OrderBy(i => EntityId.Of($"age/{ids[i]}").Bits)];
        double reach = 1 - Elementary.Exp(-OldestYears / MeanAgeYears);
        var ages = new double[n];
        for (int rank = 0; rank < n; rank++)
        {
            ages[order[rank]] = -MeanAgeYears * Elementary.Log(1 - (rank + 0.5) / n * reach);
        }

        return [.. ages];
    }
}
