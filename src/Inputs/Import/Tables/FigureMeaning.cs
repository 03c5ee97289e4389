using System.Globalization;
using Zyz.Sim.Inputs.Import.Figures;
using Zyz.Sim.Inputs.Import.Grids;
using Zyz.Sim.Inputs.Import.Words;
using Zyz.Sim.Inputs.RegionFiles;
using Zyz.Sim.Model.Regions;

namespace Zyz.Sim.Inputs.Import.Tables;

/// <summary>Finds out what a figure is: measure, year, scope and unit, each from the nearest words that say it.</summary>
/// <param name="around">What is said around the table.</param>
/// <param name="columns">All columns of figures.</param>
/// <param name="towns">Names of the region.</param>
/// <param name="log">Where notes go.</param>
internal sealed class FigureMeaning(Surroundings around, IReadOnlyList<ColumnHead> columns, TownNames towns, NoteLog log)
{
    private readonly ScopeMeaning scopes = new(around);
    private readonly UnitMeaning units = new(around, log);

    /// <summary>Whether a row or column holds what the pack does not keep; a note says so once.</summary>
    /// <param name="row">The row.</param>
    /// <param name="column">The column.</param>
    /// <returns>True where it is left out.</returns>
    public bool IsLeftOut(RowHead row, ColumnHead column)
    {
        if (column.Words.Any(w => w.IsOther))
        {
            log.Add(NoteKind.LeftOut, around.Sheet, column.Cell, column.Text, ImportTexts.NotKept);
            return true;
        }

        if (row.Labels.Any(w => w.IsOther))
        {
            log.Add(NoteKind.LeftOut, around.Sheet, row.Cell, row.Text, ImportTexts.NotKept);
            return true;
        }

        return false;
    }

    /// <summary>Understands a cell.</summary>
    /// <param name="row">Its row.</param>
    /// <param name="column">Its column.</param>
    /// <param name="cell">What stands in it.</param>
    /// <param name="entity">Its town or group; null for a sum and for a town the region does not have.</param>
    /// <returns>The figure; null where it is left out or refused, which a note says.</returns>
    public TableFigure? Of(RowHead row, ColumnHead column, SheetCell cell, string? entity)
    {
        var at = new CellAddress(row.Row, column.Column);
        FigureReading reading = FigureText.Of(cell);
        if (Measure(row, column) is not { } measure || IsPartOfAYear(row, column) || IsQualified(row, column, entity) || Year(row, column) is not { } year)
        {
            return null;
        }

        if (reading.IsMissing)
        {
            log.Add(NoteKind.LeftOut, around.Sheet, at, cell.Text, ImportTexts.NoFigure);
            return null;
        }

        // A wrong figure does not hide that its header is not clear either.
        (FigureScope? scope, Text? unclear) = scopes.Of(row, column, measure);
        Text? noFigure = reading.Value is null ? reading.Problem ?? ImportTexts.NotAFigure : null;
        Text? noUnit = noFigure is null && scope is not null ? null : units.Unclear(row, column, measure);
        foreach (Text why in new[] { noFigure, unclear, noUnit }.OfType<Text>())
        {
            log.Add(NoteKind.Refused, around.Sheet, at, cell.Text, why);
        }

        if (scope is null || noFigure is not null)
        {
            return null;
        }

        if (scope.IsFromAfar)
        {
            log.Add(
                NoteKind.Guessed, around.Sheet, column.Cell, column.Text,
                scope.Kind == ScopeKind.Implied ? ImportTexts.ScopeImplied(scope.Text) : ImportTexts.ScopeFromAfar(scope.Text));
        }

        if (units.Convert(row, column, at, cell, reading, measure) is not { } converted)
        {
            return null;
        }

        if (WrongSize(measure, converted.Value) is { } wrong)
        {
            return Refuse(at, cell, wrong);
        }

        Say(at, cell, reading.Done);
        return Figure(row, at, cell, entity, measure, year, scope, reading, converted, Expected(row, column, year, reading));
    }

