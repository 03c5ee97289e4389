using Zyz.Sim.Inputs.Import;
using Zyz.Sim.Model.Regions;

namespace Zyz.Sim.Client;

/// <summary>What <c>import</c> says.</summary>
internal static class ImportTexts
{
    public static Text Import { get; } = new(
        "把一年的实际数（xlsx 或 csv）导入区域数据包：逐格说明换算、推断和省略；有任何拒绝则一个字也不写。表格的样子见 docs/import.md",
        "imports a year's actual figures (xlsx or csv) into a region pack: says of every cell what was converted, guessed or left out, and writes nothing where anything is refused. docs/import.md shows such a table");

    public static Text File { get; } = new("各局送来的工作簿（.xlsx）或 csv 文件", "the workbook (.xlsx) or csv file as it was sent");

    public static Text Published { get; } = new(
        "数字公布的日期：2025-03-05，或 2025-03、2025（按月末、年末计）。表中没有写时必须给",
        "when the figures were published: 2025-03-05, or 2025-03 or 2025 (counted as the last day). Needed unless the table says it");

    public static Text Source { get; } = new(
        "数字引自 sources.csv 的哪个来源；不写则把这个文件登记为新来源",
        "the source of sources.csv the figures cite; without it the file becomes a source of its own");

    public static Text Grade { get; } = new("可靠性等级（默认随来源；新来源为 B）", "grade of reliability (default: the source's; B for a new one)");

    public static Text DryRun { get; } = new("只说会做什么，不写文件", "say what would be done and write nothing");

    public static Text Whole { get; } = new("全口径", "whole");

    public static Text New { get; } = new("新增", "new");

    public static Text NothingWritten { get; } = new("试运行：没有写文件。", "Dry run: nothing was written.");

    public static IReadOnlyList<Text> Headers { get; } =
    [
        new("单元格", "cell"), new("专业镇", "town"), new("指标", "measure"), new("年份", "year"), new("数值", "value"), new("口径", "scope"),
        new("状态", "status"), new("与数据包相比", "beside the pack"),
    ];

    public static Text BadDay(string day) => new(
        $"--published：'{day}' 不是日期，应如 2025-03-05、2025-03 或 2025", $"--published: '{day}' is no day such as 2025-03-05, 2025-03 or 2025");

    public static Text CannotRead(string file, string reason) => new($"{file} 无法读取：{reason}", $"{file} cannot be read: {reason}");

    public static Text Refused(int count) => new(
        $"{count} 处被拒绝：没有导入任何数字。改好后再试。", $"{count} refused: nothing was imported. Mend them and try again.");

    public static Text NothingNew(int figures) => new(
        $"没有新的数字：文件里的 {figures} 个数字数据包都已有。", $"Nothing new: the pack has all {figures} figure(s) of the file.");

    public static Text AlsoKnown(int figures) => new(
        $"另有 {figures} 个数字数据包已有，不重复添加。", $"The pack has {figures} more figure(s) of the file already; they are not added again.");

    public static Text Written(int rows, string file) => new($"已在 {file} 末尾添加 {rows} 行。", $"Added {rows} row(s) at the end of {file}.");

    public static Text SourceWritten(string id, string file) => new(
        $"已在 {file} 登记来源 {id}；其标题和等级可以改。", $"Added the source {id} to {file}; its title and grade may be edited.");

    public static Text Changed(string file) => new(
        $"{file} 在导入期间被改动；没有写入，请再试一次。", $"{file} changed during the import; nothing was written. Try again.");

    public static Text Busy(string folder) => new(
        $"另一个导入正在写 {folder}；请稍后再试。", $"Another import is writing {folder}; try again later.");

    public static Text Corrects(string before, string published) => new($"更正 {before}（{published}）", $"corrects {before} ({published})");

    public static Text Status(string status) => status switch
    {
        "found" => new("实际", "found"),
        "derived" => new("推算", "derived"),
        _ => new("预计", "expected"),
    };

    public static Text Heading(NoteKind kind, int count) => kind switch
    {
        NoteKind.Converted => new($"换算（{count}）", $"Converted ({count})"),
        NoteKind.Guessed => new($"推断，请核对（{count}）", $"Guessed, please check ({count})"),
        NoteKind.LeftOut => new($"省略（{count}）", $"Left out ({count})"),
        NoteKind.Contradicted => new($"矛盾，已导入但请核实（{count}）", $"Contradictions, taken in but to be looked at ({count})"),
        _ => new($"拒绝（{count}）", $"Refused ({count})"),
    };
}
