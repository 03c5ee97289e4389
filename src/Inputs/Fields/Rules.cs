using System.Globalization;
using Zyz.Sim.Model.Regions;

namespace Zyz.Sim.Inputs.Fields;

/// <summary>The rules input files are checked against, as the planner reads them.</summary>
internal static class Rules
{
    // Files and their form
    public static Text NoFolder => new("没有这个文件夹", "there is no such folder");

    public static Text NoSuchPath => new("没有这个文件或文件夹", "there is no such file or folder");

    public static Text NoPack => new(
        "这里没有区域数据包（缺少 region.yaml）；情景文件须放在所属区域的目录里",
        "there is no region pack here (no region.yaml); a scenario lies in the folder of its region");

    public static Text NotAnInput => new("不是情景文件，也不是数据包的文件", "is neither a scenario file nor a file of a region pack");

    public static Text NoFile => new("缺少这个文件", "the file is missing");

    public static Text Unreadable => new("文件无法读取", "the file cannot be read");

    public static Text Outside => new("链接指向区域文件夹之外", "the link leads out of the region folder");

    public static Text NoContent => new("文件没有内容", "the file is empty");

    public static Text NotAMap => new("这里应为键和值", "must be keys with values");

    public static Text NotAList => new("这里应为列表", "must be a list");

    public static Text NotAScalar => new("这里应为单个值", "must be a single value");

    public static Text NoAlias => new("不允许锚点、别名和标签", "anchors, aliases and tags are not allowed");

    public static Text OneDocument => new("一个文件只能有一个文档", "a file holds one document");

    public static Text Tab => new("YAML 不能用制表符缩进，请用空格", "YAML is indented with spaces, never with tabs");

    public static Text TooManyValues => new(
        $"超过 {Show(InputLimits.Values)} 个值，不像是这样的文件", $"holds more than {Show(InputLimits.Values)} values: it is no such file");

    public static Text TooManyCells => new(
        $"超过 {Show(InputLimits.Cells)} 个单元格，不像是这样的文件", $"holds more than {Show(InputLimits.Cells)} cells: it is no such file");

    public static Text TooDeep => new("嵌套过深", "is nested too deeply");

    public static Text OpenQuote => new("引号没有闭合", "the quote is not closed");

    public static Text StrayQuote => new("含引号的单元格须整体加引号，内部引号写两次", "a cell with quotes must be quoted as a whole, inner quotes doubled");

    public static Text MissingKey => new("缺少这个键", "this key is missing");

    public static Text MissingColumn => new("缺少这一列", "this column is missing");

    // Values
    public static Text Empty => new("不能为空", "must not be empty");

    public static Text NotEmpty => new("这里须为空", "must be empty here");

    public static Text Id => new("代号只能由字母、数字和 _ + - . 组成", "an id has only letters, digits and _ + - .");

    public static Text Device => new("Windows 不能用这个名字作文件名（CON、NUL 等设备名，或以点结尾）", "names no file on Windows (a device such as CON or NUL, or a dot at the end)");

    public static Text Number => new("须为有限的数（小数点、无千分位）", "must be a finite number with a decimal point and no separators");

    public static Text Seed => new("须为不超过 64 位的非负整数", "must be a whole number of at most 64 bits");

    public static Text Switch => new("须为 true 或 false", "must be true or false");

    public static Text Day => new("须为日期，如 2022-12-31", "must be a day such as 2022-12-31");

    public static Text Published => new("须为年、年月或日期，如 2023、2023-06、2023-06-18", "must be a year, month or day such as 2023, 2023-06 or 2023-06-18");

    public static Text Quarter => new("须为季度或年份，如 2024Q1 或 2024", "must be a quarter or a year such as 2024Q1 or 2024");

    // Region packs
    public static Text SchemaOne => new("本版本只认识 schema 1", "this version knows schema 1 only");

    public static Text ClassIsTown => new("类别、分组与专业镇不能同名", "a class, a group and a town may not share an id");

    public static Text NoTotal => new("缺少合计分组 all_towns，须列出全部专业镇", "the group all_towns, the total, is missing: it lists every town");

    public static Text NotInTotal => new("这个专业镇不在合计分组 all_towns 中，合计会漏算", "this town is not in the group all_towns, so the total would leave it out");

    public static Text AboveScale => new("规上企业数不能超过企业数", "there cannot be more above-scale enterprises than enterprises");

    public static Text NoEnterprises => new("这个专业镇在 enterprises.csv 中没有企业数", "enterprises.csv has no row for this town");

    public static Text NoLever => new("缺少这一编号的行动：须恰有 1 至 10", "the lever of this number is missing: there are exactly 1 to 10");

    public static Text LeverKeyIsYear => new("年份须写在专业镇或 all 之下", "years stand below a town or all");

