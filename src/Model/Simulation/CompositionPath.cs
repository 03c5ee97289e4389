using Zyz.Sim.Model.Draws;
using Zyz.Sim.Model.Enterprises;
using Zyz.Sim.Model.Numerics;
using Zyz.Sim.Model.Populations;
using Zyz.Sim.Model.Time;

namespace Zyz.Sim.Model.Simulation;

/// <summary>
/// What the base population's own ageing, entry, closure and merging add to a town's orders at the status quo, quarter
/// by quarter: the expected weights behind c_j of E3. Computed once per town at the priors' medians; a replication
/// combines them with its own draws (<see cref="DriftCompensation"/>).
/// </summary>
internal sealed class CompositionPath
{
    private CompositionPath(double[] youth, double[] closure, double[] merger, double entrantShare)
    {
        Youth = youth;
        Closure = closure;
        Merger = merger;
        EntrantShare = entrantShare;
    }

    /// <summary>Order-weighted mean of e^(−a/τ_a) among those who move, by step.</summary>
    public double[] Youth { get; }

    /// <summary>Order share that closes in a quarter, per unit of h₀, by step.</summary>
    public double[] Closure { get; }

    /// <summary>Order share below the base median that can be absorbed, by step.</summary>
    public double[] Merger { get; }

    /// <summary>Orders of a quarter's entrants over the town's, per unit of entry rate ε.</summary>
    public double EntrantShare { get; }

    public static CompositionPath Of(StartingPopulation population, TownSampler sampler, int steps)
    {
        double M(Parameter p) => sampler.Median(p);
        double step = Quarter.StepYears, tau = M(Parameter.YouthYears), zeta = M(Parameter.ClosureSizeExponent);
        double output = population.Sizes.Sum(), logSd = M(Parameter.EntrantLogSd), relative = M(Parameter.EntrantRelativeSize);
        double entrantShare = step * population.Sizes.Length * relative * population.MedianSize * Elementary.Exp(0.5 * logSd * logSd) / output;
        double norm = population.MeanClosureFactor(zeta), rate = M(Parameter.ClosureRate) * step / norm, h = M(Parameter.ClosureRate);
        double premium = step * M(Parameter.YouthPremium), entry = M(Parameter.EntryRate) * entrantShare;
        double merging = 2 * M(Parameter.MergerRate) * step;
        double entrantClosure = EntrantClosure(relative, logSd, zeta), entrantSmall = Normal.Distribution(-(Elementary.Log(relative) / logSd) - logSd);

        int n = population.Sizes.Length;
        var weights = new double[n + steps];
        for (int i = 0; i < n; i++)
        {
            weights[i] = population.Sizes[i] / output;
        }

        double[] youth = new double[steps + 1], closure = new double[steps + 1], merger = new double[steps + 1];
        for (int t = 1; t <= steps; t++)
        {
            double total = 0, young = 0, closing = 0, small = 0, years = t * step;
            for (int i = 0; i < n + t - 1; i++)
            {
                double age = i < n ? population.AgesYears[i] + years : (t - (i - n + 1)) * step;
                double y = Elementary.Exp(-age / tau);
                young += weights[i] * y;
                weights[i] *= 1 + premium * y;
                total += weights[i];
            }

            youth[t] = young;
            double keep = (1 - entry) / total;
            for (int i = 0; i < n + t; i++)
            {
                weights[i] = i == n + t - 1 ? entry : weights[i] * keep;
                double age = i < n ? population.AgesYears[i] + years : (t - (i - n + 1)) * step;
                double relativeSize = i < n ? population.Sizes[i] / population.MedianSize : 0;
                double size = i < n ? StartingPopulation.RelativeClosure(relativeSize, zeta) : entrantClosure;
                double leaving = 1 - Elementary.Exp(-rate * ClosureAge.Factor(age) * size);
                double below = i < n ? (relativeSize < 1 ? 1 : 0) : entrantSmall;
                closing += weights[i] * leaving;
                small += weights[i] * below * (1 - Elementary.Exp(-merging));
                weights[i] *= (1 - leaving) * (1 - below * (1 - Elementary.Exp(-merging)));
            }

            closure[t] = h > 0 ? closing / h : 0;
            merger[t] = small;
            double left = 0;
            for (int i = 0; i < n + t; i++)
            {
                left += weights[i];
            }

            for (int i = 0; i < n + t; i++)
            {
                weights[i] /= left;
            }
        }

        return new CompositionPath(youth, closure, merger, entrantShare);
    }

    /// <summary>Order-weighted mean of r over entrants' sizes: the lognormal shifted by its own variance.</summary>
    private static double EntrantClosure(double relative, double logSd, double zeta)
    {
        const int Points = 32;
        double sum = 0;
        for (int i = 0; i < Points; i++)
        {
            double z = Normal.Quantile((i + 0.5) / Points);
            sum += StartingPopulation.RelativeClosure(relative * Elementary.Exp(logSd * logSd + logSd * z), zeta) / Points;
        }

        return sum;
    }
}
