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
    private CompositionPath(double[] youth, double[] closure, double[] merger, double entrantShare, double stayerGrowth)
    {
        Youth = youth;
        Closure = closure;
        Merger = merger;
        EntrantShare = entrantShare;
        StayerGrowth = stayerGrowth;
    }

    /// <summary>Order-weighted mean of e^(−a/τ_a) among those who move, by step.</summary>
    public double[] Youth { get; }

    /// <summary>Order share that closes in a quarter, per unit of h₀, by step.</summary>
    public double[] Closure { get; }

    /// <summary>Order share that is absorbed in a quarter, per unit of h_M, by step.</summary>
    public double[] Merger { get; }

    /// <summary>Orders of a quarter's entrants over the town's, per unit of entry rate ε.</summary>
    public double EntrantShare { get; }

    /// <summary>
    /// How much faster than the town's the orders of an enterprise grow that stays, at the origin [1/year]: others' closures
    /// make room for it, entrants take some. Mergers do not count, for they hand over capacity with the orders.
    /// </summary>
    public double StayerGrowth { get; }

    public static CompositionPath Of(StartingPopulation population, TownSampler sampler, int steps)
    {
        double M(Parameter p) => sampler.Median(p);
        double step = Quarter.StepYears, tau = M(Parameter.YouthYears), zeta = M(Parameter.ClosureSizeExponent);
        double output = population.Sizes.Sum(), logSd = M(Parameter.EntrantLogSd), relative = M(Parameter.EntrantRelativeSize);
        double entrantShare = step * population.Sizes.Length * relative * population.MedianSize * Elementary.Exp(0.5 * logSd * logSd) / output;
        double norm = population.MeanClosureFactor(zeta), rate = M(Parameter.ClosureRate) * step / norm, h = M(Parameter.ClosureRate);
        double premium = step * M(Parameter.YouthPremium), entry = M(Parameter.EntryRate) * entrantShare;
        double mergerRate = M(Parameter.MergerRate), merging = 1 - Elementary.Exp(-2 * mergerRate * step);
        double drift = M(Parameter.CommonDrift) + M(Parameter.DriftSpread) * M(Parameter.DriftDeviation);

        int n = population.Sizes.Length;
        Cohort[] cohorts = Cohorts(population, sampler, steps, drift);
        double stayers = 0;
        double[] youth = new double[steps + 1], closure = new double[steps + 1], merger = new double[steps + 1];
        for (int t = 1; t <= steps; t++)
        {
            double total = 0, young = 0, closing = 0, small = 0, left = 0;
            for (int i = 0; i < n + t - 1; i++)
            {
                ref Cohort c = ref cohorts[i];
                double y = Elementary.Exp(-c.Age(t) / tau);
                young += c.Weight * y;
                c.Weight *= 1 + premium * y;
                c.LnSize += Elementary.Log(1 + premium * y);
                total += c.Weight;
            }

            youth[t] = young;
            double keep = (1 - entry) / total, growth = drift * step + Elementary.Log(keep);
            for (int i = 0; i < n + t; i++)
            {
                ref Cohort c = ref cohorts[i];
                bool newborn = i == n + t - 1;
                c.Weight = newborn ? entry : c.Weight * keep;
                c.LnSize += newborn ? 0 : growth + 0.5 * c.StepVariance;
                c.Variance += newborn ? 0 : c.StepVariance;
                double leaving = 1 - Elementary.Exp(-rate * ClosureAge.Factor(c.Age(t)) * c.MeanClosure(zeta));
                double absorbed = c.ShareBelowMedian() * merging;
                closing += c.Weight * leaving;
                small += c.Weight * absorbed;
                c.Weight *= (1 - leaving) * (1 - absorbed);
                left += c.Weight;
            }

            closure[t] = h > 0 ? closing / h : 0;
            merger[t] = mergerRate > 0 ? small / mergerRate : 0;
            stayers = t == 1 ? Elementary.Log((1 - entry) / (1 - closing)) / step : stayers;
            double lnLeft = Elementary.Log(left);
            for (int i = 0; i < n + t; i++)
            {
                cohorts[i].Weight /= left;
                cohorts[i].LnSize -= lnLeft;
            }
        }

        return new CompositionPath(youth, closure, merger, entrantShare, stayers);
    }

    /// <summary>The enterprises of the base population, then one cohort of entrants for each step.</summary>
    private static Cohort[] Cohorts(StartingPopulation population, TownSampler sampler, int steps, double drift)
    {
        double M(Parameter p) => sampler.Median(p);
        double lnMedian = Elementary.Log(population.MedianSize), output = population.Sizes.Sum(), rise = 1.5 * Quarter.StepYears * drift;
        double regional = M(Parameter.RegionalLoading) * M(Parameter.RegionalShock), town = M(Parameter.TownShock);
        double logSd = M(Parameter.EntrantLogSd), born = Elementary.Log(M(Parameter.EntrantRelativeSize)) + logSd * logSd;
        double StepVariance(double lnSize)
        {
            double own = NoiseScale.Of(M(Parameter.EnterpriseNoise), M(Parameter.NoiseSizeExponent), lnSize);
            return Quarter.StepYears * (own * own + regional * regional + town * town);
        }

        int n = population.Sizes.Length;
        var cohorts = new Cohort[n + steps];
        for (int i = 0; i < n; i++)
        {
            double ln = Elementary.Log(population.Sizes[i]);
            cohorts[i] = new() { Weight = population.Sizes[i] / output, BaseAge = population.AgesYears[i], LnSize = ln - lnMedian + rise, StepVariance = StepVariance(ln) };
        }

        for (int t = 1; t <= steps; t++)
        {
            double ln = born + rise + drift * (t - 1) * Quarter.StepYears;
            cohorts[n + t - 1] = new() { BaseAge = -t * Quarter.StepYears, LnSize = ln, Variance = logSd * logSd, StepVariance = StepVariance(ln + lnMedian) };
        }

        return cohorts;
    }

    /// <summary>
    /// Enterprises that share age and start. Their orders spread out lognormally; what a share of orders meets is the
    /// distribution weighted by orders, whose ln mean lies a whole variance above the enterprises' own.
    /// </summary>
    private struct Cohort
    {
        private static readonly double[] Nodes = [-2.8569700138728056, -1.3556261799742659, 0, 1.3556261799742659, 2.8569700138728056];
        private static readonly double[] Weights = [0.011257411327720689, 0.22207592200561264, 8.0 / 15, 0.22207592200561264, 0.011257411327720689];

        /// <summary>Share of the town's orders.</summary>
        public double Weight;

        /// <summary>Age at the base date, negative for the yet unborn [years].</summary>
        public double BaseAge;

        /// <summary>Order-weighted mean of ln(orders/base median).</summary>
        public double LnSize;

        /// <summary>Variance of ln orders.</summary>
        public double Variance;

        /// <summary>What a quarter adds to it.</summary>
        public double StepVariance;

        public readonly double Age(int step) => BaseAge + step * Quarter.StepYears;

        /// <summary>Order-weighted mean of r (E11), by five Gauss–Hermite nodes.</summary>
        public readonly double MeanClosure(double zeta)
        {
            double sum = 0, sd = Math.Sqrt(Variance);
            for (int k = 0; k < Nodes.Length; k++)
            {
                double r = Elementary.Exp(-zeta * (LnSize + sd * Nodes[k]));
                sum += Weights[k] * Math.Min(Math.Max(r, 0.25), 2.5);
            }

            return sum;
        }

        /// <summary>Share of the cohort's orders below the base median.</summary>
        public readonly double ShareBelowMedian() =>
            Variance > 0 ? Normal.Distribution(-LnSize / Math.Sqrt(Variance)) : LnSize < 0 ? 1 : 0;
    }
}
