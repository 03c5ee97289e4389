using Zyz.Sim.Model.Regions;

namespace Zyz.Sim.Client;

/// <summary>What <c>resimulate</c> says.</summary>
internal static class ResimulateTexts
{
    private static readonly Dictionary<string, Text> s_events = new(StringComparer.OrdinalIgnoreCase)
    {
        ["births"] = new("新设", "births"),
        ["closures"] = new("退出", "closures"),
        ["absorptions"] = new("被兼并", "absorptions"),
        ["registrations"] = new("升规", "registrations"),
        ["deregistrations"] = new("退规", "deregistrations"),
        ["awards"] = new("认定", "awards"),
    };

    public static Text NoResult(string folder) => new(
        $"{folder} 里没有 manifest.json 和 plan.json；请给出 zyz run 写出的结果目录。",
        $"{folder} holds no manifest.json and plan.json; name a result folder written by zyz run.");

    public static Text PlanChanged(string folder) => new(
        $"{folder} 的 plan.json 与清单中的哈希不符，不能据此重算。",
        $"plan.json in {folder} does not match the hash in its manifest; nothing can be recomputed from it.");

    public static Text BadEnterprise(string id) => new(
        $"'{id}' 不是企业编号；形式为 专业镇/企业，例如 flange/e0001。",
        $"'{id}' is no enterprise; the form is town/enterprise, for example flange/e0001.");

    public static Text NoTown(string town, string towns) => new(
        $"没有专业镇 '{town}'；有：{towns}", $"There is no town '{town}'; there are: {towns}");

    public static Text NoEnterprise(string id, string first, string last) => new(
        $"没有企业 '{id}'；基年企业的编号从 {first} 到 {last}。",
        $"There is no enterprise '{id}'; those of the base year are named {first} to {last}.");

    public static Text Title(string id, string town, string replications, string scenario) => new(
        $"{id}（{town}），情景 {scenario}，{replications} 次重复",
        $"{id} ({town}), scenario {scenario}, {replications} replications");

    public static Text Quarter { get; } = new("季度", "quarter");

    public static Text Alive { get; } = new("存续比例", "share alive");

    public static Text Low { get; } = new("产值 5%", "output 5 %");

    public static Text Median { get; } = new("产值中位", "output median");

    public static Text High { get; } = new("产值 95%", "output 95 %");

    public static Text Events { get; } = new("事件（重复次数）", "events (replications)");

    public static Text All { get; } = new("全部", "all");

    public static Text None { get; } = new("无", "none");

    public static Text Anonymous { get; } = new(
        "编号是匿名的统计位置，不是点名的企业：不能据此评判任何一家真实企业。产值为年化、基年价（亿元），仅计存续的重复。",
        "Ids are anonymous statistical slots and not named firms: nothing here judges a real enterprise. Output is annualised, in base-year prices (亿元), over the replications in which it lives.");

    public static Text Event(string name) => s_events.TryGetValue(name, out Text? known) ? known : new(name, name);
}
