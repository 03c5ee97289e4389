using System.Collections.Immutable;

namespace Zyz.Sim.Inputs.Import.Grids;

/// <summary>One sheet: the cells that hold something, and which cell stands for those merged with it.</summary>
internal sealed class SheetGrid
{
    private readonly Dictionary<CellAddress, SheetCell> cells;
    private readonly Dictionary<CellAddress, CellAddress> covered = [];

    /// <summary>Makes a sheet.</summary>
    /// <param name="name">Its name; empty for a csv file, which has one.</param>
    /// <param name="cells">Cells that hold something.</param>
    /// <param name="merges">Merged ranges.</param>
    /// <exception cref="ImportRefused">The merged ranges cover too much.</exception>
    public SheetGrid(string name, Dictionary<CellAddress, SheetCell> cells, IEnumerable<MergedRange> merges)
    {
        Name = name;
        this.cells = cells;
        Rows = [.. cells.Keys.Select(a => a.Row).Distinct().Order()];
        Columns = [.. cells.Keys.Select(a => a.Column).Distinct().Order()];
        foreach (MergedRange merge in merges.Where(m => cells.ContainsKey(m.First)))
        {
            Cover(merge);
        }
    }

    /// <summary>Name of the sheet; empty for a csv file.</summary>
    public string Name { get; }

    /// <summary>Rows in which something stands.</summary>
    public ImmutableArray<int> Rows { get; }

    /// <summary>Columns in which something stands.</summary>
    public ImmutableArray<int> Columns { get; }

    /// <summary>Whether ranges are merged: then an empty cell is empty on purpose.</summary>
    public bool HasMerges => covered.Count > 0;

    /// <summary>The cell that stands at a place, by itself or merged with another.</summary>
    /// <param name="at">The place.</param>
    /// <returns>Where its content stands; null where nothing does.</returns>
    public CellAddress? Anchor(CellAddress at) =>
        cells.ContainsKey(at) ? at : covered.TryGetValue(at, out CellAddress anchor) ? anchor : null;

    /// <summary>What stands at a place.</summary>
    /// <param name="at">The place.</param>
    /// <returns>The content; null where there is none.</returns>
    public SheetCell? this[CellAddress at] => Anchor(at) is { } anchor ? cells[anchor] : null;

    /// <summary>Whether a cell is merged with one above or to the left of it.</summary>
    /// <param name="at">The place.</param>
    /// <returns>True where the content stands elsewhere.</returns>
    public bool IsCovered(CellAddress at) => covered.ContainsKey(at) && !cells.ContainsKey(at);

    private void Cover(MergedRange merge)
    {
        int[] columns = [.. Columns.Where(c => c >= merge.First.Column && c <= merge.Last.Column)];
        foreach (int row in Rows.Where(r => r >= merge.First.Row && r <= merge.Last.Row))
        {
            foreach (int column in columns)
            {
                var at = new CellAddress(row, column);
                if (at != merge.First)
                {
                    covered[at] = merge.First;
                }
            }

            if (covered.Count > ImportLimits.MergedCells)
            {
                throw new ImportRefused(ImportTexts.TooManyMerges);
            }
        }
    }
}
