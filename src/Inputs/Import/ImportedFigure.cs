using Zyz.Sim.Model.Regions;

namespace Zyz.Sim.Inputs.Import;

/// <summary>A figure of the file as the pack will keep it.</summary>
/// <param name="Observation">The figure.</param>
/// <param name="Published">Its publication as it is written: a month or a year stays one.</param>
/// <param name="Sheet">Sheet it stands in; empty for a csv file.</param>
/// <param name="Cell">Its cell.</param>
/// <param name="Standing">How it stands to the figures the pack has.</param>
/// <param name="Before">The figure it corrects or repeats; null for a new one.</param>
public sealed record ImportedFigure(
    Observation Observation, string Published, string Sheet, CellAddress Cell, FigureStanding Standing, Observation? Before);
