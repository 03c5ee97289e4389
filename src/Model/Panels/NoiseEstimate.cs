using System.Collections.Immutable;
using Zyz.Sim.Model.Enterprises;
using Zyz.Sim.Model.Numerics;

namespace Zyz.Sim.Model.Panels;

/// <summary>
/// What a panel says of the noise of single firms: σ₀ at the median size, its fall with size β, and how far drifts of firms lie apart τ_b.
/// Posterior on a grid that closes in; yearly growth about its group's is Laplace with scale σ_i/√2, as E5 makes it.
/// </summary>
/// <param name="LnNoise">Mean of ln σ₀ [ln 1/√year].</param>
/// <param name="LnNoiseSd">Its standard deviation.</param>
/// <param name="Exponent">Mean of β [1].</param>
/// <param name="ExponentSd">Its standard deviation.</param>
/// <param name="DriftSpread">Mean of τ_b [1/year].</param>
/// <param name="DriftSpreadSd">Its standard deviation.</param>
public sealed record NoiseEstimate(double LnNoise, double LnNoiseSd, double Exponent, double ExponentSd, double DriftSpread, double DriftSpreadSd)
{
    /// <summary>Largest β considered [1].</summary>
    public const double LargestExponent = 0.5;

    private const double LargestDriftSpread = 0.15;

    // Judgements: σ₀ about .15 within a factor of seven; β as for every region (docs/model.md §5) but twice as wide; τ_b as between towns.
    private const double PriorLnNoiseSd = 1, PriorExponent = 0.15, PriorExponentSd = 0.1, PriorDriftSpread = 0.03;
    private static readonly double PriorLnNoise = Elementary.Log(0.15);

    /// <summary>Nodes over a firm's own drift, in units of τ_b.</summary>
    private static readonly double[] Nodes = [-2.5, -2, -1.5, -1, -0.5, 0, 0.5, 1, 1.5, 2, 2.5];

    /// <summary>The estimate.</summary>
    /// <param name="residuals">Growth less the group's, firm by firm, with ln of the size before over the reference size.</param>
    /// <returns>Moments of the posterior.</returns>
    public static NoiseEstimate Of(ImmutableArray<ImmutableArray<(double Residual, double LnRelative)>> residuals)
    {
        (double Low, double High) noise = (Elementary.Log(0.01), Elementary.Log(0.9)), exponent = (0, LargestExponent), spread = (0, LargestDriftSpread);
        NoiseEstimate found = On(residuals, noise, exponent, spread);
        for (int pass = 0; pass < 3; pass++)
        {
            noise = Close(noise, found.LnNoise, found.LnNoiseSd, 15);
            exponent = Close(exponent, found.Exponent, found.ExponentSd, 7);
            spread = Close(spread, found.DriftSpread, found.DriftSpreadSd, 6);
            found = On(residuals, noise, exponent, spread);
        }

        return found;
    }

    /// <summary>A firm's own drift given its residuals, at the means of the other parameters.</summary>
    /// <param name="residuals">Its growth less the group's, with ln of the size before over the reference size.</param>
    /// <returns>Mean and standard deviation [1/year].</returns>
    public (double Mean, double Sd) OwnDrift(ImmutableArray<(double Residual, double LnRelative)> residuals)
    {
        double sum = 0, first = 0, second = 0, most = double.NegativeInfinity;
        Span<double> logs = stackalloc double[Nodes.Length];
        for (int k = 0; k < Nodes.Length; k++)
        {
            logs[k] = -0.5 * Nodes[k] * Nodes[k];
            foreach ((double residual, double relative) in residuals)
            {
                double scale = NoiseScale.Of(Elementary.Exp(LnNoise), Exponent, Elementary.Log(NoiseScale.ReferenceSize) + relative) / Math.Sqrt(2);
                logs[k] -= Math.Abs(residual - DriftSpread * Nodes[k]) / scale;
            }

            most = Math.Max(most, logs[k]);
        }

        for (int k = 0; k < Nodes.Length; k++)
        {
            double weight = Elementary.Exp(logs[k] - most);
            (sum, first, second) = (sum + weight, first + weight * Nodes[k], second + weight * Nodes[k] * Nodes[k]);
        }

        double mean = first / sum;
        return (DriftSpread * mean, DriftSpread * Math.Sqrt(Math.Max(second / sum - mean * mean, 0)));
    }

