using System.Globalization;
using Zyz.Sim.Inputs.Import.Figures;
using Zyz.Sim.Inputs.Import.Grids;
using Zyz.Sim.Inputs.Import.Words;
using Zyz.Sim.Model.Regions;

namespace Zyz.Sim.Inputs.Import.Tables;

/// <summary>Finds the unit of a figure and converts it, exactly, into the unit the pack keeps.</summary>
/// <param name="around">What is said around the table.</param>
/// <param name="log">Where notes go.</param>
internal sealed class UnitMeaning(Surroundings around, NoteLog log)
{
    /// <summary>Why headers and lines around leave the unit open.</summary>
    /// <param name="row">The row.</param>
    /// <param name="column">The column.</param>
    /// <param name="measure">The measure.</param>
    /// <returns>The reason; null where they name one unit or none.</returns>
    public Text? Unclear(RowHead row, ColumnHead column, MeasureWord measure)
    {
        Nearest(row, column, measure, out Text? unclear);
        return unclear;
    }

    /// <summary>Converts a figure.</summary>
    /// <param name="row">Its row.</param>
    /// <param name="column">Its column.</param>
    /// <param name="at">Its cell.</param>
    /// <param name="cell">What stands in it.</param>
    /// <param name="reading">What was read of it; it has a value.</param>
    /// <param name="measure">Its measure.</param>
    /// <returns>The value in the measure's unit and half a unit of its last digit; null after a refusal.</returns>
    public (decimal Value, decimal Rounding)? Convert(
        RowHead row, ColumnHead column, CellAddress at, SheetCell cell, FigureReading reading, MeasureWord measure)
    {
        FigureUnit? header = Nearest(row, column, measure, out Text? unclear);
        FigureUnit? unit = reading.Unit ?? header;
        if (unit is not null && unit.FactorTo(measure.Kind) is null)
        {
            unclear = ImportTexts.OtherUnit(unit.Name, measure.Id);
        }
        else if (reading.Unit is not null)
        {
            unclear = null;
        }
        else if (unit is null && unclear is null)
        {
            bool counts = measure.Kind == UnitKind.Count || (measure.Kind == UnitKind.Person && reading.Value == decimal.Truncate(reading.Value!.Value));
            unclear = counts ? null : ImportTexts.NoUnit(measure.Unit);
            if (counts)
            {
                log.Add(NoteKind.Guessed, around.Sheet, column.Cell, column.Text, ImportTexts.UnitGuessed(measure.Unit));
            }
        }

        if (unclear is not null)
        {
            log.Add(NoteKind.Refused, around.Sheet, at, cell.Text, unclear);
            return null;
        }

        decimal factor = unit?.FactorTo(measure.Kind) ?? 1;
        decimal value = Plain(reading.Value!.Value * factor);
        if (reading.Unit is not null && header?.FactorTo(measure.Kind) is { } other && other != factor)
        {
            log.Add(NoteKind.Guessed, around.Sheet, at, cell.Text, ImportTexts.CellUnitWins(reading.Unit.Name, header.Name));
        }

        if (factor != 1)
        {
            log.Add(NoteKind.Converted, around.Sheet, at, cell.Text, ImportTexts.Converted(unit!.Name, measure.Unit, value.ToString(CultureInfo.InvariantCulture)));
        }

        return (value, Half(reading.Value.Value) * factor);
    }

    /// <summary>The unit of the column, the row, the section or the lines around the table, whichever is nearest.</summary>
    private FigureUnit? Nearest(RowHead row, ColumnHead column, MeasureWord measure, out Text? unclear)
    {
        CellWords[][] levels = [[.. column.Words], [row.Words.Unit, .. row.Labels], [row.Words.Section], [.. around.Texts], [around.SheetName]];
        for (int i = 0; i < levels.Length; i++)
        {
            FigureUnit[] named = [.. levels[i].SelectMany(w => w.Units)];
            FigureUnit[] fitting = [.. named.Where(u => u.FactorTo(measure.Kind) is not null)];
            string? strange = i <= 1 ? levels[i].Select(w => w.StrangeUnit).FirstOrDefault(s => s is not null) : null;
            if (strange is not null)
            {
                unclear = ImportTexts.UnknownUnit(strange);
                return null;
            }

            if (fitting.Select(u => u.FactorTo(measure.Kind)).Distinct().Count() > 1)
            {
                unclear = ImportTexts.TwoUnits(string.Join(" / ", fitting.Select(u => u.Name)));
                return null;
            }

            if (fitting.Length > 0 || (named.Length > 0 && i <= 1))
            {
                unclear = null;
                return fitting.FirstOrDefault() ?? named[0];
            }
        }

        unclear = null;
        return null;
    }

    private static decimal Half(decimal value)
    {
        decimal unit = 1;
        for (int digits = (decimal.GetBits(value)[3] >> 16) & 0xFF; digits > 0; digits--)
        {
            unit /= 10;
        }

        return unit / 2;
    }

    /// <summary>The number without zeros at its end.</summary>
    private static decimal Plain(decimal value) => value / 1.0000000000000000000000000000m;
}
