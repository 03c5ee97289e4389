using Zyz.Sim.Model.Regions;

namespace Zyz.Sim.Client;

/// <summary>What <c>compare</c> says.</summary>
internal static class CompareTexts
{
    public static Text Compare { get; } = new(
        "在同样的未来上比较几个情景：逐次相减的差、区间、是否可分辨",
        "compares scenarios on the same futures: differences future by future, intervals, what is resolved and what is not");

    public static Text Scenarios { get; } = new("情景文件，第一个为基准，至少两个", "scenario files, at least two; the first is the base");

    public static Text Replications { get; } = new("每个情景的重复次数（默认按基准情景）", "replications of each scenario (default: the base scenario's)");

    public static Text Seed { get; } = new("所有情景共用的随机种子（默认按基准情景）", "seed all scenarios share (default: the base scenario's)");

    public static Text Output { get; } = new("结果目录（默认 results/compare-…）", "result folder (default: results/compare-…)");

    public static Text Json { get; } = new("标准输出只给 compare.json", "print compare.json and nothing else");

    public static Text OneAlone { get; } = new(
        "比较至少要两个情景文件，例如：zyz compare baseline.yaml projects-first.yaml",
        "A comparison takes two scenario files at least, for example: zyz compare baseline.yaml projects-first.yaml");

    public static Text OtherRegion(string scenario, string region, string first) => new(
        $"情景 {scenario} 属于地区 {region}，基准情景属于 {first}：只能比较同一地区目录（同一基年）的情景。",
        $"Scenario {scenario} belongs to region {region} and the base to {first}: only scenarios of one region pack, with one base year, can be compared.");

    public static Text NotOurFolder(string path, string marker) => new(
        $"{path} 里没有本程序的 {marker}，不会覆盖。请用 --output 指明别的目录。",
        $"{path} holds no {marker} of this program and is left alone. Name another folder with --output.");

    public static Text Table(string scenario, string first, string count) => new(
        $"{scenario}（与“{first}”相比，{count} 个共同的未来）", $"{scenario} against {first}, {count} shared futures");

    public static Text Identical(int count) => new($"另有 {count} 个数字逐次相同。", $"{count} further figures are identical in every replication.");

    public static Text AllIdentical { get; } = new("所有数字逐次相同：差恰为零。", "All figures are identical in every replication: the differences are exactly zero.");

    public static Text InWords { get; } = new("用一句话说：", "In words:");

    public static Text Took(string wall, string total, string folder) => new(
        $"推演用时 {wall}（全程 {total}）；结果写在 {folder}", $"played in {wall} ({total} in all); results are in {folder}");
}
