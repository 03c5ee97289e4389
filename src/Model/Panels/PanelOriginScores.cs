using System.Collections.Immutable;
using Zyz.Sim.Model.Scores;

namespace Zyz.Sim.Model.Panels;

/// <summary>What one origin gives.</summary>
/// <param name="Origin">Origin year.</param>
/// <param name="Learnt">What was learnt by it.</param>
/// <param name="Firms">Figures of firms.</param>
/// <param name="Groups">Totals of the firms of a group that have figures at both ends.</param>
public sealed record PanelOriginScores(int Origin, PanelLearning Learnt, ImmutableArray<ScoredFigure> Firms, ImmutableArray<ScoredFigure> Groups);
