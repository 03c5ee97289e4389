using Zyz.Sim.Model.Regions;

namespace Zyz.Sim.Client;

/// <summary>What <c>backtest</c> says.</summary>
internal static class BacktestTexts
{
    public static Text Backtest { get; } = new(
        "滚动起点回测：只用起点前已知的数字预测，与后来的实际和朴素预测比较",
        "rolling origins: forecasts from what was known on a day, scored against what came and against naive forecasts");

    public static Text Region { get; } = new(
        "区域数据包，或企业面板目录（含 panel.yaml）；默认向上查找 scenarios/xinzhou",
        "a region pack, or the folder of a firm panel (with panel.yaml); default: scenarios/xinzhou, looked for upward");

    public static Text Origins { get; } = new(
        "起点，逗号分开：日期（面板可只写年份）；默认：数据包的 origins.csv，否则基年末和此后每年元旦；面板为所有够用的年份",
        "origins, separated by commas: days (years for a panel); default: the pack's origins.csv, else the end of the base year and every New Year's day after; of a panel every year with enough before it");

    public static Text Replications { get; } = new("区域每个起点的重复次数（默认 2048）；面板固定为 1024", "replications of each origin of a region (default: 2,048); a panel plays 1,024");

    public static Text Vintages { get; } = new(
        "区域：每个起点先用当天已公布的数字再校准，从那一天的版次出发（默认只从先验出发）",
        "of a region: recalibrate on every origin with what was known by then, and start from that day's vintage (default: from the priors)");

    public static Text Stopped(string day, string figure) => new(
        $"{day}：关口拦下 {figure}，这一天从先验出发。", $"{day}: the gate stopped at {figure}; this day starts from the priors.");

    public static Text Output { get; } = new("结果目录（默认 results/backtest-<代号>）", "result folder (default: results/backtest-<id>)");

    public static Text Json { get; } = new("标准输出只给 backtest.json", "print backtest.json and nothing else");

    public static Text BadOrigin(string value) => new(
        $"--origins '{value}' 须为日期，如 2025-04-01（面板可写年份，如 1980）。", $"--origins '{value}' must be a day such as 2025-04-01 (of a panel a year such as 1980).");

    public static Text BeforeBase(string value, int year) => new(
        $"--origins '{value}' 早于基年末 {year}-12-31。", $"--origins '{value}' lies before the end of the base year, {year}-12-31.");

    public static Text PanelTooShort(int growths, int years, string named) => new(
        $"这个面板没有可以回测的起点{named}：起点前须有至少 {growths} 个相邻两年都有数字的增长、分属至少 {years} 个年份，起点年和其后三年内须有数字。",
        $"This panel has no origin that can be scored{named}: before it, at least {growths} growths between successive years are needed, of at least {years} years, figures in the origin year, and figures within three years after.");

    public static Text NoBaseline(string folder) => new(
        $"{folder} 里没有 baseline.yaml：回测以基准情景的种子和力度推演。", $"{folder} has no baseline.yaml: a backtest plays the base scenario's seed and effort.");

    public static Text Missing(int count) => new($"面板中有 {count} 行没有规模，未补。", $"{count} rows of the panel have no size; nothing was filled in.");

    public static Text Learning(string origin) => new($"起点 {origin}：估计并推演", $"origin {origin}: learning and playing");

    public static Text Bounds { get; } = new("只说“超过”的数字（不计分）：", "Figures that say only \"more than\" (never scored):");

    public static Text Bound(string origin, string name, int year, string value, string median, string probability) => new(
        $"{origin}：{name} {year} 年公布为超过 {value}；模型中位 {median}，超过它的概率 {probability}",
        $"{origin}: {name} {year} was published as more than {value}; model median {median}, probability of more than that {probability}");

    public static string[] BesideHeaders(string language) => language == "zh"
        ? ["起点", "数字", "年份", "实际", "模型中位", "模型 80% 区间", "区间内", "落在", "规划直线"]
        : ["origin", "figure", "year", "actual", "model median", "model 80 % interval", "inside", "fell at", "plan line"];

    public static Text InPack { get; } = new(
        "*：数据包的企业数或先验用了这个数字的来源，预测不独立于它；只并列，不计入均值。",
        "*: counts or priors of the pack rest on the source of this figure, so it was not forecast independently: shown, and in no mean.");

    public static Text Yes { get; } = new("是", "yes");

    public static Text No { get; } = new("否", "no");

    public static Text NothingLater(string origin) => new($"{origin} 之后没有公布过可计分的数字。", $"Nothing that can be scored was published after {origin}.");

    public static Text Took(string wall, string folder) => new($"用时 {wall}；结果写在 {folder}", $"took {wall}; results are in {folder}");
}
