using Zyz.Sim.Model.Comparison;
using Zyz.Sim.Model.ReadOut;
using Zyz.Sim.Model.Regions;
using Zyz.Sim.Model.Scenarios;

namespace Zyz.Sim.Reporting;

/// <summary>The words of a comparison.</summary>
public static class ComparisonTexts
{
    private static readonly Text[] s_headers =
    [
        new("对象", "of"), new("数字", "figure"), new("基准", "base"), new("本情景", "this scenario"), new("差", "difference"),
        new("配对区间 95%", "paired 95 %"), new("区间宽：配对 / 不配对", "width: paired / unpaired"), new("判断", "verdict"),
    ];

    private static readonly Text s_notAmong = new("（所指情景不在其中）", " (the scenario it names is not among these)");

    /// <summary>Names of the columns of <see cref="ComparisonRow"/> from its subject on.</summary>
    /// <param name="language"><c>zh</c> or <c>en</c>.</param>
    /// <returns>The names.</returns>
    public static IEnumerable<string> Headers(string language) => s_headers.Select(h => h.In(language));

    /// <summary>What a figure is.</summary>
    /// <param name="measure">The measure.</param>
    /// <returns>Its name.</returns>
    public static Text Measure(ExpectationMeasure measure) => measure switch
    {
        ExpectationMeasure.Probability => new("达标概率", "probability"),
        ExpectationMeasure.Shortfall => new("期望缺口", "expected shortfall"),
        ExpectationMeasure.Mean => new("均值", "mean"),
        _ => new("中位", "median"),
    };

    /// <summary>What stands above the statements.</summary>
    public static Text StatementsTitle { get; } = new("情景自己的陈述（expect）：", "What the scenarios say of themselves (expect):");

    /// <summary>What the scenarios say of themselves, checked.</summary>
    /// <param name="comparison">The comparison.</param>
    /// <param name="region">The region, for names.</param>
    /// <param name="language"><c>zh</c> or <c>en</c>.</param>
    /// <returns>A sentence for every statement.</returns>
    public static IEnumerable<string> Statements(ScenarioComparison comparison, Region region, string language)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        foreach (CheckedStatement statement in comparison.Statements)
        {
            string sentence = ExpectationText.Of(statement.Answer ?? new ExpectationAnswer(statement.Statement, ExpectationVerdict.NotResolved, null), region).In(language);
            yield return $"· {statement.Scenario}: {sentence}{(statement.Answer is null ? s_notAmong.In(language) : "")}";
        }
    }

    /// <summary>What must be read beside the tables.</summary>
    /// <param name="comparison">The comparison.</param>
    /// <param name="language"><c>zh</c> or <c>en</c>.</param>
    /// <returns>The notes.</returns>
    public static IEnumerable<string> Notes(ScenarioComparison comparison, string language)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        string replications = NumberText.Count(comparison.Replications), differing = NumberText.Count(comparison.Differing);
        string chance = NumberText.Counted(Math.Round(comparison.ExpectedByChance, 1));
        Text[] notes =
        [
            new($"各情景在同样的 {replications} 个未来上推演（同一随机种子），差逐次相减；区间只含抽样误差，不含先验的不确定性。",
                $"All scenarios are played on the same {replications} futures (one seed) and differences are taken future by future; intervals hold sampling error only, not what the priors leave open."),
            new($"共有 {differing} 个数字有差；即使全无真实差别，按 95% 区间也会有约 {chance} 个碰巧显得可分辨。",
                $"{differing} figures differ; if none truly did, about {chance} would still look resolved by luck at 95 %."),
            new("“约需再加”假定现在看到的差就是真实的差；先验的认知区间见各情景自己的 zyz run。",
                "\"Needs about … more\" takes the difference seen for the true one; for what knowledge leaves open, see each scenario's own zyz run."),
        ];
        string[] horizons = [.. comparison.Scenarios.Select(s => s.Horizon).Distinct()];
        Text horizon = new(
            $"各情景期末不同（{string.Join("、", horizons)}）：只比较共同年份内的数字。",
            $"The scenarios end in different years ({string.Join(", ", horizons)}): only figures of the years they share are compared.");
        return notes.Concat(horizons.Length > 1 ? [horizon] : []).Select(n => n.In(language));
    }
}
