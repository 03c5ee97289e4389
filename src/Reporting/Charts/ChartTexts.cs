using Zyz.Sim.Model.Regions;
using Zyz.Sim.Model.Results;

namespace Zyz.Sim.Reporting;

/// <summary>The words on charts.</summary>
internal static class ChartTexts
{
    public static Text Title(string zh, string en) => new($"{zh}：产值预测", $"{en}: output value, forecast");

    public static Text WideBand { get; } = new("5–95% 区间", "5–95 % band");

    public static Text NarrowBand { get; } = new("25–75% 区间", "25–75 % band");

    public static Text Median { get; } = new("中位（当年价）", "median (current prices)");

    public static Text MedianConstant { get; } = new("中位（基年价）", "median (base-year prices)");

    public static Text Target { get; } = new("目标", "target");

    public static Text Actual { get; } = new("已发布实际值", "published actual");

    public static Text AtLeast { get; } = new("已发布下限值", "published lower bound");

    public static Text About { get; } = new("已发布约数", "published, approximate");

    public static Text AfterUnused { get; } = new("发布于预测起点之后，未使用", "published after the origin, not used");

    public static Text After { get; } = new("发布于预测起点之后", "published after the origin");

    public static Text Value { get; } = new("产值", "output value");

    /// <summary>What a picture may not be shown without: that it is no forecast, and why.</summary>
    public static string Marks(RunResult result, Region region, string language)
    {
        int copied = CopiedNumbers.Of(region).ToReplace;
        List<Text> marks = result.Hindsight ? [Hindsight] : [];
        if (copied > 0)
        {
            marks.Add(new($"含照抄、待替换的数字 {copied} 个（非预测）", $"{copied} NUMBERS COPIED AND NOT REPLACED (no forecast)"));
        }

        return string.Concat(marks.Select(m => m.In(language) + (language == "zh" ? "；" : "; ")));
    }

    public static Text Hindsight { get; } = new("事后模式（非预测）", "HINDSIGHT (no forecast)");
}
