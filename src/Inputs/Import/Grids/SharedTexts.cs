using System.Globalization;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Zyz.Sim.Inputs.Import.Grids;

/// <summary>The texts of a workbook that cells name by number.</summary>
internal sealed class SharedTexts
{
    private readonly List<string> texts = [];

    /// <summary>Reads them.</summary>
    /// <param name="part">The part; null where there is none.</param>
    /// <param name="budget">Counts what is looked at and kept.</param>
    public SharedTexts(SharedStringTablePart? part, ElementBudget budget)
    {
        if (part is null)
        {
            return;
        }

        using OpenXmlReader reader = OpenXmlReader.Create(part);
        var text = new StringBuilder();
        bool phonetic = false;
        while (reader.Read())
        {
            budget.Spend();
            if (reader.ElementType == typeof(PhoneticRun))
            {
                phonetic = reader.IsStartElement;
            }
            else if (reader.IsStartElement && reader.ElementType == typeof(SharedStringItem))
            {
                text.Clear();
            }
            else if (reader.IsStartElement && reader.ElementType == typeof(DocumentFormat.OpenXml.Spreadsheet.Text) && !phonetic)
            {
                text.Append(reader.GetText());
            }
            else if (reader.IsEndElement && reader.ElementType == typeof(SharedStringItem))
            {
                texts.Add(text.ToString());
                budget.Keep(texts[^1]);
            }
        }
    }

    /// <summary>The text of a number.</summary>
    /// <param name="number">The number as it stands in the cell.</param>
    /// <returns>The text.</returns>
    /// <exception cref="ImportRefused">There is no such text.</exception>
    public string Of(string number) =>
        int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out int index) && index < texts.Count ? texts[index]
            : throw new ImportRefused(ImportTexts.DamagedWorkbook($"shared text {number}"));
}
