using Zyz.Sim.Model.Regions;

namespace Zyz.Sim.Client;

/// <summary>What several verbs say.</summary>
internal static class CommonTexts
{
    public static Text Cancelled { get; } = new("已取消。", "Cancelled.");

    public static Text Faults(int count) => new($"输入有 {count} 处错误，未作任何计算。", $"{count} fault(s) in the input; nothing was computed.");

    public static Text Unreachable(string reason) => new($"集群或存储不可用：{reason}", $"Cluster or storage cannot be reached: {reason}");

    public static Text Unreadable(string reason) => new($"文件内容无法读取：{reason}", $"A file cannot be understood: {reason}");

    public static Text NoFile(string path) => new($"找不到文件：{path}", $"No such file: {path}");

    public static Text TooLarge(string path, long size, long limit) => new(
        $"文件过大：{path} 有 {size} 字节，上限 {limit} 字节", $"Too large a file: {path} has {size} bytes; the limit is {limit}");

    public static Text NoFolder(string path) => new($"找不到目录：{path}", $"No such folder: {path}");

    public static Text DidYouMean(string names) => new($"是否指：{names}", $"Did you mean: {names}");

    public static Text NoRegion { get; } = new(
        "在当前目录及其上级中找不到 scenarios/xinzhou；请用 --region 指明。",
        "No scenarios/xinzhou in this folder or above it; name one with --region.");
}
