namespace Zyz.Sim.Inputs.Import.Words;

/// <summary>What a figure covers.</summary>
/// <param name="Kind">How much of the town.</param>
/// <param name="Text">The words that say so.</param>
/// <param name="IsFromAfar">Whether they stand around the table and not at the figure's column or row.</param>
internal sealed record FigureScope(ScopeKind Kind, string Text, bool IsFromAfar = false);
