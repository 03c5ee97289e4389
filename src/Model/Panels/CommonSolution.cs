using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Factorization;
using Zyz.Sim.Model.Numerics;

namespace Zyz.Sim.Model.Panels;

/// <summary>The normal posterior of drifts and years' shocks for given spreads.</summary>
internal sealed class CommonSolution
{
    public required double LogLikelihood { get; init; }

    public required double YearShock { get; init; }

    public required double GroupShock { get; init; }

    /// <summary>Mean of μ̄ + u_j by group.</summary>
    public required Vector<double> GroupMean { get; init; }

    /// <summary>Covariance of μ̄ + u_j between groups.</summary>
    public required Matrix<double> GroupCovariance { get; init; }

    /// <summary>Posterior mean of μ̄ + u_j + f_t + s_jt by cell.</summary>
    public required double[] Typical { get; init; }

    /// <summary>Unknowns: μ̄, then u by group, then f by year; s and the reading error are noise of a cell.</summary>
    public static CommonSolution Of(
        IReadOnlyList<PanelCell> cells, string[] groups, int[] years, double drift, double driftSd, double between, double yearShock, double groupShock)
    {
        int size = 1 + groups.Length + years.Length;
        Matrix<double> precision = Matrix<double>.Build.Dense(size, size);
        Vector<double> right = Vector<double>.Build.Dense(size);
        double log = 0, square = 0;
        precision[0, 0] = 1 / (driftSd * driftSd);
        log += Elementary.Log(precision[0, 0]);
        for (int k = 1; k < size; k++)
        {
            double sd = k <= groups.Length ? between : yearShock;
            precision[k, k] = 1 / (sd * sd);
            log += Elementary.Log(precision[k, k]);
        }

        int[][] places = [.. cells.Select(c => new[] { 0, 1 + Array.IndexOf(groups, c.Group), 1 + groups.Length + Array.IndexOf(years, c.Year) })];
        for (int i = 0; i < cells.Count; i++)
        {
            double noise = groupShock * groupShock + cells[i].Variance, off = cells[i].Growth - drift;
            log -= Elementary.Log(noise);
            square += off * off / noise;
            foreach (int a in places[i])
            {
                right[a] += off / noise;
                foreach (int b in places[i])
                {
                    precision[a, b] += 1 / noise;
                }
            }
        }

        Cholesky<double> factor = precision.Cholesky();
        Vector<double> mean = factor.Solve(right);
        Matrix<double> covariance = factor.Solve(Matrix<double>.Build.DenseIdentity(size));
        for (int k = 0; k < size; k++)
        {
            log -= 2 * Elementary.Log(factor.Factor[k, k]);
        }

        var typical = new double[cells.Count];
        for (int i = 0; i < cells.Count; i++)
        {
            double expected = drift + places[i].Sum(p => mean[p]);
            double share = groupShock * groupShock / (groupShock * groupShock + cells[i].Variance);
            typical[i] = expected + share * (cells[i].Growth - expected);
        }

        int n = groups.Length;
        return new CommonSolution
        {
            LogLikelihood = 0.5 * (log - square + right.DotProduct(mean)),
            YearShock = yearShock,
            GroupShock = groupShock,
            GroupMean = Vector<double>.Build.Dense(n, j => drift + mean[0] + mean[1 + j]),
            GroupCovariance = Matrix<double>.Build.Dense(n, n, (j, k) => covariance[0, 0] + covariance[0, 1 + j] + covariance[0, 1 + k] + covariance[1 + j, 1 + k]),
            Typical = typical,
        };
    }
}