    private TableFigure Figure(
        RowHead row, CellAddress at, SheetCell cell, string? entity, MeasureWord measure, int year, FigureScope scope, FigureReading reading,
        (decimal Value, decimal Rounding) converted, bool expected)
    {
        (string id, string words, bool whole) = ScopeMeaning.Named(measure, scope);
        string relation = Relation(row);
        return new TableFigure
        {
            Entity = entity,
            Measure = id,
            Word = measure,
            Year = year,
            Relation = relation.Length > 0 ? relation : expected && reading.Relation == "eq" ? "approx" : reading.Relation,
            Value = converted.Value,
            Rounding = converted.Rounding,
            Scope = words,
            WholeScope = whole,
            Status = Status(row) is { Length: > 0 } status ? status : expected ? "expected" : "found",
            Published = Published(row),
            Source = row[ColumnRole.Source] is { Length: > 0 } source ? PlainText.Of(source) : null,
            Grade = row[ColumnRole.Grade] is { Length: > 0 } grade ? PlainText.Of(grade) : null,
            Sheet = around.Sheet,
            Cell = at,
            Raw = cell.Text,
            Line = 0,
            Section = row.Section,
            Label = row.Text,
            IsTotal = false,
            IsPart = row.IsPart,
        };
    }

    /// <summary>Whether a header or label says more than a measure, which makes it another one; the town's own name does not.</summary>
    private bool IsQualified(RowHead row, ColumnHead column, string? entity)
    {
        bool More(CellWords words) => words.Qualifier.Length > 0 && (entity is null || !towns.IsTitleOf(entity, words.Qualifier));
        if (column.Words.FirstOrDefault(More) is { } head)
        {
            log.Add(NoteKind.LeftOut, around.Sheet, column.Cell, column.Text, ImportTexts.Qualified(head.Qualifier));
            return true;
        }

        if (row.Labels.FirstOrDefault(w => w.Measure is not null && More(w)) is { } label)
        {
            log.Add(NoteKind.LeftOut, around.Sheet, row.Cell, label.Text, ImportTexts.Qualified(label.Qualifier));
            return true;
        }

        return false;
    }

    /// <summary>The measure: of the column, or of the row, or of the title; growth where the column says so.</summary>
    private MeasureWord? Measure(RowHead row, ColumnHead column)
    {
        MeasureWord? ofColumn = column.Words.Select(w => w.Measure).FirstOrDefault(m => m is not null);
        MeasureWord? ofRow = row.Labels.Select(w => w.Measure).FirstOrDefault(m => m is not null);
        bool elsewhere = column.Entity is not null || column.IsTotal || column.Words.All(w => w.IsExplained);
        MeasureWord? measure = ofColumn ?? (!elsewhere ? null : ofRow ?? around.Levels.SelectMany(l => l).Select(w => w.Measure).FirstOrDefault(m => m is not null));
        bool growth = column.Words.Concat(row.Labels).Any(w => w.IsGrowth);
        if (measure is null || (ofColumn is not null && ofRow is not null && ofColumn != ofRow))
        {
            bool twice = measure is not null;
            (CellAddress cell, string text) = elsewhere && row.Labels.Length > 0 ? (row.Cell, row.Labels[^1].Text) : (column.Cell, column.Text);
            string? near = twice ? null : WordReader.NearMeasure(column.Words[0].Text);
            log.Add(
                twice || near is not null ? NoteKind.Refused : NoteKind.LeftOut, around.Sheet, cell, text,
                twice ? ImportTexts.TwoMeasures(ofColumn!.Id, ofRow!.Id) : ImportTexts.NoMeasure, near);
            return null;
        }

        if (!growth || measure.Kind == UnitKind.Percent)
        {
            return measure;
        }

        MeasureWord? rate = measure.Id switch { "output_value" => MeasureWord.Growth, "revenue" => MeasureWord.RevenueGrowth, _ => null };
        if (rate is null || (ofColumn ?? ofRow) is null)
        {
            log.Add(NoteKind.LeftOut, around.Sheet, column.Cell, column.Text, rate is null ? ImportTexts.NotKept : ImportTexts.NoMeasure);
            return null;
        }

        return rate;
    }

    private bool IsPartOfAYear(RowHead row, ColumnHead column)
    {
        bool ofColumn = column.Words.Any(w => w.IsNotAYear);
        if (!ofColumn && !row.Labels.Append(row.Words.Year).Any(w => w.IsNotAYear))
        {
            return false;
        }

        log.Add(NoteKind.LeftOut, around.Sheet, ofColumn ? column.Cell : row.Cell, ofColumn ? column.Text : row.Text, ImportTexts.NotAYear);
        return true;
    }

    private int? Year(RowHead row, ColumnHead column)
    {
        CellWords[] ofColumn = [.. column.Words], ofRow = [row.Words.Year, .. row.Labels];
        int? first = Said(ofColumn), second = Said(ofRow);
        if (first is not null && second is not null && first != second)
        {
            log.Add(NoteKind.Refused, around.Sheet, column.Cell, column.Text, ImportTexts.TwoYears(first.Value, second.Value));
            return null;
        }

        int? relative = column.Words.Concat(row.Labels).Select(w => w.RelativeYear).FirstOrDefault(r => r is not null);
        return first ?? second ?? Around(row, column, relative ?? 0, relative is not null);

        static int? Said(CellWords[] words) => words.Select(w => w.Year).FirstOrDefault(y => y is not null);
    }

