using Zyz.Sim.EndToEnd.Repository;
using Zyz.Sim.Inputs;
using Zyz.Sim.Model.ReadOut;
using Zyz.Sim.Model.Regions;
using Zyz.Sim.Model.Scenarios;
using Zyz.Sim.Reporting;

namespace Zyz.Sim.EndToEnd.Reporting;

public sealed class ExpectationTextTests
{
    private static readonly Region Xinzhou = RegionReader.Read(Path.Combine(House.Root, "scenarios", "xinzhou")).Value!;

    private static readonly Expectation K1 = new()
    {
        Target = "K1",
        Entity = "all_towns",
        Kpi = "output_value",
        Year = 2025,
        Measure = ExpectationMeasure.Probability,
        Below = 0.1,
    };

    [Fact]
    public void Of_Level_SaysFigureIntervalBoundAndVerdictInBothLanguages()
    {
        Text text = ExpectationText.Of(ExpectationCheck.Judge(K1, new Estimate(0.025, 0.016, 0.04, 0.025, null)), Xinzhou);

        Assert.Equal("K1 All provincial and city-level towns · output value 2025, probability: 2.5 % (95 %: 1.6 % to 4.0 %), stated below 10.0 %: holds", text.En);
        Assert.Equal("K1 全部省、市级专业镇 · 产值 2025，概率：2.5 %（95%：1.6 % 至 4.0 %），陈述为低于 10.0 %：成立", text.Zh);
    }

    [Fact]
    public void Of_Difference_NamesTheOtherScenarioAndTheUnit()
    {
        Expectation lower = K1 with { Target = null, Entity = "flange", Measure = ExpectationMeasure.Median, Versus = "baseline" };

        Text text = ExpectationText.Of(ExpectationCheck.Judge(lower with { Below = 0 }, new Estimate(-12.34, -13, -11, 130, 142.34)), Xinzhou);

        Assert.Equal("Dingxiang flanges · output value 2025, median less that of baseline: -12.3 亿元 (95 %: -13.0 亿元 to -11.0 亿元), stated lower: holds", text.En);
        Assert.EndsWith("中位数：比 baseline 多 -12.3 亿元（95%：-13.0 亿元 至 -11.0 亿元），陈述为更低：成立", text.Zh, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_ChanceOfNone_IsABoundAndNeverZero()
    {
        Text text = ExpectationText.Of(ExpectationCheck.Judge(K1, new Estimate(0, 0, 0.006, 0, null)), Xinzhou);

        Assert.Contains("probability: < 0.6 % (95 %: < 0.6 %), stated below 10.0 %: holds", text.En, StringComparison.Ordinal);
        Assert.DoesNotContain("0.0 %（", text.Zh.Replace("10.0 %", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, "no figure, stated the same: not resolved")]
    [InlineData(false, "no figure, stated below 10.0 %: not resolved")]
    public void Of_NoFigure_SaysSo(bool same, string end) =>
        Assert.EndsWith(end, ExpectationText.Of(ExpectationCheck.Judge(K1 with { Same = same, Below = same ? null : 0.1 }, null), Xinzhou).En, StringComparison.Ordinal);
}
