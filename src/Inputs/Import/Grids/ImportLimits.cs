namespace Zyz.Sim.Inputs.Import.Grids;

/// <summary>
/// How much a file may hold. A bureau's table has some hundreds of cells; whatever is a hundred times larger is no such table,
/// and reading stops before time or memory are spent on it.
/// </summary>
internal static class ImportLimits
{
    /// <summary>Size of the file [bytes].</summary>
    public const int FileBytes = 16 << 20;

    /// <summary>Parts inside a workbook [count].</summary>
    public const int Parts = 1000;

    /// <summary>Size of one part of a workbook when unpacked [bytes].</summary>
    public const long PartBytes = 48L << 20;

    /// <summary>Size of all parts of a workbook when unpacked [bytes].</summary>
    public const long AllPartsBytes = 96L << 20;

    /// <summary>Size of a part that describes others: relations, list of sheets, formats [bytes].</summary>
    public const long DirectoryBytes = 2L << 20;

    /// <summary>Elements looked at in one part, cells that hold nothing among them [count].</summary>
    public const int Elements = 1_500_000;

    /// <summary>Cells that hold something, in all sheets [count].</summary>
    public const int Cells = 20_000;

    /// <summary>Characters of a cell, as in spreadsheets [count].</summary>
    public const int CellCharacters = 32_767;

    /// <summary>Characters of all cells [count].</summary>
    public const int Characters = 8 << 20;

    /// <summary>Merged ranges of a sheet [count].</summary>
    public const int Merges = 5_000;

    /// <summary>Cells covered by merged ranges, within what is used of the sheet [count].</summary>
    public const int MergedCells = 100_000;

    /// <summary>Rows a sheet can have [count].</summary>
    public const int SheetRows = 1_048_576;

    /// <summary>Columns a sheet can have [count].</summary>
    public const int SheetColumns = 16_384;

    /// <summary>Sheets of a workbook [count].</summary>
    public const int Sheets = 100;
}