    /// <summary>The year the section, the title, the sheet or the file names, in this order.</summary>
    private int? Around(RowHead row, ColumnHead column, int offset, bool isRelative)
    {
        IEnumerable<CellWords>[] levels = [[row.Words.Section], .. around.Levels];
        for (int i = 0; i < levels.Length; i++)
        {
            CellWords[] saying = [.. levels[i].Where(w => w.Year is not null || w.IsNotAYear)];
            if (saying.FirstOrDefault(w => w.IsNotAYear && !column.Words.Any(c => c.IsGrowth)) is { } part)
            {
                log.Add(NoteKind.Refused, around.Sheet, column.Cell, column.Text, ImportTexts.TitleIsNoYear(part.Text));
                return null;
            }

            if (saying.Select(w => w.Year).OfType<int>().Distinct().ToArray() is [var year])
            {
                if (isRelative || i == levels.Length - 1)
                {
                    log.Add(NoteKind.Guessed, around.Sheet, column.Cell, column.Text, ImportTexts.YearOf(saying[0].Text, year + offset));
                }

                return year + offset;
            }
        }

        // A rate without a year beside columns of years is the latest year's.
        int? latest = column.Words.Any(w => w.IsGrowth)
            ? columns.Where(c => c.Words.Any(w => w.Measure is not null)).SelectMany(c => c.Words).Select(w => w.Year).Max() : null;
        log.Add(
            latest is null ? NoteKind.Refused : NoteKind.Guessed, around.Sheet, column.Cell, column.Text,
            latest is null ? ImportTexts.NoYear : ImportTexts.LatestYear(latest.Value));
        return latest;
    }

    private bool Expected(RowHead row, ColumnHead column, int year, FigureReading reading) =>
        reading.IsExpected || column.Words.Concat(row.Labels).Append(row.Words.Remark).Any(w => w.IsExpected)
        || around.Texts.Any(t => t.IsExpected && (t.Year is null || t.Year == year));

    private string Relation(RowHead row) => Known(row, ColumnRole.Relation, Fields.Noun.Relation, ["eq", "gt", "ge", "approx"], static w => w switch
    {
        "=" => "eq",
        ">" => "gt",
        "≥" or ">=" => "ge",
        "≈" or "~" or "约" => "approx",
        _ => w,
    });

    private string Status(RowHead row) => Known(row, ColumnRole.Status, Fields.Noun.Status, ObservationsFile.Statuses, static w => w switch
    {
        "实际" => "found",
        "推算" => "derived",
        "预计" => "expected",
        _ => w,
    });

    /// <summary>A word of a column that knows few; empty where the table has none.</summary>
    private string Known(RowHead row, ColumnRole role, Fields.Noun noun, string[] known, Func<string, string> plain)
    {
        string written = PlainText.Compact(row[role]), word = plain(written);
        if (word.Length == 0 || known.Contains(word))
        {
            return word;
        }

        log.Add(NoteKind.Refused, around.Sheet, row.Cell, written, Fields.Rules.Unknown(noun, known));
        return "";
    }

    private string? Published(RowHead row)
    {
        string written = row[ColumnRole.Published];
        return written.Length == 0 ? around.Texts.Select(t => t.Published).FirstOrDefault(p => p is not null)
            : WordReader.Day(PlainText.Compact(written)) ?? written;
    }

    private static Text? WrongSize(MeasureWord measure, decimal value) => measure.Kind switch
    {
        UnitKind.Percent when value <= -100 => Fields.Rules.Growth,
        UnitKind.Percent => null,
        _ when value < 0 => ImportTexts.Negative,
        UnitKind.Count or UnitKind.Person when value != decimal.Truncate(value) => ImportTexts.NotWhole,
        _ => null,
    };

    private void Say(CellAddress at, SheetCell cell, IReadOnlyList<Text> done)
    {
        foreach (Text text in done)
        {
            log.Add(NoteKind.Converted, around.Sheet, at, cell.Text, text);
        }
    }

    private TableFigure? Refuse(CellAddress at, SheetCell cell, Text why)
    {
        log.Add(NoteKind.Refused, around.Sheet, at, cell.Text, why);
        return null;
    }
}
