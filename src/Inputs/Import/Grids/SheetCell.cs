namespace Zyz.Sim.Inputs.Import.Grids;

/// <summary>What stands in a cell.</summary>
/// <param name="Kind">What it holds.</param>
/// <param name="Text">The text; of a number as it is stored, with a decimal point.</param>
/// <param name="Suffix">Words its number format shows after the number, or empty.</param>
internal readonly record struct SheetCell(CellKind Kind, string Text, string Suffix = "");
