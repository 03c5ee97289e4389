using System.Collections.Immutable;
using Zyz.Sim.Model.Regions;
using Zyz.Sim.Model.Results;

namespace Zyz.Sim.Reporting;

/// <summary><c>results.xlsx</c>: targets, annual output of every town and notes on one sheet, with the terminal's words and numbers.</summary>
public static class ResultsWorkbook
{
    /// <summary>Name of the file.</summary>
    public const string FileName = "results.xlsx";

    private const string Output = "output_value";

    private static readonly (Text Name, double Width)[] s_columns =
    [
        (new("代号", "id"), 12), (new("对象 · 指标", "town · measure"), 33), (new("目标值 / 价格", "goal / prices"), 14), (new("年份", "year"), 6.5), (new("单位", "unit"), 12.5),
        (new("5% 分位", "5 %"), 9), (new("25% 分位", "25 %"), 9), (new("中位", "median"), 9), (new("75% 分位", "75 %"), 9), (new("95% 分位", "95 %"), 9),
        (new("达标概率", "probability"), 10.5), (new("抽样 95% 下限", "sampling 95 % from"), 10), (new("抽样 95% 上限", "sampling 95 % to"), 10),
        (new("认知 5%", "knowledge 5 %"), 10.5), (new("认知 95%", "knowledge 95 %"), 10.5), (new("完成率中位", "median attainment"), 10.5),
        (new("期望缺口（按单位）", "expected shortfall (in the unit)"), 10.5), (new("所需年增速", "growth needed a year"), 10.5), (new("判断", "in words"), 30),
    ];

