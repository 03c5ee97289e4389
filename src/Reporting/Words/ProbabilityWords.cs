using System.Globalization;
using Zyz.Sim.Model.Regions;
using Zyz.Sim.Model.Results;

namespace Zyz.Sim.Reporting;

/// <summary>Probabilities in numbers and words: never 0 %, never 100 % (model §10).</summary>
public static class ProbabilityWords
{
    private const double NormalQuantile = 1.959963984540054;

    private static readonly (double Below, Text Words)[] s_scale =
    [
        (0.01, new("在本模型下几乎不可能", "practically excluded under the model")),
        (0.10, new("很不可能", "very unlikely")),
        (0.33, new("不太可能", "unlikely")),
        (0.66, new("难以断定", "open")),
        (0.90, new("较有可能", "likely")),
        (double.PositiveInfinity, new("很有可能", "very likely")),
    ];

    /// <summary>The words for a probability.</summary>
    /// <param name="probability">The probability [1]. In [0, 1].</param>
    /// <returns>The words.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The probability is NaN or outside [0, 1].</exception>
    public static Text Of(double probability)
    {
        if (!(probability >= 0 && probability <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(probability), probability, "A probability lies in [0, 1].");
        }

        return s_scale.First(step => probability < step.Below).Words;
    }

    /// <summary>The words for a forecast: where no replication (or every one) hits, the bound speaks and not the estimate.</summary>
    /// <param name="hits">Replications that meet the target [count].</param>
    /// <param name="counted">Replications [count]. &gt;= 1.</param>
    /// <returns>The words.</returns>
    public static Text Of(long hits, long counted) =>
        Of(hits == 0 ? UpperBoundOfNone(counted) : hits == counted ? 1 - UpperBoundOfNone(counted) : (double)hits / counted);

    /// <summary>A probability in numbers.</summary>
    /// <param name="hits">Replications that meet the target [count].</param>
    /// <param name="counted">Replications [count]. &gt;= 1.</param>
    /// <returns>For example <c>12.3 %</c>, or <c>&lt; 0.04 %</c> where none of 10 000 hits.</returns>
    public static string Number(long hits, long counted)
    {
        if (hits == 0)
        {
            return "< " + Percent(RoundUp(UpperBoundOfNone(counted)));
        }

        if (hits == counted)
        {
            return "> " + Percent(1 - RoundUp(UpperBoundOfNone(counted)));
        }

        return Percent((double)hits / counted);
    }

    /// <summary>The 95 % interval left by the number of replications.</summary>
    /// <param name="forecast">The forecast.</param>
    /// <returns>For example <c>11.7–13.0 %</c>.</returns>
    public static string MonteCarlo(ProbabilityForecast forecast)
    {
        ArgumentNullException.ThrowIfNull(forecast);
        if (forecast.Hits == 0)
        {
            return "< " + Percent(RoundUp(forecast.MonteCarloHigh));
        }

        return forecast.Hits == forecast.Counted
            ? "> " + Percent(1 - RoundUp(1 - forecast.MonteCarloLow))
            : Range(forecast.MonteCarloLow, forecast.MonteCarloHigh);
    }

    /// <summary>A range of probabilities; an end below 0.1 % or above 99.9 % is given as a bound.</summary>
    /// <param name="low">Lower end [1].</param>
    /// <param name="high">Upper end [1].</param>
    /// <returns>For example <c>0.3 % – 6.0 %</c> or <c>&lt; 0.1 % – 6.0 %</c>.</returns>
    public static string Range(double low, double high)
    {
        string from = Bound(low), to = Bound(high);
        return from == to ? from : $"{from} – {to}";
    }

    /// <summary>Upper end of the 95 % Wilson interval where none of n replications hits.</summary>
    /// <param name="counted">Replications [count]. &gt;= 1.</param>
    /// <returns>z² / (n + z²).</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no replication.</exception>
    public static double UpperBoundOfNone(long counted)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(counted);
        double square = NormalQuantile * NormalQuantile;
        return square / (counted + square);
    }

    private static string Bound(double share) =>
        share < 0.001 ? "< 0.1 %" : share > 0.999 ? "> 99.9 %" : Percent(share);

    private static double RoundUp(double share)
    {
        double step = Math.Pow(10, Math.Floor(Math.Log10(share)));
        double rounded = Math.Ceiling(share / step - 1e-9) * step;
        return Math.Min(rounded, 0.5 + share / 2);
    }

    private static string Percent(double share)
    {
        double rest = Math.Min(share, 1 - share);
        int decimals = rest >= 0.01 ? 1 : (int)Math.Clamp(Math.Ceiling(-Math.Log10(rest * 100)) + 1, 2, 12);
        string text = NumberText.Written(share * 100, "F" + decimals.ToString(CultureInfo.InvariantCulture));
        return (rest >= 0.01 ? text : text.TrimEnd('0').TrimEnd('.')) + " %";
    }
}
