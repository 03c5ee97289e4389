namespace Zyz.Sim.Model.Results;

/// <summary>Probabilities of several targets at once.</summary>
/// <param name="AllTownOutputTargets">Share of replications in which every town's own output target is met.</param>
/// <param name="Hits">Replications that do [count].</param>
/// <param name="MonteCarloLow">Lower end of the 95 % Wilson interval.</param>
/// <param name="MonteCarloHigh">Upper end of the 95 % Wilson interval.</param>
public sealed record JointForecast(double? AllTownOutputTargets, int? Hits, double? MonteCarloLow, double? MonteCarloHigh);