    private static (double Low, double High) Close((double Low, double High) range, double mean, double sd, int points)
    {
        double reach = Math.Max(4 * sd, 1.5 * (range.High - range.Low) / (points - 1));
        return (Math.Max(range.Low, mean - reach), Math.Min(range.High, mean + reach));
    }

    private static double[] Grid((double Low, double High) range, int points) =>
        [.. Enumerable.Range(0, points).Select(i => range.Low + (range.High - range.Low) * i / (points - 1))];

    private static NoiseEstimate On(
        ImmutableArray<ImmutableArray<(double Residual, double LnRelative)>> residuals,
        (double, double) noiseRange, (double, double) exponentRange, (double, double) spreadRange)
    {
        var points = new List<(double Noise, double Exponent, double Spread, double Log)>();
        foreach (double noise in Grid(noiseRange, 15))
        {
            foreach (double exponent in Grid(exponentRange, 7))
            {
                double[] spreads = Grid(spreadRange, 6), logs = Likelihood(residuals, Elementary.Exp(noise), exponent, spreads);
                for (int k = 0; k < spreads.Length; k++)
                {
                    points.Add((noise, exponent, spreads[k], logs[k] + Prior(noise, exponent, spreads[k])));
                }
            }
        }

        double most = points.Max(p => p.Log);
        double[] weights = [.. points.Select(p => Elementary.Exp(p.Log - most))];
        (double Mean, double Sd) Moments(Func<(double Noise, double Exponent, double Spread, double Log), double> of)
        {
            double sum = weights.Sum(), mean = points.Select((p, i) => weights[i] * of(p)).Sum() / sum;
            return (mean, Math.Sqrt(Math.Max(points.Select((p, i) => weights[i] * (of(p) - mean) * (of(p) - mean)).Sum() / sum, 0)));
        }

        (double ln, double lnSd) = Moments(p => p.Noise);
        (double beta, double betaSd) = Moments(p => p.Exponent);
        (double tau, double tauSd) = Moments(p => p.Spread);
        return new NoiseEstimate(ln, lnSd, beta, betaSd, tau, tauSd);
    }

    private static double Prior(double noise, double exponent, double spread)
    {
        double a = (noise - PriorLnNoise) / PriorLnNoiseSd, b = (exponent - PriorExponent) / PriorExponentSd, c = spread / PriorDriftSpread;
        return -0.5 * (a * a + b * b + c * c);
    }

    /// <summary>ln likelihood for one σ₀ and β and several τ_b: a firm's own drift is summed out.</summary>
    private static double[] Likelihood(
        ImmutableArray<ImmutableArray<(double Residual, double LnRelative)>> residuals, double noise, double exponent, double[] spreads)
    {
        var total = new double[spreads.Length];
        Span<double> logs = stackalloc double[Nodes.Length];
        foreach (ImmutableArray<(double Residual, double LnRelative)> firm in residuals)
        {
            double[] inverse = new double[firm.Length];
            double common = 0;
            for (int i = 0; i < firm.Length; i++)
            {
                inverse[i] = Math.Sqrt(2) / NoiseScale.Of(noise, exponent, Elementary.Log(NoiseScale.ReferenceSize) + firm[i].LnRelative);
                common += Elementary.Log(inverse[i]);
            }

            for (int s = 0; s < spreads.Length; s++)
            {
                double most = double.NegativeInfinity, sum = 0;
                for (int k = 0; k < Nodes.Length; k++)
                {
                    double log = -0.5 * Nodes[k] * Nodes[k];
                    for (int i = 0; i < firm.Length; i++)
                    {
                        log -= Math.Abs(firm[i].Residual - spreads[s] * Nodes[k]) * inverse[i];
                    }

                    logs[k] = log;
                    most = Math.Max(most, log);
                }

                foreach (double log in logs)
                {
                    sum += Elementary.Exp(log - most);
                }

                total[s] += common + most + Elementary.Log(sum);
            }
        }

        return total;
    }
}
