using System.Collections.Immutable;

namespace Zyz.Sim.Model.Calibration;

/// <summary>
/// Looks at every figure before it is believed: one that the prior holds next to impossible is either wrong or of something else, or
/// the prior is; in each case a person must look, and the update stops.
/// </summary>
/// <remarks>docs/model.md §14. A figure that is as the prior says stops an update in 3 of 1000 cases.</remarks>
public static class Gate
{
    /// <summary>Implausibility above which the update stops [standard deviations].</summary>
    public const double Limit = 3;

    /// <summary>Weighs figures against the prior.</summary>
    /// <param name="figures">The figures.</param>
    /// <param name="prior">Predictions of the prior's members.</param>
    /// <param name="error">Covariance of the figures' errors.</param>
    /// <returns>One implausibility per figure, in their order.</returns>
    public static ImmutableArray<Implausibility> Weigh(ImmutableArray<ObservedFigure> figures, Predictions prior, double[,] error)
    {
        ArgumentNullException.ThrowIfNull(prior);
        ArgumentNullException.ThrowIfNull(error);
        var all = ImmutableArray.CreateBuilder<Implausibility>();
        for (int i = 0; i < figures.Length; i++)
        {
            double[] f = prior.Mean[i];
            double mean = f.Sum() / f.Length;
            double variance = f.Sum(x => (x - mean) * (x - mean)) / (f.Length - 1) + prior.Luck[i, i];
            double off = figures[i].Value - mean;
            double score = figures[i].IsBound && off < 0 ? 0 : Math.Abs(off) / Math.Sqrt(variance + error[i, i]);
            all.Add(new Implausibility(figures[i], mean, Math.Sqrt(variance), Math.Sqrt(error[i, i]), score));
        }

        return all.ToImmutable();
    }
}
