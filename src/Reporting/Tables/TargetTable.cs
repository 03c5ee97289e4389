using System.Collections.Immutable;
using Zyz.Sim.Model.Regions;
using Zyz.Sim.Model.Results;

namespace Zyz.Sim.Reporting;

/// <summary>The targets of a result as text in one language: the same rows for the terminal and for documents.</summary>
/// <param name="Language"><c>zh</c> or <c>en</c>.</param>
/// <param name="Title">What the table shows.</param>
/// <param name="Headers">Names of the columns, in the order of <see cref="TargetRow"/> without its reason.</param>
/// <param name="Spoken">Targets the model speaks of.</param>
/// <param name="Unspoken">Targets without any number, each with its reason.</param>
/// <param name="Notes">What must be read beside the table, one sentence or two each.</param>
public sealed record TargetTable(
    string Language, string Title, ImmutableArray<string> Headers, ImmutableArray<TargetRow> Spoken,
    ImmutableArray<TargetRow> Unspoken, ImmutableArray<string> Notes)
{
    private static readonly Text[] s_headers =
    [
        new("编号", "id"), new("指标", "target"), new("目标值", "goal"), new("概率", "probability"),
        new("判断", "in words"), new("抽样区间 95%", "sampling 95 %"), new("认知区间 5–95%", "knowledge 5–95 %"),
        new("中位结果", "median outcome"), new("完成率中位", "median attainment"), new("期望缺口", "expected shortfall"),
        new("所需年增速", "growth needed a year"),
    ];

    private static readonly Text s_soft = new("软目标：给出分布，不给概率", "soft target: a distribution and no probability");

    private static readonly Text s_recognition = new("认定门槛：不是预测目标", "recognition threshold: not a target to forecast");

    private static readonly Text s_beyond = new("目标年份在预测期之后", "its year lies beyond the horizon");

    private static readonly Text s_unstated = new("未说明原因", "no reason given");

    /// <summary>Writes a result's targets as text.</summary>
    /// <param name="result">The result.</param>
    /// <param name="region">The region it speaks of, for names.</param>
    /// <param name="language"><c>zh</c> or <c>en</c>.</param>
    /// <returns>The table.</returns>
    public static TargetTable Of(RunResult result, Region region, string language)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(region);
        ILookup<bool, TargetRow> rows = result.Targets
            .OrderBy(t => TargetOrder.Key(t.Id), StringComparer.Ordinal).ToLookup(Speaks, target => Row(target, region, language));
        Text title = new(
            $"{result.Scenario.Title.Zh}：{NumberText.Count(result.Replications)} 次重复，预测起点 {result.Origin}，预测至 {result.Horizon}",
            $"{result.Scenario.Title.En}: {NumberText.Count(result.Replications)} replications, origin {result.Origin}, horizon {result.Horizon}");
        return new TargetTable(
            language, title.In(language), [.. s_headers.Select(h => h.In(language))], [.. rows[true]], [.. rows[false]],
            ReaderNotes.Of(result, region, language));
    }

    private static bool Speaks(TargetForecast target) => target.Distribution is not null || target.Attainment is not null;

    private static TargetRow Row(TargetForecast target, Region region, string language)
    {
        ProbabilityForecast? probability = target.Probability is { Counted: > 0 } ? target.Probability : null;
        double? median = target.Distribution?.P50 ?? target.Attainment?.P50 * target.Value;
        return new TargetRow(
            target.Id,
            EntityNames.Entity(region, target.Entity, language) + " · " + EntityNames.Measure(region, target.Kpi, language) + Own(target, language),
            GoalText.Of(target.Relation, target.Value, target.Unit, language),
            probability is null ? NumberText.None : ProbabilityWords.Number(probability.Hits, probability.Counted),
            probability is null
                ? Reason(target, language) ?? NumberText.None
                : ProbabilityWords.Of(probability.Hits, probability.Counted).In(language),
            probability is null ? NumberText.None : ProbabilityWords.MonteCarlo(probability),
            probability is { EpistemicLow: double low, EpistemicHigh: double high } ? ProbabilityWords.Range(low, high) : NumberText.None,
            WithUnit(median, target.Unit, language),
            target.Attainment is null ? NumberText.None : NumberText.Percent(target.Attainment.P50),
            WithUnit(target.ExpectedShortfall, target.Unit, language),
            Needed(target, language),
            Reason(target, language));
    }

    /// <summary>A target no plan asks for is told apart in every row.</summary>
    private static string Own(TargetForecast target, string language) =>
        target.Assumed is not true ? "" : language == "zh" ? $"（情景自设，{target.At[..4]} 年）" : $" (the scenario's own, {target.At[..4]})";

    private static string WithUnit(double? value, string unit, string language) =>
        value is double number ? UnitText.Amount(number, unit, language) : NumberText.None;

    private static string Needed(TargetForecast target, string language) => target.RequiredGrowthPerYear switch
    {
        null => NumberText.None,
        <= 0 => language == "zh" ? "基年已达" : "met in the base year",
        double growth => NumberText.Growth(growth),
    };

    private static string? Reason(TargetForecast target, string language)
    {
        if (target.Status == "modelled" && target.Probability is { Counted: > 0 })
        {
            return null;
        }

        if (target.Reason is not null)
        {
            return target.Reason.In(language);
        }

        Text text = target.Status == "beyondHorizon" ? s_beyond
            : target.Hardness == "soft" ? s_soft
            : target.Hardness == "recognition" ? s_recognition
            : s_unstated;
        return text.In(language);
    }
}
