using System.Collections.Immutable;
using Zyz.Sim.Model.Numerics;

namespace Zyz.Sim.Model.Calibration;

/// <summary>
/// The exact hierarchical update of annual log growth: given how far towns' drifts lie apart (τ_μ) everything is linear and
/// normal; τ_μ itself is weighed on a grid by its marginal likelihood. A cross-check beside the ensemble: it never feeds it.
/// </summary>
/// <remarks>docs/model.md §14.</remarks>
public sealed class StageOne
{
    private readonly LinearGaussian[] beliefs;
    private readonly double[] weights;

    private StageOne(LinearGaussian[] beliefs, double[] weights, double[] spreads)
    {
        this.beliefs = beliefs;
        this.weights = weights;
        int size = beliefs[0].Mean.Length;
        Mean = [.. Enumerable.Range(0, size).Select(i => Expected(b => b.Mean[i]))];
        Sd = [.. Enumerable.Range(0, size).Select(i => Math.Sqrt(Expected(b => b.Covariance[i, i] + (b.Mean[i] - Mean[i]) * (b.Mean[i] - Mean[i]))))];
        double expected = 0;
        for (int k = 0; k < spreads.Length; k++)
        {
            expected += weights[k] * spreads[k];
        }

        Spread = expected;
    }

    /// <summary>Posterior means of the quantities.</summary>
    public ImmutableArray<double> Mean { get; }

    /// <summary>Posterior standard deviations, the doubt about τ_μ included.</summary>
    public ImmutableArray<double> Sd { get; }

    /// <summary>Posterior mean of τ_μ [1/year].</summary>
    public double Spread { get; }

    /// <summary>Updates.</summary>
    /// <param name="prior">The belief before the data at a value of τ_μ.</param>
    /// <param name="spreads">Values of τ_μ that are equally likely before the data [1/year]; at least one.</param>
    /// <param name="response">H: by datum, then quantity.</param>
    /// <param name="data">y.</param>
    /// <param name="error">R.</param>
    /// <returns>What is known after.</returns>
    public static StageOne Of(Func<double, LinearGaussian> prior, double[] spreads, double[,] response, double[] data, double[,] error)
    {
        ArgumentNullException.ThrowIfNull(prior);
        ArgumentNullException.ThrowIfNull(spreads);
        ArgumentOutOfRangeException.ThrowIfZero(spreads.Length);
        var updates = spreads.Select(s => prior(Require.Finite(s)).Update(response, data, error)).ToArray();
        double most = updates.Max(u => u.LnLikelihood);
        double[] weights = [.. updates.Select(u => Elementary.Exp(u.LnLikelihood - most))];
        double sum = weights.Sum();
        return new StageOne([.. updates.Select(u => u.Belief)], [.. weights.Select(w => w / sum)], spreads);
    }

    /// <summary>Equally likely values of a half-normal spread: its quantiles at (k − ½)/n.</summary>
    /// <param name="scale">Scale of the half-normal [1/year].</param>
    /// <param name="points">Values [count]. &gt;= 1.</param>
    /// <returns>The values, ascending.</returns>
    public static double[] HalfNormalGrid(double scale, int points) =>
        [.. Enumerable.Range(0, points).Select(k => scale * Normal.Quantile(0.5 + 0.5 * (k + 0.5) / points))];

    /// <summary>P(quantity ≤ value) after the data.</summary>
    /// <param name="quantity">Which quantity.</param>
    /// <param name="value">The value.</param>
    /// <returns>A probability.</returns>
    public double Below(int quantity, double value) =>
        Expected(b => Normal.Distribution((value - b.Mean[quantity]) / Math.Sqrt(b.Covariance[quantity, quantity])));

    private double Expected(Func<LinearGaussian, double> of)
    {
        double sum = 0;
        for (int k = 0; k < beliefs.Length; k++)
        {
            sum += weights[k] * of(beliefs[k]);
        }

        return sum;
    }
}
