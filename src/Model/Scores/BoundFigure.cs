using Zyz.Sim.Model.Regions;

namespace Zyz.Sim.Model.Scores;

/// <summary>A figure published after an origin that says only "more than": shown beside the forecast, never scored, since publishing it depended on what came.</summary>
/// <param name="Origin">The day of the forecast, ISO date.</param>
/// <param name="Figure">The publication.</param>
/// <param name="Median">The model's median [unit of the figure].</param>
/// <param name="Probability">The model's probability of more than the figure.</param>
public sealed record BoundFigure(string Origin, Observation Figure, double Median, double Probability);
