using Zyz.Sim.Model.Regions;
using Zyz.Sim.Model.Scenarios;

namespace Zyz.Sim.Inputs.Schemas;

/// <summary>The keys of a scenario file.</summary>
internal static class ScenarioKeys
{
    public const int FewestReplications = 64;
    public const int MostReplications = 10_000_000;

    private static readonly Shape Bound = new Shape.Either(
        new Shape.OneOf("higher", "lower", "same"),
        new Shape.Keys(new KeyTable(
            new Key("above", new Shape.Number(), new("高于", "above this")), new Key("below", new Shape.Number(), new("低于", "below this")))));

    public static readonly Shape.Number Intensity = Shape.Share;
    public static readonly Shape.Number ShiftShare = new(-1, 10, AboveLow: true);
    public static readonly Shape.Number LogSd = new(0, 3);
    public static readonly Shape.Whole Delay = new(1, 200);
    public static readonly string[] Relations = ["gt", "ge", "approx", "strive"];
    public static readonly string[] Hardnesses = ["hard", "soft"];

    /// <summary>Keys a file does not take from the one it extends.</summary>
    public static readonly string[] OwnOnly = ["schema", "id", "extends", "title", "question", "expect", "sources"];

    /// <summary>The measures of a statement under <c>expect</c>.</summary>
    public static readonly string[] Measures = [.. Enum.GetNames<ExpectationMeasure>().Select(n => char.ToLowerInvariant(n[0]) + n[1..])];

    public static readonly KeyTable Shift = new(
        new("town", new Shape.Name(NameKind.TownOrAll), new("专业镇代号，或 all", "town id, or all"), Need.Always),
        new("at", Shape.Quarter, new("发生的季度，如 2024Q1；只写年份即第一季度", "quarter it happens, such as 2024Q1; a year means its first quarter"), Need.Always),
        new("shift", ShiftShare, new("订单的相对变动，此后保持：-0.2 即减少两成", "lasting relative change of orders: -0.2 is a fifth less"), Need.Always));

    public static readonly KeyTable Stop = new(
        new("town", new Shape.Name(NameKind.TownOrAll), new("专业镇代号，或 all", "town id, or all"), Need.Always),
        new("from", Shape.Quarter, new("开始季度", "first quarter"), Need.Always),
        new("until", Shape.Quarter, new("结束季度（含）；只写年份即第四季度", "last quarter, included; a year means its fourth quarter"), Need.Always),
        new("share", Shape.Share, new("停产产能占全镇的份额", "share of the town's capacity that stands still")),
        new("enterprises", Shape.Share, new("停产或半停产企业的份额；与 capacity 同用，代替 share", "share of enterprises concerned; with capacity, instead of share")),
        new("capacity", Shape.Share, new("这些企业停下的产能份额：1 停产，0.5 半停产", "share of their capacity that stands still: 1 stopped, 0.5 half-stopped")));

    public static readonly KeyTable Project = new(
        new("town", new Shape.Name(NameKind.Town), new("所在专业镇；新增项目须写", "town; needed for a new project")),
        new("title", new Shape.Texts(), new("名称；新增项目须写", "name; needed for a new project")),
        new("output", new Shape.Number(0, AboveLow: true), new("达效产值中位（亿元，基年价）；新增项目须写", "median output at full capacity (亿元, base-year prices); needed for a new project")),
        new("outputLogSd", LogSd, new("产值对数的标准差；不写即 0", "standard deviation of its logarithm; 0 if left out")),
        new("signed", Shape.Quarter, new("签约季度；新增项目须写", "quarter signed; needed for a new project")),
        new("earliestOpening", Shape.Quarter, new("最早投产季度；新增项目须写", "earliest quarter it can open; needed for a new project")),
        new("delayQuarters", Delay, new("清单项目推迟的季度数", "quarters a listed project is put off")),
        new("drop", new Shape.Switch(), new("true：清单项目视为不发生", "true: a listed project is taken not to happen")));

    public static readonly KeyTable Target = new(
        new("entity", new Shape.Name(NameKind.TownOrGroup), new("专业镇或分组；新目标须写", "town or group; needed for a new target")),
        new("kpi", new Shape.Name(NameKind.Kpi), new("指标；新目标须写", "measure; needed for a new target")),
        new("relation", new Shape.OneOf(Relations), new("gt 突破、ge 达到以上、approx 左右、strive 争取；不写即 ge", "gt above, ge at least, approx about, strive for; ge if left out")),
        new("value", new Shape.Number(0, AboveLow: true), new("目标值；写了就须写 unit", "value to reach; needs its unit beside it")),
        new("unit", new Shape.Words(), new("单位，须为该指标的单位", "unit, that of the measure")),
        new("hardness", new Shape.OneOf(Hardnesses), new("hard 给概率，soft 只给分布；不写即 hard", "hard has a probability, soft only a distribution; hard if left out")),
        new("year", new Shape.Whole(1949, 2100), new("年末衡量的年份；新目标须写", "year at whose end it is judged; needed for a new target")),
        new("note", new Shape.Words(), new("说明", "note")));

