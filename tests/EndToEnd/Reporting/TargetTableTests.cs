using System.Text.RegularExpressions;
using Zyz.Sim.Reporting;

namespace Zyz.Sim.EndToEnd.Reporting;

public sealed partial class TargetTableTests
{
    private static readonly TargetTable s_zh = TargetTable.Of(InventedResult.Result(), InventedResult.Region(), "zh");

    private static readonly TargetTable s_en = TargetTable.Of(InventedResult.Result(), InventedResult.Region(), "en");

    [Fact]
    public void Rows_BothLanguages_ShowTheSameNumbers()
    {
        Assert.Equal(s_en.Spoken.Length, s_zh.Spoken.Length);
        foreach (var (zh, en) in s_zh.Spoken.Zip(s_en.Spoken))
        {
            Assert.Equal(Numbers(en.Probability, en.MonteCarlo, en.Epistemic, en.Outcome, en.Attainment, en.Shortfall, en.Needed, en.Goal),
                Numbers(zh.Probability, zh.MonteCarlo, zh.Epistemic, zh.Outcome, zh.Attainment, zh.Shortfall, zh.Needed, zh.Goal));
            Assert.NotEqual(zh.Words, en.Words);
        }
    }

    [Fact]
    public void Rows_SoftTarget_HasAnOutcomeAndNoProbability()
    {
        TargetRow soft = s_en.Spoken.Single(r => r.Id == "K9");
        Assert.Equal(NumberText.None, soft.Probability);
        Assert.Equal("7 enterprises", soft.Outcome);
        Assert.Contains("soft", soft.Words, StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_NotModelledTarget_SaysWhy()
    {
        TargetRow row = Assert.Single(s_zh.Unspoken);
        Assert.Equal("K10", row.Id);
        Assert.Equal("模型不涉及称号的授予", row.Reason);
    }

    [Fact]
    public void Notes_TownTargets_AreAddedFromTheTargets()
    {
        Assert.Contains(s_en.Notes, n => n.Contains("add to 300 亿元, not to the 140", StringComparison.Ordinal));
        Assert.Contains(s_zh.Notes, n => n.Contains("相加为 300 亿元", StringComparison.Ordinal));
    }

    [Fact]
    public void Notes_Hindsight_ComesFirst()
    {
        TargetTable table = TargetTable.Of(InventedResult.Result(hindsight: true), InventedResult.Region(), "en");
        Assert.StartsWith("HINDSIGHT", table.Notes[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Notes_AllLanguages_NameBaselinesAsPriorsAndWarnings()
    {
        Assert.Contains(s_en.Notes, n => n.Contains("gives no baselines", StringComparison.Ordinal));
        Assert.Contains(s_zh.Notes, n => n.Contains("没有给出基数", StringComparison.Ordinal));
        Assert.Contains(s_en.Notes, n => n.Contains("wide_prior", StringComparison.Ordinal));
    }

    private static string Numbers(params string[] texts) => string.Join(' ', Digits().Matches(string.Join('|', texts)).Select(m => m.Value));

    [GeneratedRegex(@"(?:[<>≥+-] ?)?\d[\d,.]*")]
    private static partial Regex Digits();
}
