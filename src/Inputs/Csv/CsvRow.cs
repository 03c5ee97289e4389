using Zyz.Sim.Inputs.Fields;

namespace Zyz.Sim.Inputs.Csv;

/// <summary>One row of a table, cells by column name.</summary>
/// <param name="columns">Place of each column in the row; a column the header lacks has none.</param>
/// <param name="cells">The cells.</param>
internal sealed class CsvRow(IReadOnlyDictionary<string, int> columns, List<Field> cells)
{
    /// <summary>The line the row starts in.</summary>
    public int Line => cells[0].Line;

    /// <summary>A cell.</summary>
    /// <param name="column">Column name.</param>
    public Field this[string column] => cells[columns[column]];

    /// <summary>Whether the table has a column, for those it may lack.</summary>
    /// <param name="column">Column name.</param>
    /// <returns>True where it has.</returns>
    public bool Has(string column) => columns.ContainsKey(column);

    /// <summary>Whether a cell is empty.</summary>
    /// <param name="column">Column name.</param>
    /// <returns>True where nothing stands in it.</returns>
    public bool IsEmpty(string column) => this[column].Text.Length == 0;
}
