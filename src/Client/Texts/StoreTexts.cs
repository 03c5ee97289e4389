using Zyz.Sim.Model.Regions;

namespace Zyz.Sim.Client;

/// <summary>What is said of the store and the runs in it.</summary>
internal static class StoreTexts
{
    public static Text Store { get; } = new("推演保存在哪个目录（默认 .zyz）：算过的不再算，中断的可以接着算", "folder where runs are kept (default: .zyz): what was played is not played again, and what broke off goes on");

    public static Text NoStore { get; } = new("不保存推演，也不取已保存的", "keep nothing, and take nothing that was kept");

    public static Text BadLimit(string variable, string text) => new(
        $"{variable} 是“{text}”；须为存储的上限（GiB，0 到 1048576，0 表示不限）", $"{variable} is '{text}'; it must be the limit of the store in GiB, 0 to 1048576, 0 for none");

    public static Text CannotOpen(string reason) => new(
        $"存储打不开：{reason}\n可用 --store 指明别的目录，或用 --no-store 不保存。未作任何计算。",
        $"The store cannot be opened: {reason}\nName another folder with --store, or keep nothing with --no-store. Nothing was computed.");

    public static Text Kept(string run) => new(
        $"已取消。已完成的批次保存着；接着算：再给同样的命令，或 zyz resume {run}", $"Cancelled. The batches already played are kept; to go on, give the same command again, or: zyz resume {run}");

    public static Text NothingKept { get; } = new("已取消。按 --no-store，没有保存，也没有写出结果目录。", "Cancelled. As --no-store asks, nothing was kept, and no result folder was written.");

    public static Text GoOn(string run) => new($"已完成的批次保存着；接着算：再给同样的命令，或 zyz resume {run}", $"The batches already played are kept; to go on, give the same command again, or: zyz resume {run}");

    public static Text TriedAgain(string reason) => new($"与集群的联系中断（{reason}），正在重试；已完成的批次不会丢失。", $"Contact with the cluster was lost ({reason}); trying again, and no finished batch is lost.");

    public static Text FromStore(string at) => new(
        $"取自存储（{at} 算出），未重新推演；--no-store 或 zyz verify 可重新计算", $"taken from the store (computed {at}), not played again; --no-store or zyz verify computes anew");

    public static Text Pruned(int count, string limit) => new(
        $"存储超过上限 {limit}：删去了 {count} 个最久未用的推演的逐次结果（结论仍在，需要时重新计算）。",
        $"The store exceeded its limit of {limit}: outcomes of the {count} longest unused runs were let go (their results stay; outcomes are computed again when wanted).");

    public static Text Runs { get; } = new("列出保存的推演，或删去一个", "lists the runs that are kept, or removes one");

    public static Text Remove { get; } = new("删去这个推演（编号的前几位，或情景）", "remove this run (first characters of its id, or its scenario)");

    public static Text RunsJson { get; } = new("以 JSON 给出", "print as JSON");

    public static Text RunsTitle { get; } = new("保存的推演", "Runs that are kept");

    public static Text NoRuns(string place) => new($"{place} 中没有保存的推演", $"no runs are kept in {place}");

    public static Text Removed(string run) => new($"已删去 {run}", $"removed {run}");

    public static Text[] Headers { get; } =
    [
        new("编号", "run"), new("地区", "region"), new("情景", "scenario"), new("重复次数", "replications"), new("状态", "state"), new("已算", "played"), new("开始", "started"),
        new("变动", "changed"), new("何人", "by"),
    ];

    public static Text Done { get; } = new("完成", "done");

    public static Text UnderWay { get; } = new("进行中", "under way");

    public static Text Unfinished { get; } = new("未完成（中断，或在别的命令中进行）", "not finished (broken off, or under way in another command)");

    public static Text CancelledState { get; } = new("已取消", "cancelled");

    public static Text FailedState { get; } = new("失败", "failed");

    public static Text Resume { get; } = new("接着算一个中断的推演，写出结果目录", "goes on with a run that broke off, and writes its result folder");

    public static Text Run { get; } = new("编号的前几位，或情景（见 zyz runs）", "first characters of the run's id, or its scenario (see zyz runs)");

    public static Text NoRun(string asked, string place) => new($"{place} 中没有推演“{asked}”；见 zyz runs", $"no run '{asked}' in {place}; see zyz runs");

    public static Text ManyRuns(string asked, string runs) => new($"“{asked}”可指几个推演：{runs}；请给出编号", $"'{asked}' may be one of several runs: {runs}; name one by its id");

    public static Text IsUnderWay(string run) => new($"{run} 正在进行，不能删去", $"{run} is under way and cannot be removed");

    public static Text StorePlan(string run) => new($"存储中推演 {run} 的方案不见了或已损坏：请用情景文件重新运行", $"the plan of run {run} is missing from the store or damaged: run its scenario again");

    public static Text Verify { get; } = new("由清单重新计算一个结果，核对哈希和每个数字", "recomputes a result from its manifest and compares the hash and every number");

    public static Text VerifiesHere { get; } = new("verify 总在本机重新计算，不用集群，也不取存储中的结果。", "verify always computes here: it uses no cluster and takes nothing from a store.");

    public static Text Verified(string hash, int replications) => new($"相符：{replications} 次重复重新算得 {hash}，results.json 中的每个数字都相同", $"confirmed: {replications} replications computed again give {hash}, and every number in results.json is the same");

    public static Text WrongHash(string stated, string computed) => new($"不符：清单写的是 {stated}，重新算得 {computed}", $"NOT confirmed: the manifest states {stated}, computed again it is {computed}");

    public static Text WrongNumbers(string place) => new($"不符：哈希相同，而 results.json 与重新算得的不同，第一处在 {place}", $"NOT confirmed: the hash is the same, but results.json differs from what was computed again, first at {place}");

    public static Text OtherModel(string stated, string here) => new(
        $"结果是模型版本 {stated} 的，本程序是 {here}：请用那个版本核对", $"the result is of model version {stated}, this program is {here}: verify it with that version");
}