    public static Text PublishedTooEarly => new("公布时间早于所述年份", "was published before the year it speaks of");

    public static Text LowBelowHigh => new("下限须小于上限", "the lower bound must be below the upper");

    public static Text NoMass => new("截断或取值范围几乎不留概率", "the truncation or the parameter's range leaves next to no probability");

    public static Text NotModelledPair => new("不建模的理由须中英文都有", "the reason for not modelling needs both languages");

    public static Text Jin => new("须换算成万吨：1 万吨 = 2000 万斤 = 1000 万公斤", "must be converted to 万吨 (10,000 tonnes): 1 万吨 = 2000 万斤 = 1000 万公斤");

    public static Text NeedsName => new(
        "不建模的目标用到的代号须在 region.yaml 的 names 中有名称", "an id that only targets without a model use needs a name under names in region.yaml");

    public static Text NoValuePerTonne => new(
        "以吨计的目标需要该镇的 valuePerTonne 先验", "a target in tonnes needs a prior of valuePerTonne for the town");

    public static Text WholeScope => new("口径完整的数字须属于本区域的专业镇或分组", "a figure of whole scope must be of a town or group of the region");

    public static Text NearlyTown => new("与本区域的代号过于接近，疑为笔误", "is so near to an id of the region that it is probably misspelt");

    public static Text Growth => new("增长率须大于 -100", "a growth rate must be above -100");

    public static Text OpensAfterSigning => new("投产须晚于签约", "must open after it is signed");

    // Firm panels
    public static Text SizeTooLarge => new("数值过大：应小于 1e15", "is too large: below 1e15");

    public static Text NoFigures => new("没有一个可用的数字", "holds no figure that can be used");

    public static Text SameColumn => new("firm、year、group、size 须是不同的列", "firm, year, group and size must be different columns");

    // Scenarios
    public static Text IdIsFileName => new("代号须与文件名一致", "the id must be the file's name");

    public static Text OtherRegion => new("情景属于另一个区域", "the scenario belongs to another region");

    public static Text YearEnd => new("须为年末，如 2025-12-31", "must be the end of a year such as 2025-12-31");

    public static Text OriginBeforeBase => new("起点不能早于基年末", "the origin cannot lie before the end of the base year");

    public static Text HorizonAfterOrigin => new("终点须晚于起点", "the horizon must lie after the origin");

    public static Text NoParent => new("本文件夹中没有这个情景", "there is no such scenario in this folder");

    public static Text BeyondHorizon => new("目标年份在本情景的终点之后", "the target's year lies beyond the scenario's horizon");

    public static Text NotBesideTarget => new("目标已含对象、指标和年份，不能再写", "a target already says entity, measure and year");

    public static Text OnlyOfTarget => new("只能用于 target：概率、完成率和缺口都是对目标而言", "is for a target only: probability, attainment and shortfall need one");

    public static Text OnlyOfHard => new("软目标没有概率和缺口", "a soft target has no probability and no shortfall");

    public static Text DirectionNeedsVs => new("higher、lower、same 须用 vs 说明与哪个情景比较", "higher, lower and same need vs: the scenario compared with");

    public static Text StopShare => new("须写 share，或同时写 enterprises 与 capacity", "needs share, or enterprises together with capacity");

    public static Text NamedNeedsSource => new("点名的企业须有来源（sources 列）", "a named enterprise needs a cited source (column sources)");

    public static Text UntilAfterFrom => new("结束季度不能早于开始季度", "the last quarter cannot lie before the first");

    public static Text Overlap => new("同一专业镇的停产时段重叠", "two standstills of one town overlap");

    public static Text ShiftTwice => new("同一专业镇同一季度有两次需求变动", "one town has two shifts of demand in one quarter");

    /// <summary>An unknown name; where there are few known ones, all are listed.</summary>
    public static Text Unknown(Noun what, IReadOnlyCollection<string> known)
    {
        const int Few = 12;
        string list = known.Count is 0 or > Few ? "" : string.Join(", ", known.Order(StringComparer.Ordinal));
        return list.Length == 0
            ? new Text($"不是已知的{what.Zh}", $"is not {what.En}")
            : new Text($"不是已知的{what.Zh}（可用：{list}）", $"is not {what.En} (known: {list})");
    }

    /// <summary>A number outside a closed range.</summary>
    public static Text Between(double low, double high) => high == double.MaxValue
        ? new($"须不小于 {Show(low)}", $"must be at least {Show(low)}")
        : new($"须在 {Show(low)} 与 {Show(high)} 之间", $"must lie between {Show(low)} and {Show(high)}");

    /// <summary>A number not above a bound.</summary>
    public static Text Above(double bound) => new($"须大于 {Show(bound)}", $"must be above {Show(bound)}");

