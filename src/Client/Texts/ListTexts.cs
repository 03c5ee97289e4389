using Zyz.Sim.Model.Regions;

namespace Zyz.Sim.Client;

/// <summary>What <c>list</c> says.</summary>
internal static class ListTexts
{
    public static Text Towns { get; } = new("专业镇", "Towns");

    public static Text Levers { get; } = new("政策杠杆（强度为全力的份额，0 到 1）", "Levers (intensity: share of full effort, 0 to 1)");

    public static Text Targets { get; } = new("目标", "Targets");

    public static Text Scenarios { get; } = new("情景", "Scenarios");

    public static Text AtZero { get; } = new("强度 0", "intensity 0");

    public static Text AtFull { get; } = new("强度 1", "intensity 1");

    public static Text Judgement { get; } = new("判断", "a judgement");

    public static Text Section { get; } = new("方案", "plan, section ");

    public static Text Enterprises(int all, int aboveScale, string judgedOn) => new(
        $"企业 {all} 户，规上 {aboveScale} 户（{judgedOn} 判断）",
        $"{all} enterprises, {aboveScale} above scale (judged on {judgedOn})");

    public static Text Today(string intensity) => new($"现状 {intensity}", $"today {intensity}");

    public static Text NotModelled(string reason) => new($"（模型不涉及：{reason}）", $" (not modelled: {reason})");

    public static Text Invalid(int faults) => new($"无效，{faults} 处错误", $"invalid, {faults} fault(s)");

    public static Text Named(string names, string sources) => new($"来源点名的企业：{names}（{sources}）", $"enterprises named in sources: {names} ({sources})");

    /// <summary>What the base population of a town looks like.</summary>
    public static Text Baseline(bool judged, string output, string largest, string share, string median) => new(
        $"基年产值{(judged ? "先验中位" : "")} {output} 亿元；统计企业最大 {largest} 亿元（{share}），中位 {median} 亿元",
        $"{(judged ? "median baseline" : "baseline")} {output} 亿元 ({(judged ? "prior" : "figure")}); largest statistical enterprise {largest} 亿元 ({share}), median {median} 亿元");
}
