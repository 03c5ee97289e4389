using System.Globalization;
using Zyz.Sim.Model.ReadOut;
using Zyz.Sim.Model.Regions;
using Zyz.Sim.Model.Results;
using Zyz.Sim.Model.Scenarios;

namespace Zyz.Sim.Reporting;

/// <summary>A statement of a scenario and what its check says, as a sentence.</summary>
public static class ExpectationText
{
    /// <summary>The sentence.</summary>
    /// <param name="answer">The answer of a check.</param>
    /// <param name="region">The region, for names.</param>
    /// <returns>For example <c>K1 all towns · output value 2025, probability: 2.5 % (95 %: 1.6 % to 4.0 %), stated below 10.0 %: holds</c>.</returns>
    public static Text Of(ExpectationAnswer answer, Region region)
    {
        ArgumentNullException.ThrowIfNull(answer);
        ArgumentNullException.ThrowIfNull(region);
        return new Text(Sentence(answer, region, "zh"), Sentence(answer, region, "en"));
    }

    /// <summary>The verdict in a word.</summary>
    /// <param name="verdict">The verdict.</param>
    /// <returns>The word.</returns>
    public static Text Verdict(ExpectationVerdict verdict) => verdict switch
    {
        ExpectationVerdict.Holds => new("成立", "holds"),
        ExpectationVerdict.Fails => new("不成立", "fails"),
        _ => new("尚不能断定", "not resolved"),
    };

    private static string Sentence(ExpectationAnswer answer, Region region, string language)
    {
        Expectation e = answer.Expectation;
        bool zh = language == "zh";
        string target = e.Target is null ? "" : e.Target + " ";
        string prices = e.ConstantPrices ? zh ? "（基年价）" : " at base-year prices" : "";
        string subject = $"{target}{EntityNames.Entity(region, e.Entity, language)} · {EntityNames.Measure(region, e.Kpi, language)}{prices} {e.Year.ToString(CultureInfo.InvariantCulture)}";
        string measure = Measure(e.Measure).In(language), verdict = Verdict(answer.Verdict).In(language), stated = Stated(e, language);
        if (answer.Figure is not { } figure)
        {
            return zh ? $"{subject}，{measure}：没有数字，陈述为{stated}：{verdict}" : $"{subject}, {measure}: no figure, stated {stated}: {verdict}";
        }

        string Number(double value) => Show(e, value, language);
        bool chance = e is { Measure: ExpectationMeasure.Probability, Versus: null };
        string? bound = !chance ? null : figure.Value <= 0 ? "< " + Number(figure.High) : figure.Value >= 1 ? "> " + Number(figure.Low) : null; // never 0 %, never 100 %
        string shown = bound ?? Number(figure.Value);
        string between = bound ?? (zh ? $"{Number(figure.Low)} 至 {Number(figure.High)}" : $"{Number(figure.Low)} to {Number(figure.High)}");
        string against = e.Versus is null ? "" : zh ? $"比 {e.Versus} 多 " : $"less that of {e.Versus}: ";
        return zh
            ? $"{subject}，{measure}：{against}{shown}（95%：{between}），陈述为{stated}：{verdict}"
            : $"{subject}, {measure}{(e.Versus is null ? ": " : " ")}{against}{shown} (95 %: {between}), stated {stated}: {verdict}";
    }

    private static string Stated(Expectation e, string language)
    {
        bool zh = language == "zh";
        if (e.Same)
        {
            return zh ? "完全相同" : "the same";
        }

        if (e.Versus is not null && (e.Above, e.Below) is (0, null) or (null, 0))
        {
            return (e.Above, zh) switch { (0, true) => "更高", (0, false) => "higher", (_, true) => "更低", _ => "lower" };
        }

        string above = e.Above is { } a ? (zh ? "高于 " : "above ") + Show(e, a, language) : "";
        string below = e.Below is { } b ? (zh ? "低于 " : "below ") + Show(e, b, language) : "";
        return above.Length > 0 && below.Length > 0 ? $"{above}{(zh ? "、" : " and ")}{below}" : above + below;
    }

    /// <summary>A figure or bound; shares as percentages, differences of shares as points of percentage.</summary>
    private static string Show(Expectation e, double value, string language)
    {
        if (e.Measure is ExpectationMeasure.Probability or ExpectationMeasure.Attainment)
        {
            string percent = NumberText.Written(value * 100, "#,##0.0");
            return e.Versus is null ? percent + " %" : percent + (language == "zh" ? " 个百分点" : " points");
        }

        return UnitText.Amount(value, KpiCatalogue.Find(e.Kpi)?.Unit ?? "1", language);
    }

    private static Text Measure(ExpectationMeasure measure) => measure switch
    {
        ExpectationMeasure.Probability => new("概率", "probability"),
        ExpectationMeasure.Attainment => new("完成率中位", "median attainment"),
        ExpectationMeasure.Shortfall => new("期望缺口", "expected shortfall"),
        ExpectationMeasure.Mean => new("均值", "mean"),
        ExpectationMeasure.Median => new("中位数", "median"),
        ExpectationMeasure.P05 => new("5% 分位数", "5 % quantile"),
        ExpectationMeasure.P25 => new("25% 分位数", "25 % quantile"),
        ExpectationMeasure.P75 => new("75% 分位数", "75 % quantile"),
        _ => new("95% 分位数", "95 % quantile"),
    };
}
