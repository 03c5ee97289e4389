namespace Zyz.Sim.Inputs.Import.Grids;

/// <summary>Counts what is looked at and kept of a workbook, and stops where it is too much.</summary>
internal sealed class ElementBudget
{
    private int elements;
    private int cells;
    private int characters;

    /// <summary>One element was looked at.</summary>
    /// <exception cref="ImportRefused">There were too many.</exception>
    public void Spend()
    {
        if (++elements > ImportLimits.Elements)
        {
            throw new ImportRefused(ImportTexts.TooManyElements);
        }
    }

    /// <summary>One cell or shared text is kept.</summary>
    /// <param name="text">What stands in it.</param>
    /// <exception cref="ImportRefused">There were too many, or too long ones.</exception>
    public void Keep(string text)
    {
        characters += text.Length;
        if (++cells > 2 * ImportLimits.Cells || text.Length > ImportLimits.CellCharacters || characters > ImportLimits.Characters)
        {
            throw new ImportRefused(ImportTexts.TooManyCells);
        }
    }
}
