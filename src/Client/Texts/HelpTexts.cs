using Zyz.Sim.Model.Regions;

namespace Zyz.Sim.Client;

/// <summary>What <c>--help</c> says.</summary>
internal static class HelpTexts
{
    public static Text Root { get; } = new(
        "专业镇仿真与预测：目标能否达到，在哪些政策之下。",
        "Simulates and forecasts specialised towns: can the targets be reached, and under which policies.");

    public static Text Connect { get; } = new("用集群计算：一个或几个节点的客户端口（缺省在本命令内计算）", "compute on a cluster: client ports of one or more of its silos (default: inside this command)");

    public static Text NotAGateway(string word) => new($"--connect：“{word}”不是 IP:端口，例如 127.0.0.1:30000", $"--connect: '{word}' is no IP:port, such as 127.0.0.1:30000");

    public static Text Language { get; } = new("输出语言：zh 或 en", "language of the output: zh or en");

    public static Text Help { get; } = new("显示帮助和用法", "show help and usage");

    public static Text NotANumber(string option, string value) => new(
        $"{option}：'{value}' 不是范围内的整数", $"{option}: '{value}' is no whole number in range");

    public static Text NoVerb { get; } = new("请给出命令，例如：zyz run scenarios/xinzhou/baseline.yaml", "A verb is needed, for example: zyz run scenarios/xinzhou/baseline.yaml");

    public static Text SeeHelp { get; } = new("用法见 zyz --help", "See zyz --help");

    public static Text Run { get; } = new("推演一个情景，给出各项目标的概率，写出结果目录", "plays a scenario, prints the probability of every target, writes a result folder");

    public static Text Scenario { get; } = new("情景文件，例如 scenarios/xinzhou/baseline.yaml", "scenario file, for example scenarios/xinzhou/baseline.yaml");

    public static Text Replications { get; } = new("重复次数（默认按情景）", "replications (default: the scenario's)");

    public static Text Seed { get; } = new("随机种子（默认按情景）", "seed of all draws (default: the scenario's)");

    public static Text Horizon { get; } = new("预测至哪一年年末，例如 2025-12-31", "end of the last year played, for example 2025-12-31");

    public static Text Output { get; } = new("结果目录（默认 results/<情景>）", "result folder (default: results/<scenario>)");

    public static Text NoCharts { get; } = new("不画图", "write no charts");

    public static Text Json { get; } = new("标准输出只给 results.json", "print results.json and nothing else");

    public static Text Threads { get; } = new("同时计算的线程数（默认每核一个）；不改变任何数字", "threads computing at once (default: one per core); changes no number");

    public static Text Batch { get; } = new("一批同时推演的重复次数，向上取 64 的倍数；不改变任何数字", "replications a batch plays at once, rounded up to multiples of 64; changes no number");

    public static Text Actors { get; } = new("由企业 grain 逐季推进（最多 1000 次重复）；结果逐位相同", "let enterprise grains advance quarter by quarter (at most 1,000 replications); the same bits");

    public static Text Keep { get; } = new("另写 replications.csv：每次重复的年度结果", "also write replications.csv: annual outcomes of every replication");

    public static Text Resimulate { get; } = new("由结果的清单重算一家企业自己的路径与事件", "recomputes one enterprise's own path and events from a result's manifest");

    public static Text ResultFolder { get; } = new("结果目录", "result folder");

    public static Text Enterprise { get; } = new("企业编号：专业镇/企业，例如 flange/e0001", "enterprise: town/enterprise, for example flange/e0001");

    public static Text List { get; } = new("列出专业镇、政策杠杆、目标或情景", "lists towns, levers, targets or scenarios");

    public static Text ListWhat { get; } = new("列什么；不写则全部列出", "what to list; everything if left out");

    public static Text Region { get; } = new("地区目录（默认向上查找 scenarios/xinzhou）", "region folder (default: scenarios/xinzhou, looked for upward)");
}