    /// <summary>Not a whole number of a range.</summary>
    public static Text Whole(int low, int high) => high == int.MaxValue
        ? new($"须为不小于 {Show(low)} 的整数", $"must be a whole number of at least {Show(low)}")
        : new($"须为 {Show(low)} 至 {Show(high)} 的整数", $"must be a whole number from {Show(low)} to {Show(high)}");

    /// <summary>Something stands twice.</summary>
    public static Text Twice(int line) => new($"重复：已在第 {Show(line)} 行出现", $"stands twice: the first is in line {Show(line)}");

    /// <summary>A row with too many or too few cells.</summary>
    public static Text Cells(int expected, int found) => new(
        $"这一行须有 {Show(expected)} 个单元格，实有 {Show(found)} 个", $"the row must have {Show(expected)} cells and has {Show(found)}");

    /// <summary>A unit that is not the expected one.</summary>
    public static Text UnitIs(string unit) => new($"单位须为 {unit}", $"the unit must be {unit}");

    /// <summary>Counts that do not fit the output.</summary>
    public static Text TooManyAboveScale(int enterprises, double output) => new(
        $"规上企业每户至少 0.2 亿元：{Show(enterprises)} 户共 {Show(output)} 亿元（baseOutput）容不下这么多规上企业",
        $"an above-scale enterprise makes at least 0.2 亿元: {Show(enterprises)} enterprises with {Show(output)} 亿元 (baseOutput) cannot hold so many");

    /// <summary>A parameter without a prior for a town.</summary>
    public static Text NoPrior(string town) => new(
        $"专业镇 {town} 没有这个参数的先验（本镇、类别、全区都没有）",
        $"has no prior for town {town}: neither for the town nor for its classes nor for the region");

    /// <summary>A quarter outside the scenario.</summary>
    public static Text QuarterBetween(string first, string last) => new(
        $"须在 {first} 与 {last} 之间", $"must lie between {first} and {last}");

    /// <summary>Scenarios that extend each other in a circle.</summary>
    public static Text Cycle(string chain) => new($"继承成环：{chain}", $"scenarios extend each other in a circle: {chain}");

    /// <summary>The latest publication is not before the horizon.</summary>
    public static Text HorizonAfterLatest(string day) => new($"终点须晚于起点（latest 为 {day}）", $"the horizon must lie after the origin (latest is {day})");

    /// <summary>A project that the origin does not know.</summary>
    public static Text ProjectUnknownYet(string day) => new(
        $"这个项目 {day} 才公布，晚于起点，本情景读不到它；可另起代号作为情景自己的项目，或用 hindsight",
        $"was published on {day}, after the origin, so this scenario does not read it: add it under an id of its own, or use hindsight");

    /// <summary>A measure the model does not have for an entity.</summary>
    public static Text NotOfEntity(string entity) => new($"模型没有 {entity} 的这个指标", $"the model has no such measure of {entity}");

    /// <summary>A statement without a measure, or with several.</summary>
    public static Text OneMeasure(string measures) => new($"每条陈述须恰有一个量：{measures}", $"a statement has exactly one of: {measures}");

    /// <summary>Bytes that are no text.</summary>
    public static Text NotText(int utf8, int gb18030) => new(
        $"文件既不是 UTF-8（第 {Show(utf8)} 字节起出错），也不是 GB18030（第 {Show(gb18030)} 字节起出错）",
        $"the file is neither UTF-8 (wrong from byte {Show(utf8)}) nor GB18030 (wrong from byte {Show(gb18030)})");

    /// <summary>UTF-8 with broken bytes.</summary>
    public static Text BrokenUtf8(int at) => new($"UTF-8 文件在第 {Show(at)} 字节损坏", $"the file is UTF-8 and broken at byte {Show(at)}");

    /// <summary>Text that is not YAML.</summary>
    public static Text NotYaml(string message) => new($"不是有效的 YAML：{message}", $"is not valid YAML: {message}");

    /// <summary>A file beyond its limit.</summary>
    public static Text TooLarge(long size, long limit) => new(
        $"文件有 {Show(size)} 字节，超过上限 {Show(limit)} 字节", $"the file has {Show(size)} bytes; the limit is {Show(limit)}");

    /// <summary>Files of a folder that are together beyond their limit.</summary>
    public static Text FolderTooLarge(long limit) => new(
        $"连同已读的文件超过上限 {Show(limit)} 字节", $"together with the files read before, it is beyond the limit of {Show(limit)} bytes");

    /// <summary>Reading stopped.</summary>
    public static Text TooManyFaults(int listed) => new(
        $"错误超过 {Show(listed)} 处：到此为止，其余未查", $"more than {Show(listed)} faults: reading stopped here and the rest was not looked at");

    private static string Show(double value) => value.ToString(CultureInfo.InvariantCulture);
}
