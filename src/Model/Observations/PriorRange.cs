using Zyz.Sim.Model.Draws;
using Zyz.Sim.Model.Enterprises;
using Zyz.Sim.Model.Numerics;
using Zyz.Sim.Model.Populations;
using Zyz.Sim.Model.Regions;

namespace Zyz.Sim.Model.Observations;

/// <summary>
/// The range in which the priors of a town hold 999 of 1000 figures: what lies outside deserves a second look before it is
/// believed. Lognormal, from the means and variances of the priors; no result depends on it.
/// </summary>
/// <remarks>
/// Counted are drift (E3), regional, town and enterprise shocks (E5), price (E6) and the errors of the figures (E16). Not
/// counted are projects, levers and drivers, so a new plant of weight can lie outside, and is worth the look.
/// </remarks>
public sealed class PriorRange
{
    private const double Outside = 0.001;

    private static readonly double Score = Normal.Quantile(1 - Outside / 2);

    private readonly TownSampler town;
    private readonly int baseYear;
    private readonly double enterpriseVariance;

    /// <summary>Reads the priors of a town.</summary>
    /// <param name="region">The region.</param>
    /// <param name="town">One of its towns.</param>
    public PriorRange(Region region, Town town)
    {
        ArgumentNullException.ThrowIfNull(region);
        ArgumentNullException.ThrowIfNull(town);
        this.town = new TownSampler(region, town);
        baseYear = region.BaseYear;
        double output = this.town.Median(Parameter.BaseOutput);
        double noise = this.town.Median(Parameter.EnterpriseNoise), exponent = this.town.Median(Parameter.NoiseSizeExponent);
        foreach (double size in StartingPopulation.Of(town, output).Sizes)
        {
            double share = size / output * NoiseScale.Of(noise, exponent, Elementary.Log(size));
            enterpriseVariance += share * share;
        }
    }

    /// <summary>Range of the ratio of two figures of the town's output.</summary>
    /// <param name="years">Years from the earlier to the later. &gt;= 1.</param>
    /// <param name="nominal">True for output in current prices, false for tonnage.</param>
    /// <returns>Lowest and highest ratio [1].</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="years"/> is below 1.</exception>
    public (double Low, double High) Growth(int years, bool nominal)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(years, 1);
        (double mean, double variance) = Moved(years, nominal);
        double errors = 2 * (MeasurementModel.Covariance(0, sameFigure: true) - MeasurementModel.Covariance(years, sameFigure: false));
        return Range(mean, variance + errors);
    }

    /// <summary>Range of a figure of the town's output value in a year, from its baseline alone.</summary>
    /// <param name="year">The year.</param>
    /// <returns>Lowest and highest value [亿元].</returns>
    public (double Low, double High) Output(int year)
    {
        double baseline = Elementary.Log(town.Median(Parameter.BaseOutput));
        double sd = Elementary.Log(town.AtScore(Parameter.BaseOutput, 1)) - baseline;
        (double mean, double variance) = Moved(Math.Abs(year - baseYear), nominal: true);
        return Range(baseline + (year < baseYear ? -mean : mean), variance + sd * sd + MeasurementModel.Covariance(0, sameFigure: true));
    }

    /// <summary>The highest value per tonne the prior holds likely.</summary>
    /// <returns>Value per tonne at base-year prices [亿元/万吨]; null for a town without tonnage.</returns>
    public double? HighestValuePerTonne() =>
        town.Has(Parameter.ValuePerTonne) ? town.AtScore(Parameter.ValuePerTonne, Score) : null;

    /// <summary>Mean and variance of the log change over some years.</summary>
    private (double Mean, double Variance) Moved(int years, bool nominal)
    {
        double loading = town.Median(Parameter.RegionalLoading);
        (double drift, double driftVariance) = Moments(Parameter.CommonDrift);
        double yearly = loading * loading * MeanSquare(Parameter.RegionalShock) + MeanSquare(Parameter.TownShock) + enterpriseVariance;
        double lasting = driftVariance + MeanSquare(Parameter.DriftSpread);
        if (nominal)
        {
            (double price, double priceVariance) = Moments(Parameter.PriceDrift);
            drift += price;
            lasting += priceVariance;
            yearly += MeanSquare(Parameter.PriceNoise);
        }

        return (years * drift, years * years * lasting + years * yearly);
    }

    private (double Mean, double Variance) Moments(Parameter parameter)
    {
        double mean = Expected(parameter, static x => x);
        return (mean, Expected(parameter, static x => x * x) - mean * mean);
    }

    private double MeanSquare(Parameter parameter) => Expected(parameter, static x => x * x);

    /// <summary>Gauss–Hermite with three nodes: exact for what is a cubic or less in the normal score.</summary>
    private double Expected(Parameter parameter, Func<double, double> of)
    {
        double node = Math.Sqrt(3);
        return (of(town.AtScore(parameter, -node)) + 4 * of(town.AtScore(parameter, 0)) + of(town.AtScore(parameter, node))) / 6;
    }

    private static (double Low, double High) Range(double mean, double variance)
    {
        double reach = Score * Math.Sqrt(variance);
        return (Elementary.Exp(mean - reach), Elementary.Exp(mean + reach));
    }
}