    public static readonly KeyTable Statement = new(
    [
        new("target", new Shape.Name(NameKind.Target), new("关于一个目标；或写 entity、kpi 与 at", "about a target; or write entity, kpi and at")),
        new("entity", new Shape.Name(NameKind.TownOrGroup), new("专业镇或分组", "town or group")),
        new("kpi", new Shape.Name(NameKind.Kpi), new("指标", "measure")),
        new("at", new Shape.Either(new Shape.Whole(1949, 2100), Shape.YearEnd, new Shape.OneOf("horizon")), new("年份、年末或 horizon（不写即 horizon）", "a year, its end, or horizon (the default)")),
        new("prices", new Shape.OneOf("current", "constant"), new("产值的价格：当年价或基年价", "prices of output value: current or of the base year")),
        .. Measures.Select(m => new Key(m, Bound, MeasureMeaning(m))),
        new("unit", new Shape.Words(), new("above、below 的单位（份额不写）", "unit of above and below (none for shares)")),
        new("vs", new Shape.Name(NameKind.Scenario), new("与哪个情景比较：本情景减去它", "scenario compared with: this one less that one")),
        new("replications", new Shape.Whole(FewestReplications, 1_000_000), new($"至少用多少次重复检验（不写即 {Expectation.DefaultReplications}）", $"fewest replications to check with ({Expectation.DefaultReplications} if left out)")),
    ]);

    private static readonly Shape ByTown = new Shape.MapOf(
        new Shape.Name(NameKind.TownOrAll),
        new Shape.Either(Intensity, new Shape.MapOf(Shape.QuarterKey, new Shape.Either(Intensity, new Shape.Nothing())), new Shape.Nothing()));

    public static readonly KeyTable Scenario = new(
        new("schema", new Shape.Whole(1, 1), new("文件格式版本，1", "version of the form, 1"), Need.Always),
        new("id", new Shape.Form("^[A-Za-z0-9][A-Za-z0-9_+.-]*$"), new("代号，与文件名相同", "id, the file's name"), Need.Always),
        new("extends", new Shape.Name(NameKind.Scenario), new("所继承的情景：本文件只写不同之处", "the scenario it extends: this file says only what differs")),
        new("region", new Shape.Name(NameKind.Id), new("区域代号", "id of the region")),
        new("title", new Shape.Texts(), new("名称", "name"), Need.Always),
        new("question", new Shape.Either(new Shape.Texts(), new Shape.Words()), new("要回答的问题", "the question it answers")),
        new("origin", new Shape.Either(Shape.Day, new Shape.OneOf("latest")), new("预测起点：此后公布的数字不读；latest 即数据包中最新的公布日", "forecast origin: nothing published later is read; latest is the newest publication in the pack"), Need.UnlessInherited),
        new("horizon", Shape.YearEnd, new("终点（年末）", "horizon, the end of a year"), Need.UnlessInherited),
        new("seed", new Shape.Whole(0, ulong.MaxValue), new("随机种子；可比的情景须用同一个", "seed of all draws; scenarios to be compared share it"), Need.UnlessInherited),
        new("replications", new Shape.Whole(FewestReplications, MostReplications), new("重复次数", "replications"), Need.UnlessInherited),
        new("hindsight", new Shape.Switch(), new("true：也读起点之后公布的数字（不是预测）", "true: read figures published after the origin too (no forecast)")),
        new("levers", new Shape.Either(new Shape.MapOf(new Shape.Name(NameKind.Lever), new Shape.Either(Intensity, ByTown, new Shape.Nothing())), new Shape.Nothing()),
            new("行动 → 专业镇或 all → 年或季度 → 力度（全力的份额，0 到 1）", "lever → town or all → year or quarter → intensity (share of full effort, 0 to 1)")),
        new("drivers", new Shape.Either(new Shape.MapOf(new Shape.Name(NameKind.Series), new Shape.Either(new Shape.MapOf(new Shape.Form("^[0-9]{4}$"), new Shape.Either(new Shape.Number(), new Shape.Nothing())), new Shape.Nothing())), new Shape.Nothing()),
            new("序列 → 年份 → 假定的数字（单位同 drivers.csv）", "series → year → assumed figure (in the unit of drivers.csv)")),
        new("demandShifts", new Shape.Either(new Shape.ListOf(new Shape.Keys(Shift)), new Shape.Nothing()), new("假定的需求变动", "assumed shifts of demand")),
        new("stops", new Shape.Either(new Shape.ListOf(new Shape.Keys(Stop)), new Shape.Nothing()), new("假定的停产", "assumed standstills")),
        new("projects", new Shape.Either(new Shape.MapOf(new Shape.Name(NameKind.Id), new Shape.Either(new Shape.Keys(Project), new Shape.Nothing())), new Shape.Nothing()),
            new("新增、推迟或去掉的项目", "projects added, put off or dropped")),
        new("targets", new Shape.Either(new Shape.MapOf(new Shape.Name(NameKind.Id), new Shape.Either(new Shape.Keys(Target), new Shape.Nothing())), new Shape.Nothing()),
            new("情景自己的目标，或改写方案的目标", "targets of the scenario's own, or the plan's set anew")),
        new("sources", new Shape.ListOf(new Shape.Name(NameKind.Source)), new("所依据的来源", "sources it rests on")),
        new("expect", new Shape.ListOf(new Shape.Keys(Statement)), new("关于结果、可以检验的陈述", "statements about the result that can be checked")));

    private static Text MeasureMeaning(string measure) => measure switch
    {
        "probability" => new("达到目标的概率", "probability of meeting the target"),
        "attainment" => new("完成率中位", "median of outcome over target"),
        "shortfall" => new("期望缺口", "expected shortfall"),
        "mean" => new("均值", "mean"),
        "median" => new("中位数", "median"),
        _ => new($"{measure[1..]}% 分位数", $"{measure[1..]} % quantile"),
    };
}
