namespace Zyz.Sim.Model.Scores;

/// <summary>
/// Two forecasts pooled half and half (a linear opinion pool): each is believed with probability one half. What a report offers where
/// the model cannot be told from the naive forecast.
/// </summary>
/// <param name="ensemble">The model's forecast.</param>
/// <param name="naive">The naive one.</param>
public sealed class PooledPredictive(EnsemblePredictive ensemble, NormalPredictive naive) : Predictive
{
    private double? spread;

    /// <inheritdoc/>
    public override double Spread => spread ??= 0.25 * (ensemble.Spread + naive.Spread) + 0.5 * Between();

    /// <inheritdoc/>
    public override int? Members => ensemble.Members;

    /// <inheritdoc/>
    public override double Distance(double actual) => 0.5 * (ensemble.Distance(actual) + naive.Distance(actual));

    /// <inheritdoc/>
    public override double Distribution(double value) => 0.5 * (ensemble.Distribution(value) + naive.Distribution(value));

    /// <summary>The quantile, by halving: the two parts' quantiles bracket it.</summary>
    /// <inheritdoc/>
    public override double Quantile(double level)
    {
        double a = ensemble.Quantile(level), b = naive.Quantile(level), low = Math.Min(a, b), high = Math.Max(a, b);
        for (int i = 0; i < 60 && low < high; i++)
        {
            double middle = 0.5 * (low + high);
            (low, high) = Distribution(middle) < level ? (middle, high) : (low, middle);
        }

        return 0.5 * (low + high);
    }

    private double Between()
    {
        double sum = 0;
        foreach (double member in ensemble.Sorted)
        {
            sum += naive.Distance(member);
        }

        return sum / ensemble.Sorted.Length;
    }
}
