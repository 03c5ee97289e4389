using Zyz.Sim.Model.Regions;

namespace Zyz.Sim.Client;

/// <summary>What <c>validate</c>, <c>schema</c> and <c>new</c> say.</summary>
internal static class FileTexts
{
    public static Text Validate { get; } = new(
        "检查情景文件和区域数据包，一次列出全部错误；不作计算，不写文件",
        "checks scenario files and region packs and lists every fault at once; computes nothing, writes nothing");

    public static Text ValidatePaths { get; } = new(
        "情景文件、数据包的文件、区域目录，或装有区域目录的目录（默认 scenarios/xinzhou）",
        "scenario files, files of a pack, region folders, or folders of region folders (default: scenarios/xinzhou)");

    public static Text Schema { get; } = new(
        "输出 YAML 文件的 JSON Schema，编辑器据此补全和标错。给了 --region 则列出该地区的专业镇、行动、序列等名称。"
        + "文件首行写 # yaml-language-server: $schema=scenario.schema.json，装有 YAML 插件的编辑器即启用（路径相对于该文件）",
        "prints the JSON Schema of YAML files, by which editors complete and flag. With --region it lists that region's towns, levers, series and so on. "
        + "An editor with a YAML extension uses it where a file begins with # yaml-language-server: $schema=scenario.schema.json (a path relative to the file)");

    public static Text SchemaWhat { get; } = new("哪一种文件的（默认 scenario）", "of which file (default: scenario)");

    public static Text SchemaRegion { get; } = new("地区目录：其名称列入 scenario 的 schema", "region folder: its names are listed in the schema of scenarios");

    public static Text SchemaOutput { get; } = new("把三个 schema 都写到这个目录，而不是打印", "write all three schemas into this folder instead of printing one");

    public static Text New { get; } = new(
        "写一个继承已有情景的新情景文件（带注释）；--from 给数据包目录时，写一个新的区域数据包，照抄的数字都有标记。不覆盖已有文件",
        "writes a commented scenario file that extends an existing one; where --from names a region folder, a new region pack in which every copied number is marked. Overwrites nothing");

    public static Text NewId { get; } = new("新情景的代号，即文件名；或新区域的代号，即目录名", "id of the new scenario and its file, or of the new region and its folder");

    public static Text From { get; } = new(
        "所继承的情景：代号或文件（默认 baseline）；或所复制的数据包目录", "the scenario it extends: an id or a file (default: baseline); or the folder of the pack that is copied");

    public static Text NewOutput { get; } = new(
        "写到这个文件（须与所继承的情景同一目录）；默认 <代号>.yaml。新数据包则为目录，默认与所复制的并列",
        "file to write, in the folder of the scenario extended (default: <id>.yaml there); for a pack its folder (default: beside the one copied)");

    public static Text Good(int packs, int scenarios) => new(
        $"没有错误：{packs} 个数据包，{scenarios} 个情景。", $"No faults: {packs} region pack(s), {scenarios} scenario(s).");

    public static Text Bad(int faults, int files) => new(
        $"{files} 个文件共 {faults} 处错误。", $"{faults} fault(s) in {files} file(s).");

    public static Text Unchecked(string files) => new(
        $"尚未检查（先改好 region.yaml）：{files}", $"Not checked yet (region.yaml must be mended first): {files}");

    public static Text Written(string file) => new($"已写 {file}", $"wrote {file}");

    public static Text PackWritten(string folder) => new(
        $"已写数据包 {folder}：能直接检查和推演，但数字都是照抄的，逐行标有“待替换”或“待复核”。",
        $"wrote the pack {folder}: it can be checked and run as it stands, but its numbers are copies, marked TO REPLACE or TO REVIEW row by row.");

    public static Text PackNext(string folder, string baseline) => new(
        $"步骤见 docs/region-pack.md。随时检查：zyz validate {folder}；推演：zyz run {baseline}",
        $"How to go on: docs/region-pack.md. Check at any time: zyz validate {folder}; run: zyz run {baseline}");

    public static Text Exists(string file) => new($"{file} 已存在，不覆盖。", $"{file} exists and is left alone.");

    public static Text BadId(string id) => new(
        $"'{id}' 不能作代号：只能由字母、数字和 _ + - . 组成，以字母或数字开头。", $"'{id}' is no id: letters, digits and _ + - . only, the first a letter or digit.");

    public static Text DeviceName(string id) => new(
        $"'{id}' 不能作代号：Windows 不能用它作文件名。", $"'{id}' is no id: it can name no file on Windows.");

    public static Text PackName(string id) => new($"'{id}' 是数据包文件的名字，不能作情景代号。", $"'{id}' is the name of a file of the pack and no id for a scenario.");

    public static Text OtherFolder(string folder) => new(
        $"新情景须与所继承的情景同在 {folder}。", $"A scenario lies in the folder of the one it extends: {folder}.");

    public static Text NoScenario(string id, string folder) => new($"{folder} 里没有情景 '{id}'。", $"There is no scenario '{id}' in {folder}.");

    public static Text Next(string file) => new(
        $"编辑后：zyz validate {file}，然后 zyz run {file}", $"Edit it, then: zyz validate {file}, and zyz run {file}");
}
