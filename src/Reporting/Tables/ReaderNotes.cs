using System.Collections.Immutable;
using Zyz.Sim.Model.Regions;
using Zyz.Sim.Model.Results;

namespace Zyz.Sim.Reporting;

/// <summary>What must be read beside a forecast (model §12): computed from the targets, not written by hand.</summary>
public static class ReaderNotes
{
    /// <summary>The notes of a result.</summary>
    /// <param name="result">The result.</param>
    /// <param name="region">The region.</param>
    /// <param name="language"><c>zh</c> or <c>en</c>.</param>
    /// <returns>One note per member.</returns>
    public static ImmutableArray<string> Of(RunResult result, Region region, string language)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(region);
        List<Text> notes = [];
        if (result.Hindsight)
        {
            notes.Add(new(
                "事后模式：读入了预测起点之后发布的数据；本结果不是预测，不参与评分。",
                "HINDSIGHT: figures published after the origin were read; this is no forecast and is never scored."));
        }

        if (CopiedNumbers.Of(region) is { Any: true } copied)
        {
            notes.Add(CopiedText.Of(copied));
        }

        notes.AddRange(Totals(result, region));
        notes.AddRange(Joint(result));
        notes.AddRange(Meaning(region));
        notes.Add(Identities(result.Identities));
        notes.AddRange(result.Warnings.Select(w => new Text($"注意（{w.Code}）：{w.Text.Zh}", $"Warning ({w.Code}): {w.Text.En}")));
        notes.Add(UnitText.Note);
        return [.. notes.Select(n => n.In(language))];
    }

    private static IEnumerable<Text> Totals(RunResult result, Region region)
    {
        TargetForecast? total = result.Targets.FirstOrDefault(t => t is { Entity: TownGroup.Total, Kpi: "output_value", Assumed: null });
        TargetForecast[] towns = OfTowns(result, region);
        if (total is null || towns.Length == 0)
        {
            yield break;
        }

        double sum = towns.Sum(t => t.Value);
        string named = NumberText.Named(sum), asked = NumberText.Named(total.Value);
        string share = NumberText.Percent(total.Value / sum);
        if (sum != total.Value)
        {
            bool unnamed = region.Groups.Any(g => g.Id == TownGroup.Total && g.Towns.Any(id => !towns.Any(t => t.Entity == id)));
            string zh = unnamed ? "；总目标还包括未点名的镇" : "", en = unnamed ? "; the total also counts towns the plan does not name" : "";
            yield return new(
                $"目标体系本身：{towns.Length} 个镇的产值目标相加为 {named} {total.Unit}，不是总目标的 {asked}（总目标相当于其 {share}）{zh}。",
                $"In the targets themselves: the output targets of the {towns.Length} towns add to {named} {total.Unit}, not to the {asked} of the total (which is {share} of them){en}.");
        }

        if (total.Distribution is { } outcome)
        {
            string low = NumberText.Amount(outcome.P05), median = NumberText.Amount(outcome.P50), high = NumberText.Amount(outcome.P95);
            yield return new(
                $"合计：{total.At[..4]} 年全部专业镇产值中位 {median} {total.Unit}（5–95%：{low} – {high}），目标 {asked}。",
                $"Total: median output of all towns in {total.At[..4]} is {median} {total.Unit} (5–95 %: {low} – {high}), target {asked}.");
        }
    }

    private static IEnumerable<Text> Joint(RunResult result)
    {
        if (result.Joint is { Hits: int hits } && result.Replications > 0)
        {
            string number = ProbabilityWords.Number(hits, result.Replications);
            Text words = ProbabilityWords.Of(hits, result.Replications);
            yield return new(
                $"各镇产值目标同时达到的概率：{number}（{words.Zh}）。",
                $"Probability that all towns meet their output targets together: {number} ({words.En}).");
        }
    }

    /// <summary>What the numbers mean, and what the pack says of its own plan.</summary>
    private static IEnumerable<Text> Meaning(Region region) =>
    [
        new("产值按当年价格计；目标也按当年价格衡量。产值、营业收入和综合产值不是一回事。抽样区间随重复次数收窄，认知区间只随数据收窄。",
            "Output value is in current prices, and so are the targets. Output value, revenue and gross chain value are different measures. More replications narrow the sampling interval; only data narrow the knowledge band."),
        .. region.Notes ?? [],
        new("概率是模型和先验之下的概率。不用于干部排名、评判单个企业，也不证明某项政策造成了某个结果；目标同时是考核指标，衡量它的数据并不中立。",
            "Probabilities hold under this model and its priors. They are not for ranking officials, judging one enterprise, or claiming that a policy caused an outcome; targets are appraisal indicators too, so the figures that measure them are not neutral."),
    ];

    private static Text Identities(IdentityCount count)
    {
        string all = NumberText.Count(count.Checked), bad = NumberText.Count(count.Violated);
        return new($"恒等式：检查 {all} 次，违反 {bad} 次。", $"Identities: {all} checked, {bad} violated.");
    }

    private static TargetForecast[] OfTowns(RunResult result, Region region)
    {
        HashSet<string> towns = [.. region.Towns.Select(t => t.Id)];
        return [.. result.Targets.Where(t => t is { Kpi: "output_value", Assumed: null } && t.Hardness != "recognition" && towns.Contains(t.Entity))];
    }
}
