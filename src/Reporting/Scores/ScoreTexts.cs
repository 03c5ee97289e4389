using System.Globalization;
using Zyz.Sim.Model.Regions;
using Zyz.Sim.Model.Scores;

namespace Zyz.Sim.Reporting;

/// <summary>What is said of scores, in both languages.</summary>
public static class ScoreTexts
{
    /// <summary>The name of a forecaster.</summary>
    /// <param name="forecaster">Who.</param>
    /// <returns>The name.</returns>
    public static Text Name(Forecaster forecaster) => forecaster switch
    {
        Forecaster.Model => new("模型", "model"),
        Forecaster.OwnDriftWalk => new("随机游走（各自漂移，收缩）", "random walk, own drift shrunk"),
        Forecaster.PooledWalk => new("随机游走（共同漂移）", "random walk, pooled drift"),
        Forecaster.DampedTrend => new("阻尼趋势", "damped trend"),
        Forecaster.ModelCarriedOver => new("模型加景气惯性（试验，非模型）", "model with carried-over shocks (a trial, not the model)"),
        Forecaster.PlanLine => new("规划直线", "plan line"),
        _ => new("模型与随机游走各半", "model and walk, half and half"),
    };

    /// <summary>What a summary is about.</summary>
    /// <param name="summary">The summary.</param>
    /// <returns>For example <c>firms, 1 year ahead</c>.</returns>
    public static Text Subject(ScoreSummary summary)
    {
        ArgumentNullException.ThrowIfNull(summary);
        Text kind = summary.Kind switch
        {
            "firms" => new("企业", "firms"),
            "groups" => new("组合计（两端都有数字的企业之和）", "totals of groups (firms with figures at both ends)"),
            _ => new("已公布的数字", "published figures"),
        };
        return summary.Ahead is not { } years ? new($"{kind.Zh}，各期", $"{kind.En}, all horizons")
            : new($"{kind.Zh}，提前 {years} 年", $"{kind.En}, {years} {(years == 1 ? "year" : "years")} ahead");
    }

    /// <summary>What may be said of the model, in one sentence.</summary>
    /// <param name="summary">The summary.</param>
    /// <returns>The sentence.</returns>
    public static Text Verdict(ScoreSummary summary)
    {
        ArgumentNullException.ThrowIfNull(summary);
        string skill = Signed(summary.Skill), low = Signed(summary.SkillInterval?.Low), high = Signed(summary.SkillInterval?.High);
        string test = summary.Test is { } t ? string.Create(CultureInfo.InvariantCulture, $"{t.PValue:0.00}") : "";
        (string zhTest, string enTest) = test.Length == 0 ? ("", "") : ($"；Diebold–Mariano 检验 p = {test}", $"; Diebold–Mariano test p = {test}");
        return summary.Verdict switch
        {
            SkillVerdict.Better => new(
                $"模型优于朴素预测：技巧 {skill}（90% 区间 {low} 至 {high}{zhTest}）。",
                $"The model forecasts better than the naive forecast: skill {skill} (90 % interval {low} to {high}{enTest})."),
            SkillVerdict.Worse => new(
                $"模型不如朴素预测：技巧 {skill}（90% 区间 {low} 至 {high}{zhTest}）；请用朴素预测。",
                $"The model forecasts worse than the naive forecast: skill {skill} (90 % interval {low} to {high}{enTest}); use the naive one."),
            SkillVerdict.NotDistinguishable => new(
                $"与朴素预测无法区分：技巧 {skill}（90% 区间 {low} 至 {high}{zhTest}）；默认用两者各半。",
                $"Not distinguishable from the naive forecast: skill {skill} (90 % interval {low} to {high}{enTest}); the half-and-half pool is the default."),
            _ => new(
                $"数字太少（{summary.Figures} 个，{summary.Years} 个年份，或没有朴素预测可比）：不算技巧，不作检验，预测与实际逐一并列。",
                $"Too little to judge by ({summary.Figures} figures of {summary.Years} years, or no naive forecast to compare): no skill, no test; every forecast stands beside its actual."),
        };
    }

