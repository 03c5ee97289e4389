using System.Globalization;
using Zyz.Sim.Model.Regions;

namespace Zyz.Sim.Inputs.Import;

/// <summary>What an import says of files and cells, as the planner reads it.</summary>
internal static class ImportTexts
{
    // Files
    public static Text FileTooLarge => new("文件超过 16 MB，不像一张统计表", "the file is larger than 16 MB and no statistical table");

    public static Text Encrypted => new("文件加了密码；请去掉密码后另存", "the file is protected by a password: save it without one");

    public static Text OldWorkbook => new("这是旧格式 .xls；请在 Excel 或 WPS 中另存为 .xlsx", "this is the old format .xls: save it as .xlsx");

    public static Text BinaryWorkbook => new("这是二进制格式 .xlsb；请另存为 .xlsx", "this is the binary format .xlsb: save it as .xlsx");

    public static Text NoWorkbook => new("压缩包里没有 Excel 工作簿；请另存为 .xlsx", "the archive holds no workbook: save it as .xlsx");

    public static Text Markup => new("这是网页（HTML/XML），不是表格；请用 Excel 打开后另存为 .xlsx", "this is a web page (HTML or XML) and no table: open it and save it as .xlsx");

    public static Text NotATable => new("文件含有控制字符，不是 csv 表格", "the file holds control characters and is no csv table");

    public static Text TooManyElements => new("工作簿的内容过多（超过 150 万个元素），不像一张统计表", "the workbook holds too much (over 1.5 million elements) for a statistical table");

    public static Text TooManyCells => new("单元格过多或过长（至多 20,000 个），不像一张统计表", "there are too many or too long cells (at most 20,000) for a statistical table");

    public static Text TooManyMerges => new("合并单元格过多", "too many cells are merged");

    public static Text TooManySheets => new("工作表过多（至多 100 个）", "there are too many sheets (at most 100)");

    public static Text NoFigures => new(
        "没有可以导入的数字：找不到既有专业镇、又有指标和年份的表格（见 docs/import.md）",
        "holds no figure to import: no table was found that names towns, measures and years (see docs/import.md)");

    public static Text NoPublication => new(
        "不知道何时公布：请用 --published 2025-03-05（或 2025-03、2025）指明，或在表中写“发布日期：…”",
        "nothing says when the figures were published: give --published 2025-03-05 (or 2025-03, 2025), or write 发布日期：… into the table");

    public static Text HiddenSheet => new("隐藏的工作表，不读", "a hidden sheet is not read");

    public static Text NoTable => new("这个工作表里没有表格", "there is no table in this sheet");

    public static Text TooManyParts(int parts) => new($"压缩包里有 {parts} 个部件，过多", $"the archive has {parts} parts, too many for a workbook");

    public static Text PartTwice(string name) => new($"压缩包里 {name} 出现两次", $"{name} stands twice in the archive");

    public static Text PartName(string name) => new($"压缩包里的名字 {Safe(name)} 指向包外", $"the name {Safe(name)} in the archive leads out of it");

    public static Text PartTooLarge(string name, long limit) => new(
        $"{name} 解压后超过 {limit >> 20} MB，疑为压缩炸弹", $"{name} unpacks to more than {limit >> 20} MB and may be a zip bomb");

    public static Text Macros(string part) => new($"含有宏（{part}）；请另存为不带宏的 .xlsx", $"holds macros ({part}): save it as .xlsx without macros");

    public static Text ExternalLinks(string part) => new(
        $"含有到其他工作簿的链接（{part}），其数字无从核对；请断开链接后另存", $"links to other workbooks ({part}), whose figures cannot be checked: break the links and save it");

    public static Text DamagedWorkbook(string detail) => new($"工作簿已损坏：{detail}", $"the workbook is damaged: {detail}");

    public static Text At(int line, int column, Text rule) => new($"第 {line} 行第 {column} 列：{rule.Zh}", $"line {line}, column {column}: {rule.En}");

    // Cells that are no figures
    public static Text IsADate => new("是日期，不是数字（可能被 Excel 自动转换）", "is a date and no figure (a spreadsheet may have turned it into one)");

    public static Text IsRescaled => new("单元格格式显示的数量级与存储的不同，无法判断以哪个为准", "its number format shows another magnitude than is stored: which is meant cannot be told");

    public static Text IsAnError => new("是错误值", "is an error value");

    public static Text IsUncomputed => new("公式没有保存结果；请在 Excel 中打开、计算并保存", "is a formula without its result: open the file, let it calculate and save it");

    public static Text NotFinite => new("不是有限的数", "is no finite number");

    public static Text NotAFigure => new("不是数字", "is no figure");

    public static Text BracketedNumber => new("括号里的数可能是负数，也可能不是；请写明", "a number in brackets may be negative or not: write it out");

    public static Text UpperBound => new("是上限（不足、以下），观测值不能记上限", "is an upper bound, which an observation cannot say");

    public static Text Range => new("是一个范围，不是一个数", "is a range and no single figure");

