using System.Collections.Immutable;
using Zyz.Sim.Inputs.Import.Words;

namespace Zyz.Sim.Inputs.Import.Tables;

/// <summary>What is said around a table, from near to far: lines above and below it, the sheet's name, the file's name.</summary>
/// <param name="Sheet">Name of the sheet.</param>
/// <param name="Texts">Titles and notes.</param>
/// <param name="Header">Headers of columns of labels.</param>
/// <param name="SheetName">What the sheet's name says.</param>
/// <param name="FileName">What the file's name says.</param>
internal sealed record Surroundings(
    string Sheet, ImmutableArray<CellWords> Texts, ImmutableArray<CellWords> Header, CellWords SheetName, CellWords FileName)
{
    /// <summary>Lines, sheet name and file name, from near to far.</summary>
    public IEnumerable<IEnumerable<CellWords>> Levels => [Texts, [SheetName], [FileName]];
}
