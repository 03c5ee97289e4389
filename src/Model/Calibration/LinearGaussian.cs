using MathNet.Numerics;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Factorization;
using Zyz.Sim.Model.Numerics;

namespace Zyz.Sim.Model.Calibration;

/// <summary>
/// A normal belief about some quantities and its exact update by linear data: m = m₀ + K(y − Hm₀), P = P₀ − KHP₀ with
/// K = P₀Hᵀ(HP₀Hᵀ + R)⁻¹.
/// </summary>
/// <remarks>docs/model.md §14. Plain managed arithmetic on one thread: the same bits on any machine.</remarks>
/// <param name="Mean">Means.</param>
/// <param name="Covariance">Covariances, symmetric.</param>
public sealed record LinearGaussian(double[] Mean, double[,] Covariance)
{
    private static readonly double LnTwoPi = Elementary.Log(2 * Math.PI);

    static LinearGaussian()
    {
        Control.UseManaged();
        Control.UseSingleThread();
    }

    /// <summary>The belief after some data, and how likely the data were under it.</summary>
    /// <param name="response">H: by datum, then quantity.</param>
    /// <param name="data">y.</param>
    /// <param name="error">R, positive definite.</param>
    /// <returns>The belief, and ln of the marginal likelihood of the data.</returns>
    /// <exception cref="ArgumentException">The sizes do not fit, or HP₀Hᵀ + R is not positive definite.</exception>
    public (LinearGaussian Belief, double LnLikelihood) Update(double[,] response, double[] data, double[,] error)
    {
        ArgumentNullException.ThrowIfNull(response);
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(error);
        Matrix<double> h = Matrix<double>.Build.DenseOfArray(response), p = Matrix<double>.Build.DenseOfArray(Covariance);
        Vector<double> m = Vector<double>.Build.DenseOfArray(Mean);
        Vector<double> innovation = Vector<double>.Build.DenseOfArray(data) - h * m;
        Cholesky<double> root = Factor(h * p * h.Transpose() + Matrix<double>.Build.DenseOfArray(error));
        Matrix<double> hp = h * p;
        Matrix<double> after = p - hp.TransposeThisAndMultiply(root.Solve(hp));
        Vector<double> solved = root.Solve(innovation);
        double lnDeterminant = 0;
        for (int i = 0; i < data.Length; i++)
        {
            lnDeterminant += 2 * Elementary.Log(root.Factor[i, i]);
        }

        var belief = new LinearGaussian((m + hp.TransposeThisAndMultiply(solved)).ToArray(), ((after + after.Transpose()) * 0.5).ToArray());
        return (belief, -0.5 * (innovation.DotProduct(solved) + lnDeterminant + data.Length * LnTwoPi));
    }

    /// <summary>How much of the variance of each quantity the data took away: 1 − P_ii/P₀_ii; 0 where there was none.</summary>
    /// <param name="before">The belief before the data.</param>
    /// <returns>One share per quantity, in [0, 1] up to rounding.</returns>
    public double[] ContractionFrom(LinearGaussian before)
    {
        ArgumentNullException.ThrowIfNull(before);
        return [.. Enumerable.Range(0, Mean.Length).Select(i => before.Covariance[i, i] > 0 ? 1 - Covariance[i, i] / before.Covariance[i, i] : 0)];
    }

    /// <summary>The Cholesky factor of a covariance.</summary>
    /// <exception cref="ArgumentException">It is not positive definite.</exception>
    internal static Cholesky<double> Factor(Matrix<double> covariance)
    {
        try
        {
            return covariance.Cholesky();
        }
        catch (ArgumentException e)
        {
            throw new ArgumentException("the covariance of the figures is not positive definite", nameof(covariance), e);
        }
    }
}
