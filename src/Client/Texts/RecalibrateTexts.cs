using Zyz.Sim.Model.Calibration;
using Zyz.Sim.Model.Regions;

namespace Zyz.Sim.Client;

/// <summary>What <c>recalibrate</c> says, and what runs say of vintages.</summary>
internal static class RecalibrateTexts
{
    public static Text Recalibrate { get; } = new(
        "用截至某日已公布的实际数更新参数，封存为一个版次（vintage）；之后可用 run --vintage 从它出发。见 docs/recalibration.md",
        "updates the parameters with the actual figures published by a day and seals them as a vintage, from which run --vintage starts. See docs/recalibration.md");

    public static Text AsOf { get; } = new(
        "只读这一天为止已公布的数字：2025-04-01，或 2025-03、2025（按月末、年末计）",
        "read only what was published by this day: 2025-04-01, or 2025-03 or 2025 (counted as the last day)");

    public static Text From { get; } = new(
        "从这个版次出发，而不从先验出发：只采用它之后的新数字，增速的不确定性放大 1.1 倍",
        "start from this vintage in place of the priors: only figures new since are taken in, and drifts are spread by 1.1");

    public static Text StartFrom { get; } = new(
        "从这个版次出发：预测起点是它的日期，只读它知道的数字",
        "start from this vintage: its day is the origin, and only what it knew is read");

    public static Text Members { get; } = new("集合成员数（默认 1000）", "members of the ensemble (default: 1000)");

    public static Text Seed { get; } = new("随机种子（默认由日期得出）", "seed of all draws (default: from the day)");

    public static Text Output { get; } = new("写到哪个目录（默认 <地区目录>/vintages）", "folder to write to (default: <region folder>/vintages)");

    public static Text Json { get; } = new("标准输出只给摘要（JSON）", "print a summary as JSON and nothing else");

    public static Text MembersOutOfRange { get; } = new(
        $"--members 须在 {RecalibrationRequest.FewestMembers} 到 {RecalibrationRequest.MostMembers} 之间，且是 8 的倍数。",
        $"--members must lie between {RecalibrationRequest.FewestMembers} and {RecalibrationRequest.MostMembers} and be a multiple of 8.");

    public static Text BadDay(string day) => new(
        $"--as-of：'{day}' 不是日期，应如 2025-04-01、2025-03 或 2025", $"--as-of: '{day}' is no day such as 2025-04-01, 2025-03 or 2025");

    public static Text TooEarly(string day, string first) => new(
        $"--as-of {day}：最早为基年年末 {first}", $"--as-of {day}: must not lie before the end of the base year, {first}");

    public static Text OtherMembers(int members) => new(
        $"--from 的版次有 {members} 个成员，--members 不能另给。", $"The vintage of --from has {members} members; --members cannot differ.");

    public static Text LaterParent(string parent, string day) => new(
        $"版次 {parent} 的日期晚于 {day}：从它出发会用到之后公布的数字。", $"Vintage {parent} is later than {day}: starting from it would read what was published later.");

    public static Text Corrected(string figure) => new(
        $"{figure} 更正了出发的版次已经采用的数字，而采用过的数字不能收回：请不用 --from，从先验重新校准。",
        $"{figure} corrects a figure the vintage of --from took in, which cannot be taken back: recalibrate from the priors, without --from.");

    public static Text Dependent(string figures) => new(
        $"这些数字互相推得出来，一起采用就把同一个消息算了两遍：{figures}。请把其中推算的一个标为 derived。",
        $"These figures follow from one another; taken in together they would count one piece of news twice: {figures}. Mark the one that was computed as derived.");

    public static Text CannotOpen(string path, string reason) => new($"{path} 不能作为版次使用：{reason}", $"{path} cannot be used as a vintage: {reason}");

    public static Text CannotStart(string id, string reason) => new($"不能从版次 {id} 出发：{reason}", $"A run cannot start from vintage {id}: {reason}");

    public static Text Altered(string path) => new($"{path} 与刚算出的版次不同：文件封存后被改动过。", $"{path} differs from the vintage just made: the file was changed after it was sealed.");

    public static Text Stopped(string figure, string expected, double score) => new(
        $"{figure}：先验预期 {expected}，相差 {score:0.0} 个标准差（上限 {Gate.Limit}）。先查这个数字：口径、单位、年份；数字无误，则先验需要改。",
        $"{figure}: the prior expects {expected}, {score:0.0} standard deviations away (limit {Gate.Limit}). Look at the figure first: scope, unit, year; where it is right, the prior must change.");

