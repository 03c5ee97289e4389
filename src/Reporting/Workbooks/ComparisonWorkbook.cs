using System.Collections.Immutable;
using System.Globalization;
using Zyz.Sim.Model.Comparison;
using Zyz.Sim.Model.Regions;
using Zyz.Sim.Model.Scenarios;

namespace Zyz.Sim.Reporting;

/// <summary><c>compare.xlsx</c>: every difference of a comparison on one sheet, with the table's words and numbers and its sentences.</summary>
public static class ComparisonWorkbook
{
    /// <summary>Name of the file.</summary>
    public const string FileName = "compare.xlsx";

    private static readonly (Text Name, double Width)[] s_columns =
    [
        (new("情景", "scenario"), 20), (new("对象", "of"), 46), (new("数字", "figure"), 12.5), (new("年份", "year"), 6.5), (new("单位", "unit"), 12.5),
        (new("基准", "base"), 10), (new("本情景", "this scenario"), 10), (new("差（概率：百分点）", "difference (of chances: points)"), 11.5),
        (new("配对 95% 下限", "paired 95 % from"), 10.5), (new("配对 95% 上限", "paired 95 % to"), 10.5),
        (new("区间宽：配对", "width: paired"), 10.5), (new("区间宽：不配对", "width: unpaired"), 10.5), (new("判断", "verdict"), 28), (new("一句话", "in words"), 62),
    ];

    /// <summary>Writes the workbook of a comparison.</summary>
    /// <param name="pages">The comparison in the language of the workbook.</param>
    /// <param name="region">The region, for names.</param>
    /// <returns>An xlsx file: the same bytes for the same comparison and language.</returns>
    public static byte[] Write(ComparisonPages pages, Region region)
    {
        ArgumentNullException.ThrowIfNull(pages);
        ArgumentNullException.ThrowIfNull(region);
        ScenarioComparison comparison = pages.Comparison;
        string language = pages.Language;
        string In(string zh, string en) => language == "zh" ? zh : en;
        SheetCell Line(string text) => new(text, Look: CellLook.Line);
        ImmutableArray<string> statements = [.. ComparisonTexts.Statements(comparison, region, language)];
        return SheetWriter.Write(new Sheet
        {
            Name = In("情景比较", "Comparison"),
            Above = [.. Above(comparison, region, language)],
            Columns = [.. s_columns.Select(c => (c.Name.In(language), c.Width))],
            PrintedColumns = s_columns.Length - 1,
            FrozenColumns = 2,
            Rows = [.. pages.Lines.Select(line => Row(line.Figure, line.Row, line.Sentence, comparison.NameOf(line.Figure.Scenario, language), language))],
            Below =
            [
                .. comparison.Scenarios.Select(s => Line($"{s.Title.In(language)} [{s.Id}]: {s.Horizon}, {s.ResultHash}")),
                .. statements.IsEmpty ? [] : statements.Prepend(ComparisonTexts.StatementsTitle.In(language)).Select(Line),
                .. ComparisonTexts.Notes(comparison, language).Select(note => Line("· " + note)),
            ],
        });
    }

    private static IEnumerable<SheetCell> Above(ScenarioComparison comparison, Region region, string language)
    {
        string first = comparison.Scenarios[0].Title.In(language), count = NumberText.Count(comparison.Replications), seed = comparison.Seed.ToString(CultureInfo.InvariantCulture);
        yield return new SheetCell(new Text($"与“{first}”相比：{count} 个共同的未来", $"Against “{first}”: {count} shared futures").In(language), Look: CellLook.Title);
        if (comparison.Scenarios.Any(s => s.Hindsight))
        {
            yield return new SheetCell(ChartTexts.Hindsight.In(language), Look: CellLook.Warning);
        }

        yield return new SheetCell(
            new Text($"地区：{region.Title.Zh}（{region.Id}）；随机种子：{seed}；每个情景重复 {count} 次；结果哈希见表后", $"Region: {region.Title.En} ({region.Id}); seed: {seed}; {count} replications of each; result hashes below the table").In(language),
            Look: CellLook.Line);
    }

    private static ImmutableArray<SheetCell> Row(ComparedFigure figure, ComparisonRow row, string sentence, string title, string language)
    {
        bool share = figure.Measure == ExpectationMeasure.Probability;
        string unit = share ? "" : UnitText.In(figure.Unit, language);
        string points = share ? language == "zh" ? " 个百分点" : " points" : unit.Length > 0 ? ' ' + unit : "";
        string Bare(string text) => points.Length > 0 && text.EndsWith(points, StringComparison.Ordinal) ? text[..^points.Length] : text;
        SheetCell Level(double value, string shown) => SheetCell.Number(value, share ? shown : Bare(shown));
        SheetCell Difference(double value, string shown) => SheetCell.Number(value, Bare(shown) + (share ? " %" : ""));
        bool identical = figure.Verdict == ComparisonVerdict.Identical;
        string[] ends = identical ? ["0", "0"] : row.Interval.Split(" … "), widths = identical ? ["0", "0"] : row.Widths.Split(" / ");
        return
        [
            new SheetCell(title), new SheetCell(row.Subject), new SheetCell(row.Measure),
            SheetCell.Number(int.Parse(figure.At.AsSpan(0, 4), CultureInfo.InvariantCulture), figure.At[..4]), new SheetCell(unit),
            Level(figure.Base, row.Base), Level(figure.Own, row.Own), Difference(figure.Difference, row.Difference),
            Difference(figure.Low, ends[0]), Difference(figure.High, ends[1]), Difference(figure.PairedWidth, widths[0]),
            identical ? new SheetCell(NumberText.None) : Difference(figure.UnpairedWidth, widths[1]),
            new SheetCell(row.Verdict), new SheetCell(sentence, Look: CellLook.Aside),
        ];
    }
}