    /// <summary>Headers of the table of scores.</summary>
    /// <param name="language"><c>zh</c> or <c>en</c>.</param>
    /// <returns>The headers.</returns>
    public static string[] Headers(string language) => language == "zh"
        ? ["预测者", "个数", "CRPS（ln）", "50% 覆盖", "80% 覆盖", "90% 覆盖", "80% 宽度（ln）", "Brier", "对数分"]
        : ["forecaster", "figures", "CRPS (ln)", "50 % held", "80 % held", "90 % held", "80 % width (ln)", "Brier", "log score"];

    /// <summary>A row of that table.</summary>
    /// <param name="row">Mean scores of a forecaster.</param>
    /// <param name="language"><c>zh</c> or <c>en</c>.</param>
    /// <returns>The cells.</returns>
    public static string[] Cells(ForecasterSummary row, string language)
    {
        ArgumentNullException.ThrowIfNull(row);
        return
        [
            Name(row.Forecaster).In(language), NumberText.Count(row.Figures), Four(row.Crps), Share(row.Coverage[0]), Share(row.Coverage[1]), Share(row.Coverage[2]),
            Four(row.Width[1]), row.Brier is { } b ? Four(b) : NumberText.None, row.Log is { } l ? Four(l) : NumberText.None,
        ];
    }

    /// <summary>What must be read beside the table.</summary>
    /// <param name="report">The report.</param>
    /// <returns>The notes.</returns>
    public static IEnumerable<Text> Notes(BacktestReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        yield return new("CRPS、宽度都在自然对数上：0.1 约为 10%。CRPS、Brier、对数分越小越好；80% 覆盖应接近 80%。", "CRPS and widths are on natural logarithms: 0.1 is about 10 %. Smaller is better for CRPS, Brier and log score; 80 % held should be near 80 %.");
        if (report.Measure is not null)
        {
            yield return new("每个起点只读该年及以前的数字；各年数字视为当年年末已知。事件（Brier、对数分）：规模高于起点年。", "Each origin reads figures of its year and before only; a year's figure counts as known at its end. Event of Brier and log score: a size above that of the origin.");
            yield return new("面板没有进入、退出、产能和价格的数据，这些都已关闭；结果以企业仍有数字为条件。", "A panel has no data on entry, closure, capacity and prices: they are switched off, and scores hold given that a firm still has a figure.");
            yield return new("“景气惯性”让上一年共同冲击的一部分在下一年重来（0.4 ± 0.2，判断）；模型没有这一条。它是看过英国企业面板的得分之后加的，在那个面板上的得分不是样本外证据。", "Carried-over shocks let part of a year's shared shock come again in the next (0.4 ± 0.2, a judgement); the model has no such thing. The trial was added after seeing the scores of the UK panel: its scores there are no out-of-sample evidence.");
            yield return new("共同冲击同年影响所有企业：有效的证据是年数，不是企业数。", "Shocks of a year reach all firms: evidence counts in years, not in firms.");
        }
        else
        {
            yield return new("先验作于 2026 年或数据包所写的日期，晚于部分起点：这些是事后推算，不是当时的预测。", "Priors were judged on the days the pack states, later than some origins: these are hindcasts and were not made at the time.");
            yield return new($"另有 {report.LeftOut} 个后来公布的数字口径不同或模型不涉及，未列入。", $"{report.LeftOut} later figures cover another scope or what the model does not speak of, and are left out.");
            yield return new("各项指标和起点共用同一模型，不是独立的证据。", "Measures and origins share one model and are no independent evidence.");
        }
    }

    internal static string Four(double value) => value.ToString("0.0000", CultureInfo.InvariantCulture);

    internal static string Share(double value) => (100 * value).ToString("0.0", CultureInfo.InvariantCulture) + " %";

    private static string Signed(double? value) => value is { } v ? v.ToString("+0.000;−0.000;0.000", CultureInfo.InvariantCulture) : NumberText.None;
}