    public static Text OddSeparators => new("逗号或小数点的位置不明", "its commas or points do not stand where they would in a number");

    public static Text TooLong => new("数字过长", "has too many digits");

    public static Text UnclearDirection => new("增长、下降只能用于百分比，且其后不能是负数", "grew or fell is said of percentages only, and not of negative ones");

    public static Text Negative => new("不能为负", "cannot be negative");

    public static Text NotWhole => new("户数、人数须为整数", "a count must be a whole number");

    public static Text MergedFigure => new("一个数占了几个合并的单元格，不知属于哪一个", "one figure is merged over several cells: it cannot be told whose it is");

    public static Text UnclearRemark(string remark) => new($"不明白“{remark}”的含义", $"the remark '{remark}' is not understood");

    public static Text UnknownUnit(string unit) => new($"不认识单位“{unit}”", $"the unit '{unit}' is not known");

    // Cells that were converted
    public static Text FullWidth => new("全角数字转为半角", "full-width digits read as digits");

    public static Text Separators => new("去掉千分位", "thousands separators taken out");

    public static Text ShownAsPercent => new("以百分比显示：乘以 100", "shown as a percentage: times 100");

    public static Text Expected => new("预计数：记为 expected，不参与校准", "an expected figure: kept as expected and not assimilated");

    public static Text Estimated => new("估计数：记为约数", "an estimate: kept as approximate");

    public static Text Preliminary => new("快报或初步数：日后的定数是修订", "a preliminary figure: a final one will be its revision");

    public static Text Fell => new("下降：记为负", "fell: kept as negative");

    public static Text Unchanged => new("持平：记为 0 %", "unchanged: kept as 0 %");

    public static Text Related(string relation) => relation switch
    {
        "gt" => new("“超过、多、余”：记为大于", "more than: kept as >"),
        "ge" => new("“以上、不少于”：记为不小于", "at least: kept as ≥"),
        _ => new("“约、近、左右”：记为约数", "about: kept as ≈"),
    };

    public static Text FootnoteMark(string mark) => new($"去掉脚注符号 {mark}", $"the footnote mark {mark} left out");

    public static Text UnitOfFormat(string unit) => new($"单位取自单元格格式：{unit}", $"the unit is the cell format's: {unit}");

    public static Text Converted(string from, string to, string value) => new($"{from} 换算为 {to}：{value}", $"{from} to {to}: {value}");

    public static Text SumIsDerived(string group) => new(
        $"合计等于各镇之和：作为 {group} 记为 derived，不重复计入校准", $"the sum of its towns: kept as derived for {group}, so that nothing is learnt from it twice");

    // Cells that were guessed
    public static Text ScopeImplied(string words) => new($"口径按“{words}”取专业镇全口径", $"taken to cover the whole town, because of '{words}'");

    public static Text ScopeFromAfar(string words) => new($"口径取自“{words}”", $"the scope is taken from '{words}'");

    public static Text UnitGuessed(string unit) => new($"没有写单位：按 {unit}", $"no unit is written: taken as {unit}");

    public static Text CellUnitWins(string cell, string header) => new($"单元格写 {cell}，表头写 {header}：以单元格为准", $"the cell says {cell} and the header {header}: the cell's holds");

    public static Text HeaderOfNeighbour(string cell) => new($"上层表头空着：取左边 {cell} 的", $"the upper header is empty: {cell}'s is taken");

    public static Text LabelOfAbove => new("空着：取上一行的", "empty: the one above is taken");

    public static Text YearOf(string text, int year) => new($"年份取自“{text}”：{year}", $"the year is taken from '{text}': {year}");

    public static Text LatestYear(int year) => new($"增速没有写年份：取表中最近的 {year} 年", $"the rate has no year: the table's latest is taken, {year}");

    public static Text SumOfGroup(string group) => new($"合计取为 {group}，因为所列专业镇正是它的成员", $"taken as {group}, whose members the listed towns are");

    public static Text GradeGuessed(string grade) => new($"新来源的等级按 {grade}；可用 --grade 指明", $"the new source is graded {grade}; --grade says otherwise");

    // Cells that were left out
    public static Text NoFigure => new("没有数字", "no figure");

    public static Text NotKept => new("目标、占比、排名、新增等不是观测值，不导入", "goals, shares, ranks, additions and the like are no observations");

    public static Text NoMeasure => new("不是数据包所记的指标", "is no measure the pack keeps");

    public static Text Qualified(string words) => new($"另有“{words}”，不是同一个指标", $"says '{words}' besides, which makes it another measure");

    public static Text NoHeader => new("这一列没有表头", "the column has no header");

    public static Text NotAYear => new("不是一整年", "is not one whole year");

    public static Text NoTown => new("没有写是哪个专业镇", "does not say which town");

    public static Text ForeignTown => new("不是本区域的专业镇；只用于核对合计", "is no town of the region; used only to check sums");

    public static Text AfterPublication(int year, string published) => new(
        $"{year} 年晚于公布时间 {published}：是预测，不是实绩", $"{year} lies after the publication {published}: a forecast and no actual");