    public static Text NothingSealed { get; } = new("更新已停止，没有写出版次。", "The update has stopped; no vintage was written.");

    public static Text NoFigures { get; } = new(
        "到这一天没有模型可以采用的数字：后验就是先验。", "No figure the model can take in was known by that day: the posterior is the prior.");

    public static Text TakenIn { get; } = new("采用的数字", "Figures taken in");

    public static Text LeftOut(int count) => new($"已知而未采用的数字（{count}）：", $"Figures known and left out ({count}):");

    public static Text Learnt { get; } = new("学到了什么：先验 → 后验（中位 [5 %, 95 %]）", "What was learnt: prior → posterior (median [5 %, 95 %])");

    public static Text Others(string list) => new($"数据几乎没有提供信息（收缩不足 5 %）：{list}", $"Hardly informed by data (contraction below 5 %): {list}");

    public static Text Levers(int count) => new(
        $"杠杆：{count} 个参数，数据未提供信息（not informed by data）：过去各年力度未变，一个前后对比也分不清十个杠杆。",
        $"Levers: {count} parameters, not informed by data: effort did not change in the past years, and one before and after cannot tell ten levers apart.");

    public static Text CrossCheck { get; } = new("核对：精确的线性层级更新（第一步），与集合并列（均值 ± 标准差）", "Cross-check: the exact linear update (stage one) beside the ensemble (mean ± sd)");

    public static Text Shocks { get; } = new("推断的过去冲击（标准差单位，先验为 0 ± 1）：", "Past shocks inferred (in standard deviations, 0 ± 1 before):");

    public static Text Written(string path, string chart, string wall) => new($"版次写在 {path}，图在 {chart}；用时 {wall}", $"The vintage is in {path}, its chart in {chart}; took {wall}");

    public static Text AlreadyThere(string path) => new($"{path} 已有同样的版次，没有重写。", $"{path} holds this very vintage already and was left alone.");

    public static Text Hash(string seal) => new($"封印 sha256:{seal}", $"seal sha256:{seal}");

    public static IReadOnlyList<Text> FigureHeaders { get; } =
        [new("数字", "figure"), new("公布", "published"), new("数值", "value"), new("误差", "error"), new("先验", "prior"), new("后验", "posterior"), new("偏离", "distance")];

    public static IReadOnlyList<Text> ParameterHeaders { get; } =
        [new("参数", "parameter"), new("单位", "unit"), new("先验", "prior"), new("后验", "posterior"), new("收缩", "contraction")];

    public static IReadOnlyList<Text> CrossHeaders { get; } =
        [new("量", "quantity"), new("先验", "prior"), new("第一步", "stage one"), new("集合", "ensemble")];

    public static Text Reason(LeftOutReason reason) => reason switch
    {
        LeftOutReason.Derived => new("由别的数字推算而来", "derived from other figures"),
        LeftOutReason.Expected => new("预计数，不是实际数", "expected, not found"),
        LeftOutReason.OtherPlace => new("别处的数字", "of another place"),
        LeftOutReason.OtherScope => new("口径与模型的不同（一部分，或更大范围）", "of another scope than the model's (a part, or more)"),
        LeftOutReason.NotModelled => new("模型不推演这个指标", "a measure the model does not speak of"),
        LeftOutReason.NotForGroup => new("这个指标不能在各镇间相加", "a measure that does not sum over towns"),
        LeftOutReason.BeforeBaseYear => new("在基年之前", "before the base year"),
        LeftOutReason.YearNotOver => new("公布时该年还没有过完", "published before its year was over"),
        LeftOutReason.AlreadyInPrior => new("先验或起始户数就是据它判断的，不能再用一次", "the prior or the starting count rests on it; it is not used twice"),
        _ => new("出发的版次已经采用", "taken in by the vintage it starts from"),
    };

    public static Text Shock(string kind) => kind switch
    {
        "RegionalShock" => new("全市需求", "regional demand"),
        "MetalsPrice" => new("金属价格", "price of metals"),
        "TownShock" => new("本镇需求", "the town's demand"),
        _ => new("本镇价格", "the town's price"),
    };
}
