using MathNet.Numerics.LinearAlgebra;
using Zyz.Sim.Model.Draws;
using Zyz.Sim.Model.Numerics;

namespace Zyz.Sim.Model.Calibration;

/// <summary>
/// Ensemble smoother with multiple data assimilation (ES-MDA; Emerick and Reynolds 2013): the ensemble is moved a few times,
/// each time with the error of the data inflated, by x ← x + C_xf(C_ff + αR)⁻¹(d + √α e − f). With as many steps as α the
/// information of the data is taken in once.
/// </summary>
/// <remarks>
/// Lower bounds: a member whose prediction and error lie above the bound is left where it is; for any other a quantity is drawn
/// from the part of the predictive distribution above the bound. For a linear model this gives exactly the belief given the
/// bound. docs/model.md §14.
/// </remarks>
public static class EnsembleSmoother
{
    /// <summary>Steps, and the inflation of the error in each [count].</summary>
    public const int Steps = 4;

    /// <summary>One step.</summary>
    /// <param name="state">Quantities by member: rows of the ensemble, moved in place.</param>
    /// <param name="predicted">Predictions of the figures by member: figure, then member.</param>
    /// <param name="data">The figures.</param>
    /// <param name="step">Which step: it addresses the draws. In [0, <see cref="Steps"/>).</param>
    /// <param name="seed">Seed of the draws of errors.</param>
    /// <exception cref="ArgumentException">The error is not positive definite.</exception>
    public static void Update(double[][] state, double[][] predicted, SmootherData data, int step, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(predicted);
        ArgumentNullException.ThrowIfNull(data);
        if (predicted.Length == 0)
        {
            return;
        }

        int figures = predicted.Length, members = predicted[0].Length;
        double[][] error = Errors(data.Error, members, step, seed);
        double[][] deviation = [.. predicted.Select(Centred)];
        var spread = Matrix<double>.Build.DenseOfArray(data.Error) * Steps;
        for (int a = 0; a < figures; a++)
        {
            for (int b = 0; b < figures; b++)
            {
                spread[a, b] += Product(deviation[a], deviation[b]) / (members - 1);
            }
        }

        double[][] innovation = Innovations(predicted, data, error, step, seed);
        Matrix<double> moves = LinearGaussian.Factor(spread).Solve(Matrix<double>.Build.DenseOfRowArrays(innovation));
        double[][] move = moves.ToRowArrays();
        Cores.For(state.Length, row => Move(state[row], deviation, move));
    }

    private static void Move(double[] row, double[][] deviation, double[][] move)
    {
        double[] own = Centred(row);
        double[] covariance = [.. deviation.Select(d => Product(own, d) / (row.Length - 1))];
        for (int figure = 0; figure < move.Length; figure++)
        {
            for (int member = 0; member < row.Length; member++)
            {
                row[member] += covariance[figure] * move[figure][member];
            }
        }
    }

    /// <summary>Errors of covariance R by figure and member, each figure's summing to nothing.</summary>
    private static double[][] Errors(double[,] covariance, int members, int step, ulong seed)
    {
        Matrix<double> root = LinearGaussian.Factor(Matrix<double>.Build.DenseOfArray(covariance)).Factor;
        double[][] independent = [.. Enumerable.Range(0, root.RowCount).Select(f => Normals(f, members, step, seed, Purpose.FigureError))];
        var errors = new double[root.RowCount][];
        for (int figure = 0; figure < errors.Length; figure++)
        {
            errors[figure] = new double[members];
            for (int source = 0; source <= figure; source++)
            {
                for (int member = 0; member < members; member++)
                {
                    errors[figure][member] += root[figure, source] * independent[source][member];
                }
            }

            errors[figure] = Centred(errors[figure]);
        }

        return errors;
    }

    private static double[][] Innovations(double[][] predicted, SmootherData data, double[][] error, int step, ulong seed)
    {
        double inflation = Math.Sqrt(Steps);
        var innovation = new double[predicted.Length][];
        for (int figure = 0; figure < predicted.Length; figure++)
        {
            (double[] f, double[] e) = (predicted[figure], error[figure]);
            double[] target = data.IsBound[figure] ? Beyond(f, e, data.Values[figure], data.Error[figure, figure], figure, step, seed) : [];
            innovation[figure] = new double[f.Length];
            for (int member = 0; member < f.Length; member++)
            {
                bool above = target.Length > 0 && f[member] + e[member] >= data.Values[figure];
                double value = target.Length > 0 ? target[member] : data.Values[figure];
                innovation[figure][member] = above ? 0 : value + inflation * e[member] - f[member];
            }
        }

        return innovation;
    }

    /// <summary>Quantities above a bound, drawn from the normal of the ensemble's predictions and the figure's error.</summary>
    private static double[] Beyond(double[] predicted, double[] error, double bound, double variance, int figure, int step, ulong seed)
    {
        double mean = predicted.Sum() / predicted.Length;
        double[] off = Centred(predicted);
        double sd = Math.Sqrt(Product(off, off) / (predicted.Length - 1) + variance);
        double below = Math.Min(Normal.Distribution((bound - mean) / sd), 1 - 1e-9);
        double[] z = Normals(figure, predicted.Length, step, seed, Purpose.FigureBeyondBound);
        return [.. z.Select(x => mean + sd * Normal.Quantile(below + (1 - below) * Normal.Distribution(x)))];
    }

    private static double[] Normals(int figure, int members, int step, ulong seed, Purpose purpose)
    {
        EntityId entity = EntityId.Of(FormattableString.Invariant($"figure/{figure}"));
        var normals = new double[(members + DrawAddress.GroupSize - 1) / DrawAddress.GroupSize * DrawAddress.GroupSize];
        for (int group = 0; group < normals.Length / DrawAddress.GroupSize; group++)
        {
            Span<double> part = normals.AsSpan(group * DrawAddress.GroupSize, DrawAddress.GroupSize);
            new DrawAddress(seed, (uint)group).Uniforms(part, entity, step, purpose);
            Normal.Quantiles(part);
        }

        return normals[..members];
    }

    private static double[] Centred(double[] values)
    {
        double mean = values.Sum() / values.Length;
        return [.. values.Select(x => x - mean)];
    }

    private static double Product(double[] a, double[] b)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
        {
            sum += a[i] * b[i];
        }

        return sum;
    }
}
