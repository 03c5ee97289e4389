using Zyz.Sim.Contracts;
using Zyz.Sim.Model.Regions;

namespace Zyz.Sim.Client;

/// <summary>What <c>run</c> says.</summary>
internal static class RunTexts
{
    public static Text ReplicationsOutOfRange { get; } = new("--replications 须在 1 到 10 000 000 之间。", "--replications must lie between 1 and 10,000,000.");

    public static Text NegativeThreads { get; } = new("--threads 不能为负数。", "--threads cannot be negative.");

    public static Text BatchOutOfRange { get; } = new("--batch 须在 1 到 1 000 000 之间。", "--batch must lie between 1 and 1,000,000.");

    public static Text TooManyForActors { get; } = new(
        "--actors 最多 1000 次重复：每家企业每季度一次消息，消息会远多于计算。请减少 --replications，或去掉 --actors（结果逐位相同）。",
        "--actors plays at most 1,000 replications: with a message per enterprise and quarter, messages would outweigh computing. Ask for fewer --replications, or leave --actors out (the result is the same, bit for bit).");

    public static Text TooManyForAMessage(int asked, int most) => new(
        $"从集群取回每次重复的结果，到这个年份最多 {most} 次重复（要的是 {asked} 次）。请减少 --replications，或不用 --connect。",
        $"Outcomes of every replication can be fetched from a cluster for {most} replications at most up to this year ({asked} were asked for). Ask for fewer --replications, or leave --connect out.");

    public static Text ActorsDefault(int count) => new(
        $"--actors 未指明重复次数，采用 {count} 次。", $"--actors without --replications plays {count} replications.");

    public static Text BadHorizon(string text, int first) => new(
        $"--horizon '{text}'：须为某年年末，如 2025-12-31，不早于 {first}-12-31，不晚于 2100-12-31。",
        $"--horizon '{text}' must be the end of a year such as 2025-12-31, not before {first}-12-31 and not after 2100-12-31.");

    public static Text NotOurFolder(string path) => new(
        $"{path} 里没有本程序的 manifest.json，不会覆盖。请用 --output 指明别的目录。",
        $"{path} holds no manifest.json of this program and is left alone. Name another folder with --output.");

    public static Text OutputIsFile(string path) => new($"{path} 是文件，不是目录。", $"{path} is a file, not a folder.");

    public static Text OpenElsewhere(string file) => new(
        $"{file} 正被别的程序打开（例如 Excel）：请先关闭，或用 --output 指明别的目录。未作任何计算。",
        $"{file} is open in another program (Excel, for example): close it, or name another folder with --output. Nothing was computed.");

    public static Text CannotWrite(string path, string reason) => new(
        $"不能写入 {path}：{reason} 请用 --output 指明别的目录。未作任何计算。",
        $"{path} cannot be written: {reason} Name another folder with --output. Nothing was computed.");

    public static Text WrittenAside(string asked, string written) => new(
        $"{asked} 中的旧结果移不开（其中可能有文件正打开着），仍留在原处；新结果写在 {written}。",
        $"The earlier result in {asked} cannot be moved (a file in it may be open) and stays; the new one is in {written}.");

    public static Text Failed(RunFailure failure) => failure.Kind == "model"
        ? new($"模型无法给出数字：{failure.Message}", $"The model cannot give a number: {failure.Message}")
        : new($"推演未能完成：{failure.Message}", $"The run could not be completed: {failure.Message}");

    public static Text Phase(RunPhase phase) => phase switch
    {
        RunPhase.Playing => new("推演", "playing"),
        RunPhase.PlayingEpistemic => new("推演先验的不确定性", "playing the spread of the priors"),
        RunPhase.ReadingOut => new("汇总", "reading out"),
        RunPhase.Done => new("完成", "done"),
        _ => new("准备", "preparing"),
    };

    public static Text Progress(Text phase, string percent, string? left) => left is null
        ? new($"{phase.Zh} {percent}", $"{phase.En} {percent}")
        : new($"{phase.Zh} {percent}，约剩 {left}", $"{phase.En} {percent}, about {left} left");

    public static Text Hindsight { get; } = new("事后模式（非预测）", "HINDSIGHT (no forecast)");

    public static Text Unspoken { get; } = new("模型不给数字的目标：", "Targets without a number, and why:");

    public static Text Notes { get; } = new("阅读提示：", "To be read with the table:");

    public static Text Speed(string wall, string parts, string total, string perItem, string count, string all) => count == all
        ? new(
            $"用时 {wall}（{parts}；全程 {total}）；{count} 个企业·季度·重复，每个占用一个核 {perItem} ns",
            $"took {wall} ({parts}; {total} in all); {count} enterprise-quarter-replications at {perItem} ns of a core each")
        : new(
            $"用时 {wall}（{parts}；全程 {total}）；{all} 个企业·季度·重复中，推演了 {count} 个，每个占用一个核 {perItem} ns，其余已在存储中",
            $"took {wall} ({parts}; {total} in all); of {all} enterprise-quarter-replications, {count} were played at {perItem} ns of a core each, the others were kept already");

    public static Text Parts(string prepare, string main, string epistemic, string readOut) => new(
        $"准备 {prepare}，推演 {main}，先验的不确定性（同时汇总）{epistemic}，其余汇总 {readOut}",
        $"preparing {prepare}, playing {main}, spread of the priors and what was read out beside it {epistemic}, other reading out {readOut}");

    public static Text Hash(string hash) => new($"结果哈希 {hash}", $"result hash {hash}");

    public static Text Written(string folder, int charts) => new(
        $"结果写在 {folder}（图 {charts} 幅）", $"results are in {folder} ({charts} charts)");
}
