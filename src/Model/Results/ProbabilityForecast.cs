namespace Zyz.Sim.Model.Results;

/// <summary>A probability with its two errors, kept apart (model §10).</summary>
/// <param name="Estimate">Hits over counted replications.</param>
/// <param name="Hits">Replications that meet the target [count].</param>
/// <param name="Counted">Replications in which the measure exists [count].</param>
/// <param name="MonteCarloLow">Lower end of the 95 % Wilson interval: what more replications would narrow.</param>
/// <param name="MonteCarloHigh">Upper end of the 95 % Wilson interval.</param>
/// <param name="EpistemicLow">5 % point of p(θ) over the priors: what only knowledge would narrow. Null while pending.</param>
/// <param name="EpistemicHigh">95 % point of p(θ) over the priors. Null while pending.</param>
public sealed record ProbabilityForecast(
    double Estimate, int Hits, int Counted, double MonteCarloLow, double MonteCarloHigh,
    double? EpistemicLow, double? EpistemicHigh);
