using System.Collections.Immutable;
using MathNet.Numerics.LinearAlgebra;
using Zyz.Sim.Model.Numerics;

namespace Zyz.Sim.Model.Panels;

/// <summary>
/// What a panel says of the growth its firms share: the growth typical of a group in a year is μ̄ + u_j + f_t + s_jt and the error of
/// reading it off so many firms. Normal throughout; the spreads of u, f and s lie on a grid weighted by marginal likelihood and prior.
/// </summary>
public sealed record CommonEstimate
{
    // Judgements: any drift within ±20 % a year; shocks as for every region (docs/model.md §5) with twice the spread of the logarithm.
    private const double PriorDrift = 0, PriorDriftSd = 0.1, PriorBetweenGroups = 0.03;
    private static readonly (double Median, double LogSd) PriorYear = (0.04, 0.4), PriorGroupYear = (0.05, 0.3);

    /// <summary>Median and log sd of σ_f [1/√year].</summary>
    public required (double Median, double LogSd) YearShock { get; init; }

    /// <summary>Median and log sd of σ_s [1/√year].</summary>
    public required (double Median, double LogSd) GroupShock { get; init; }

    /// <summary>Mean and sd of the growth common to all groups [1/year].</summary>
    public required (double Mean, double Sd) Drift { get; init; }

    /// <summary>By group, what its growth has above the common one: mean and sd [1/year].</summary>
    public required ImmutableSortedDictionary<string, (double Mean, double Sd)> Deviations { get; init; }

    /// <summary>By group and year, the growth typical of it, drawn towards what its year and group share [log points].</summary>
    public required ImmutableDictionary<(string Group, int Year), double> Typical { get; init; }

    /// <summary>The estimate.</summary>
    /// <param name="cells">Typical growth by group and year with the variance of the reading.</param>
    /// <param name="groups">All groups to be forecast, also those without growth yet.</param>
    /// <returns>The estimate.</returns>
    public static CommonEstimate Of(IReadOnlyList<PanelCell> cells, IEnumerable<string> groups)
    {
        ArgumentNullException.ThrowIfNull(cells);
        MathNet.Numerics.Control.UseManaged(); // the same bits whatever native libraries a machine has
        string[] all = [.. groups.Concat(cells.Select(c => c.Group)).Distinct().Order(StringComparer.Ordinal)];
        int[] years = [.. cells.Select(c => c.Year).Distinct().Order()];
        double[] scores = [-2, -1, 0, 1, 2];
        double[] between = [0.01, 0.02, 0.035, 0.05, 0.08];
        var solved = new List<(CommonSolution Solution, double Log)>();
        foreach (double f in scores)
        {
            foreach (double s in scores)
            {
                foreach (double tau in between)
                {
                    var solution = CommonSolution.Of(
                        cells, all, years, PriorDrift, PriorDriftSd, tau,
                        PriorYear.Median * Elementary.Exp(PriorYear.LogSd * f), PriorGroupYear.Median * Elementary.Exp(PriorGroupYear.LogSd * s));
                    double scaled = tau / PriorBetweenGroups;
                    solved.Add((solution, solution.LogLikelihood - 0.5 * (f * f + s * s + scaled * scaled)));
                }
            }
        }

        double most = solved.Max(s => s.Log), sum = solved.Sum(s => Elementary.Exp(s.Log - most));
        double[] weights = [.. solved.Select(s => Elementary.Exp(s.Log - most) / sum)];
        return Mixture(solved.ConvertAll(s => s.Solution), weights, cells, all, years);
    }

    private static CommonEstimate Mixture(List<CommonSolution> solutions, double[] weights, IReadOnlyList<PanelCell> cells, string[] groups, int[] years)
    {
        int n = groups.Length;
        Vector<double> mean = Vector<double>.Build.Dense(n);
        Matrix<double> covariance = Matrix<double>.Build.Dense(n, n);
        var typical = new double[cells.Count];
        for (int k = 0; k < weights.Length; k++)
        {
            mean += weights[k] * solutions[k].GroupMean;
            for (int i = 0; i < typical.Length; i++)
            {
                typical[i] += weights[k] * solutions[k].Typical[i];
            }
        }

        for (int k = 0; k < weights.Length; k++)
        {
            Vector<double> off = solutions[k].GroupMean - mean;
            covariance += weights[k] * (solutions[k].GroupCovariance + off.OuterProduct(off));
        }

        double between = n > 1 ? (covariance.Enumerate().Sum() - covariance.Diagonal().Sum()) / (n * (n - 1.0)) : covariance[0, 0];
        double shared = Math.Clamp(between, 0, covariance.Diagonal().Minimum()), centre = mean.Average();
        return new CommonEstimate
        {
            YearShock = Spread(solutions, weights, s => s.YearShock),
            GroupShock = Spread(solutions, weights, s => s.GroupShock),
            Drift = (centre, Math.Sqrt(shared)),
            Deviations = Enumerable.Range(0, n).ToImmutableSortedDictionary(
                i => groups[i], i => (mean[i] - centre, Math.Sqrt(Math.Max(covariance[i, i] - shared, 0))), StringComparer.Ordinal),
            Typical = Enumerable.Range(0, cells.Count).ToImmutableDictionary(i => (cells[i].Group, cells[i].Year), i => typical[i]),
        };
    }

    private static (double Median, double LogSd) Spread(List<CommonSolution> solutions, double[] weights, Func<CommonSolution, double> of)
    {
        double mean = solutions.Select((s, k) => weights[k] * Elementary.Log(of(s))).Sum();
        double variance = solutions.Select((s, k) => weights[k] * (Elementary.Log(of(s)) - mean) * (Elementary.Log(of(s)) - mean)).Sum();
        return (Elementary.Exp(mean), Math.Sqrt(Math.Max(variance, 0)));
    }
}