    public static Text Twice(string cell) => new($"与 {cell} 相同", $"the same as {cell}");

    public static Text SumOfNoGroup(bool addsUp) => addsUp
        ? new("合计无误；所列专业镇不是数据包里的一个分组，不导入", "the sum is right; the listed towns are no group of the pack, so it is not kept")
        : new("所列专业镇不是数据包里的一个分组，合计不导入", "the listed towns are no group of the pack, so the sum is not kept");

    // Cells that were refused
    public static Text CountyAndNoTown => new("是县（市、区），不是专业镇：全县的数字不等于专业镇的", "is a county and no town: a county's figure is not a town's");

    public static Text UnknownTown => new("不是本区域的专业镇", "is no town of the region");

    public static Text NoName => new("这一行没有名称", "the row has no name");

    public static Text NoYear => new("不知是哪一年的数字：表头、标题、工作表名、文件名都没有写", "no year is said: neither in headers, title, sheet name nor file name");

    public static Text NoScope => new(
        "口径不明：请在表头或标题写明“全口径”或“规上”（或“专业镇”）", "the scope is not clear: write 全口径 or 规上 (or 专业镇) into header or title");

    public static Text TwoScopes(string words) => new($"口径有歧义：{words}", $"the scope is ambiguous: {words}");

    public static Text NoUnit(string unit) => new($"没有写单位（如 {unit}）", $"no unit is written (such as {unit})");

    public static Text TwoUnits(string units) => new($"单位有歧义：{units}", $"the unit is ambiguous: {units}");

    public static Text OtherUnit(string unit, string measure) => new($"{unit} 不是 {measure} 的单位", $"{unit} is no unit of {measure}");

    public static Text TwoMeasures(string one, string other) => new($"列说 {one}，行说 {other}", $"the column says {one} and the row {other}");

    public static Text TwoYears(int one, int other) => new($"列说 {one} 年，行说 {other} 年", $"the column says {one} and the row {other}");

    public static Text TitleIsNoYear(string text) => new($"“{text}”不是一整年", $"'{text}' is not one whole year");

    public static Text TwoPublications(string file, string given) => new($"表中说公布于 {file}，--published 说 {given}", $"the table says published {file}, --published says {given}");

    public static Text TwoValues(string cell, string value) => new($"与 {cell} 矛盾：那里是 {value}", $"contradicts {cell}, which says {value}");

    public static Text SameDay(string value, string source) => new(
        $"数据包已有同日公布的 {value}（{source}）；更正须有自己的公布日期", $"the pack has {value} of the same day ({source}): a correction needs a day of its own");

    // Contradictions
    public static Text Zero => new("为 0：是否其实没有数字？", "is 0: is the figure missing?");

    public static Text BelowParts(decimal total, decimal sum) => new(
        $"合计 {Show(total)} 小于各项之和 {Show(sum)}", $"the total {Show(total)} is below its parts, {Show(sum)}");

    public static Text AboveParts(decimal total, decimal sum) => new(
        $"合计 {Show(total)} 大于各项之和 {Show(sum)}", $"the total {Show(total)} is above its parts, {Show(sum)}");

    public static Text PartAboveWhole(string part, string some, string whole, string all) => new(
        $"{part} {some} 大于 {whole} {all}", $"{part} of {some} is above {whole} of {all}");

    public static Text MembersAboveGroup(string group, string total, string sum) => new(
        $"已知各镇之和 {sum} 大于 {group} 的 {total}", $"the towns known add to {sum}, above {group} with {total}");

    public static Text AboveCapacity(string output, string capacity, string price) => new(
        $"产值 {output} 超出产能 {capacity}：每万吨至多 {price} 亿元（先验 99.9 %）",
        $"output of {output} is beyond the capacity of {capacity}: at most {price} 亿元 per 万吨 (prior, 99.9 %)");

    public static Text ValuePerTonne(string implied, string highest) => new(
        $"产值与产量相除每万吨 {implied} 亿元，高于先验的 {highest}（99.9 %）", $"output over volume is {implied} 亿元 per 万吨, above the prior's {highest} (99.9 %)");

    public static Text Jump(string earlier, int year, string change, string low, string high) => new(
        $"比 {year} 年的 {earlier} 变动 {change}，超出先验的 {low} 至 {high}（99.9 %）",
        $"moved {change} from {earlier} of {year}, outside the prior's {low} to {high} (99.9 %)");

    public static Text OutsidePrior(string low, string high) => new(
        $"在基数先验推出的 {low} 至 {high} 亿元之外（99.9 %）", $"lies outside {low} to {high} 亿元, which the baseline's prior holds likely (99.9 %)");

    private static string Show(decimal value) => value.ToString("0.######", CultureInfo.InvariantCulture);

    private static string Safe(string name)
    {
        string visible = string.Concat(name.Select(c => char.IsControl(c) ? '?' : c));
        return visible.Length <= 60 ? visible : visible[..60] + "…";
    }
}