    /// <summary>Writes the workbook of a result.</summary>
    /// <param name="result">The result.</param>
    /// <param name="region">The region it speaks of, for names.</param>
    /// <param name="language"><c>zh</c> or <c>en</c>.</param>
    /// <returns>An xlsx file: the same bytes for the same result and language.</returns>
    public static byte[] Write(RunResult result, Region region, string language)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(region);
        TargetTable table = TargetTable.Of(result, region, language);
        var targets = result.Targets.ToDictionary(t => t.Id, StringComparer.Ordinal);
        string In(string zh, string en) => language == "zh" ? zh : en;
        return SheetWriter.Write(new Sheet
        {
            Name = In("预测结果", "Forecast"),
            Above = [.. Above(result, region, table, language)],
            Columns = [.. s_columns.Select(c => (c.Name.In(language), c.Width))],
            PrintedColumns = s_columns.Length,
            FrozenColumns = 2,
            Rows =
            [
                Section(In("目标", "Targets")),
                .. table.Spoken.Concat(table.Unspoken).Select(row => Target(targets[row.Id], row, language)),
                Section(In("年度产值（当年价和基年价）", "Annual output (current and base-year prices)")),
                .. Entities(result, region).SelectMany(s => s.Points.Select(point => Point(s, point, region, language))),
            ],
            Below = [.. table.Notes.Select(note => new SheetCell("· " + note, Look: CellLook.Line))],
        });
    }

    private static IEnumerable<SheetCell> Above(RunResult result, Region region, TargetTable table, string language)
    {
        yield return new SheetCell(table.Title, Look: CellLook.Title);
        if (result.Hindsight)
        {
            yield return new SheetCell(ChartTexts.Hindsight.In(language), Look: CellLook.Warning);
        }

        string seed = result.Seed.ToString(System.Globalization.CultureInfo.InvariantCulture), count = NumberText.Count(result.Replications);
        yield return Line(new(
            $"地区：{region.Title.Zh}（{result.Region}）；情景：{result.Scenario.Title.Zh}（{result.Scenario.Id}）；预测起点：{result.Origin}；预测至：{result.Horizon}；随机种子：{seed}；重复次数：{count}；模型：{result.ModelVersion}",
            $"Region: {region.Title.En} ({result.Region}); scenario: {result.Scenario.Title.En} ({result.Scenario.Id}); origin: {result.Origin}; horizon: {result.Horizon}; seed: {seed}; replications: {count}; model: {result.ModelVersion}"));
        yield return Line(new($"结果哈希：{result.ResultHash}", $"Result hash: {result.ResultHash}"));

        SheetCell Line(Text text) => new(text.In(language), Look: CellLook.Line);
    }

    private static ImmutableArray<SheetCell> Section(string name) => [new SheetCell(name, Look: CellLook.Section)];

    private static ImmutableArray<SheetCell> Target(TargetForecast target, TargetRow row, string language)
    {
        ProbabilityForecast? p = target.Probability is { Counted: > 0 } ? target.Probability : null;
        (string samplingLow, string samplingHigh) = Ends(row.MonteCarlo);
        (string knowledgeLow, string knowledgeHigh) = Ends(row.Epistemic);
        string unit = UnitText.In(target.Unit, language);
        string Bare(string amount) => unit.Length > 0 && amount.EndsWith(' ' + unit, StringComparison.Ordinal) ? amount[..^(unit.Length + 1)] : amount;
        SheetCell Amount(double? value) => value is double number ? SheetCell.Number(number, Bare(UnitText.Amount(number, target.Unit, language))) : new SheetCell(NumberText.None);
        bool band = p?.EpistemicLow is not null && p.EpistemicHigh is not null;
        return
        [
            new SheetCell(row.Id), new SheetCell(row.Name), new SheetCell(row.Goal), Year(target.At), new SheetCell(unit),
            Amount(target.Distribution?.P05), Amount(target.Distribution?.P25),
            SheetCell.Number(target.Distribution?.P50 ?? target.Attainment?.P50 * target.Value, Bare(row.Outcome)),
            Amount(target.Distribution?.P75), Amount(target.Distribution?.P95),
            SheetCell.Number(p?.Estimate, row.Probability),
            SheetCell.Number(p?.MonteCarloLow, samplingLow), SheetCell.Number(p?.MonteCarloHigh, samplingHigh),
            SheetCell.Number(band ? p!.EpistemicLow : null, knowledgeLow), SheetCell.Number(band ? p!.EpistemicHigh : null, knowledgeHigh),
            SheetCell.Number(target.Attainment?.P50, row.Attainment),
            SheetCell.Number(target.ExpectedShortfall, Bare(row.Shortfall)),
            SheetCell.Number(target.RequiredGrowthPerYear, row.Needed),
            new SheetCell(p is null ? row.Reason ?? row.Words : row.Words),
        ];
    }

    /// <summary>The two ends of a range as it shows; where one bound speaks for both, it stands in both places.</summary>
    private static (string Low, string High) Ends(string range)
    {
        string[] ends = range.Split(" – ");
        return (ends[0], ends[^1]);
    }

    private static SheetCell Year(string at) => SheetCell.Number(int.Parse(at.AsSpan(0, 4), System.Globalization.CultureInfo.InvariantCulture), at[..4]);

    /// <summary>Output of the total, then of towns in the region's order, then of groups; current prices before those of the base year.</summary>
    private static IEnumerable<Series> Entities(RunResult result, Region region)
    {
        string[] order = [.. region.Towns.Select(t => t.Id).Prepend("all_towns")];
        int Place(string entity) => Array.IndexOf(order, entity) is var at and >= 0 ? at : order.Length;
        return result.Series.Where(s => s.Kpi == Output)
            .OrderBy(s => Place(s.Entity)).ThenBy(s => s.Entity, StringComparer.Ordinal).ThenByDescending(s => s.Prices, StringComparer.Ordinal);
    }

    private static ImmutableArray<SheetCell> Point(Series series, SeriesPoint point, Region region, string language)
    {
        string prices = (series.Prices, language) switch { ("constant", "zh") => "基年价", ("constant", _) => "base-year prices", (_, "zh") => "当年价", _ => "current prices" };
        string name = EntityNames.Entity(region, series.Entity, language) + " · " + EntityNames.Measure(region, series.Kpi, language);
        static SheetCell Amount(double value) => SheetCell.Number(value, NumberText.Amount(value));
        return
        [
            new SheetCell(series.Entity), new SheetCell(name), new SheetCell(prices), Year(point.At), new SheetCell(UnitText.In(series.Unit, language)),
            Amount(point.P05), Amount(point.P25), Amount(point.P50), Amount(point.P75), Amount(point.P95),
            .. Enumerable.Repeat(SheetCell.Empty, s_columns.Length - 10),
        ];
    }
}
