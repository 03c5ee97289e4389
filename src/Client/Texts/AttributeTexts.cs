using Zyz.Sim.Model.Attribution;
using Zyz.Sim.Model.Regions;

namespace Zyz.Sim.Client;

/// <summary>What <c>attribute</c> and <c>counterfactual</c> say.</summary>
internal static class AttributeTexts
{
    public static Text Attribute { get; } = new(
        "两个版次的预测为什么不同：把每个目标的概率和中位数的变化分给数据、参数、冲击、杠杆、驱动、起点和模型，各部分相加等于总变化",
        "why the forecasts of two vintages differ: splits the change of each target's probability and median into data, parameters, shocks, levers, drivers, start and model; the parts add up");

    public static Text Earlier { get; } = new("较早的版次（文件）", "the earlier vintage (file)");

    public static Text Later { get; } = new("较晚的版次（文件）", "the later vintage (file)");

    public static Text ScenarioBefore { get; } = new("较早的预测用的情景（默认地区目录的 baseline.yaml）", "scenario of the earlier forecast (default: baseline.yaml of the region)");

    public static Text ScenarioAfter { get; } = new("较晚的预测用的情景（默认与较早的相同）", "scenario of the later forecast (default: that of the earlier)");

    public static Text StoredBefore { get; } = new(
        "当时由较早的版次存下的结果目录：与今天重算的差，就是模型版本的部分", "result folder stored from the earlier vintage at its time: what it differs by when played again today is the model version's part");

    public static Text Json { get; } = new("标准输出只给 JSON", "print JSON and nothing else");

    public static Text Output { get; } = new("把 attribution.json 和图写到这个目录", "write attribution.json and the chart to this folder");

    public static Text Replications { get; } = new("每个组合推演多少次（默认 2000）", "replications of each combination (default: 2000)");

    public static Text Refused(string reason) => new($"不能比较：{reason}", $"They cannot be compared: {reason}");

    public static Text StoredIsOther(string folder, string what) => new(
        $"{folder} 不是较早的版次的结果：{what}", $"{folder} is no result of the earlier vintage: {what}");

    public static Text Same { get; } = new("两个预测没有任何不同。", "The two forecasts differ in nothing.");

    public static Text Probabilities(string a, string b, string replications) => new(
        $"概率的变化（百分点）：{a} → {b}，每个组合 {replications} 次推演", $"Change of probability (percentage points): {a} → {b}, {replications} replications of each combination");

    public static Text Medians(string a, string b) => new($"中位数的变化：{a} → {b}", $"Change of the median: {a} → {b}");

    public static Text Target { get; } = new("目标", "target");

    public static Text Before { get; } = new("之前", "before");

    public static Text After { get; } = new("之后", "after");

    public static Text ModelVersion { get; } = new("模型版本", "model version");

    public static Text Component(AttributionComponent component) => component switch
    {
        AttributionComponent.Parameters => new("参数", "parameters"),
        AttributionComponent.Shocks => new("过去冲击", "past shocks"),
        AttributionComponent.Levers => new("杠杆安排", "lever schedule"),
        AttributionComponent.Drivers => new("驱动因素", "drivers"),
        _ => new("起点", "start state"),
    };

    public static Text NewActuals { get; } = new("新的实际数", "new actuals");

    public static Text Revisions { get; } = new("更正", "revisions");

    public static Text Interplay { get; } = new("与其他部分的交互", "interplay with the rest");

    public static Text Unchanged(string components) => new($"没有变化：{components}。", $"Unchanged: {components}.");

    public static Text FiguresBehind(int added, int revised, int dropped) => new(
        $"参数和过去冲击的变化来自新采用的数字 {added} 个、更正 {revised} 个、撤回 {dropped} 个。",
        $"Parameters and past shocks moved because of {added} new figures, {revised} revisions and {dropped} withdrawals.");

    public static Text AllNew { get; } = new("没有更正：参数和过去冲击的部分全部来自新的实际数。", "Nothing was revised: the parts of parameters and past shocks come from new actuals alone.");

    public static Text NoneChanged { get; } = new(
        "采用的数字没有变化：参数和过去冲击的部分来自外部序列多知道的部分和两次再校准各自的抽样。",
        "No figure changed: the parts of parameters and past shocks come from what drivers tell beyond, and from each recalibration's own draws.");

    public static Text AllRevised { get; } = new("没有新的实际数：参数和过去冲击的部分全部来自更正。", "No actual is new: the parts of parameters and past shocks come from revisions alone.");

    public static Text SplitTitle { get; } = new("参数和过去冲击的部分再分（百分点）", "The part of parameters and past shocks, split (percentage points)");

    public static IReadOnlyList<Text> Notes { get; } =
    [
        new("各部分是 Shapley 值：对各组成部分先后改变的所有次序取平均；所有组合用同一套随机数。", "Parts are Shapley values: averages over all orders in which the components can change; every combination is played on the same luck."),
        new("这说明预测为什么变了，不说明产值为什么变了：某个杠杆、某个人的功过不能由此断定。", "This says why the forecast moved, not why output moved: no lever's and no person's merit follows from it."),
    ];

    public static Text Written(string folder) => new($"写在 {folder}", $"written to {folder}");

    public static Text Counterfactual { get; } = new(
        "假如当年力度不同：用推断出的冲击重演已经过去的一年，只改一个杠杆", "had effort been another: replays a past year with its inferred shocks and one lever changed");

    public static Text Vintage { get; } = new("版次（文件）", "the vintage (file)");

    public static Text Year { get; } = new("哪一年：不早于基年次年，不晚于版次所知的最后一年", "which year: from the one after the base year to the last the vintage knows");

    public static Text Lever { get; } = new("哪个杠杆（标识或编号）", "which lever (id or number)");

    public static Text Intensity { get; } = new("那一年的力度，0 到 1", "its intensity in that year, from 0 to 1");

    public static Text Town { get; } = new("只改这个镇（默认各镇都改）", "change it in this town alone (default: in all)");

    public static Text NoLever(string lever, string near) => new($"没有杠杆“{lever}”。{near}", $"There is no lever '{lever}'. {near}");

    public static Text NoTown(string town, string there) => new($"没有镇“{town}”：有 {there}", $"There is no town '{town}'; there are {there}");

    public static Text BadIntensity(string text) => new($"--intensity {text}：须在 0 到 1 之间", $"--intensity {text}: must lie between 0 and 1");

    public static Text BadYear(int year, int first, int last) => new($"--year {year}：须在 {first} 到 {last} 之间", $"--year {year}: must lie between {first} and {last}");

    public static Text Effect(string year, string lever, string town, string today, string then) => new(
        $"{year} 年重演，{lever}{town} 从 {today} 改为 {then}：产值（当年价）的差，中位 [5 %, 95 %]",
        $"{year} replayed, {lever}{town} at {then} in place of {today}: difference of output (current prices), median [5 %, 95 %]");

    public static Text Assumption(string lever) => new(
        $"这是模型的推断，不是观测：{lever}的作用大小是先验判断，实际数据没有更新它；重演采用推断出的过去冲击，其余随机数两边相同。",
        $"This is what the model infers and nobody observed: how strongly {lever} works is a prior, a judgement that the actuals did not update; past shocks are the inferred ones, and all other luck is the same on both sides.");

    public static Text Entity { get; } = new("范围", "entity");

    public static Text Observed { get; } = new("重演", "replayed");

    public static Text Changed { get; } = new("改变后", "changed");

    public static Text Difference { get; } = new("差", "difference");
}
