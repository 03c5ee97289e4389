using System.Collections.Immutable;
using Zyz.Sim.Model.Regions;
using Zyz.Sim.Model.Results;

namespace Zyz.Sim.EndToEnd.Reporting;

/// <summary>A small region and result with invented numbers, to test how results are shown.</summary>
internal static class InventedResult
{
    private const int Replications = 10_000;

    public static Region Region() => new()
    {
        Id = "invented",
        Title = new("虚构市", "Invented"),
        BaseYear = 2022,
        Towns = [Town("flange", "定襄法兰", "Dingxiang flanges"), Town("magnesium", "五台镁基新材料", "Wutai magnesium")],
        Groups =
        [
            new("all_towns", new("全部专业镇", "all towns"), ["flange", "magnesium"]),
            new("flange+magnesium", new("法兰与镁", "flanges and magnesium"), ["flange", "magnesium"]),
        ],
        Levers = [],
        Priors = [],
        Targets = [],
        Drivers = [],
        Observations =
        [
            Observed("flange", 2021, "approx", 95, "2022-08", true),
            Observed("flange", 2022, "eq", 102, "2022-11-20", true),
            Observed("flange", 2024, "eq", 131, "2025-03-05", true),
            Observed("flange", 2025, "gt", 150, "2026-01", true),
            Observed("flange", 2023, "eq", 55, "2024-12-11", false),
            Observed("flange+magnesium", 2024, "eq", 140, "2025-03-05", true),
        ],
        Projects = [],
        Sources = [],
        Notes = [new("方案没有给出基数。", "The plan gives no baselines.")],
    };

    public static RunResult Result(bool hindsight = false) => new()
    {
        Run = "sha256:00",
        ResultHash = "sha256:11",
        ChunkHashes = [],
        ModelVersion = "1.0.0",
        Region = "invented",
        Scenario = new("baseline", new("基准情景", "Baseline")),
        Seed = 20221222,
        Replications = Replications,
        Origin = "2022-12-31",
        Horizon = "2025-12-31",
        Vintage = "2022-12-31",
        Hindsight = hindsight,
        Targets =
        [
            Hard("K1", "all_towns", "gt", 140, 900, 118),
            Soft(),
            NotModelled(),
            Hard("T1", "flange", "ge", 200, 0, 124),
            Hard("T6", "magnesium", "ge", 100, Replications, 131),
        ],
        Joint = new(0, 0, 0, 0.000384),
        Series =
        [
            Values("all_towns", "current", 110), Values("all_towns", "constant", 104), Values("flange", "current", 100),
            Values("flange", "constant", 95), Values("flange+magnesium", "current", 110), Values("magnesium", "current", 9.5),
        ],
        Identities = new(1_234_567, 0),
        Warnings = [new("wide_prior", new("镁：没有公开数据", "magnesium: no published figure"))],
    };

    private static Town Town(string id, string zh, string en) => new()
    {
        Id = id,
        Title = new(zh, en),
        County = new("县", "county"),
        Category = "manufacturing",
        Classes = ["metals"],
        Enterprises = 100,
        AboveScale = 40,
        Evidence = "invented",
        JudgedOn = "2022-12-22",
    };

    private static Observation Observed(string entity, int year, string relation, double value, string published, bool whole) =>
        new(entity, year, "output_value", relation, value, "亿元", "invented", "found", "A", published, "S1", whole);

    private static Series Values(string entity, string prices, double start) => new(
        entity, "output_value", "亿元", prices, "annual",
        [.. Enumerable.Range(0, 4).Select(i => Point(2022 + i, start * (1 + 0.07 * i), 0.05 + 0.09 * i))]);

    private static SeriesPoint Point(int year, double median, double spread) => new(
        $"{year}-12-31", median * 1.01, median * (1 - spread), median * (1 - spread / 2), median, median * (1 + spread / 2),
        median * (1 + 1.4 * spread));

    private static TargetForecast Hard(string id, string entity, string relation, double value, int hits, double median) => new()
    {
        Id = id,
        Entity = entity,
        Kpi = "output_value",
        Relation = relation,
        Value = value,
        Unit = "亿元",
        At = "2025-12-31",
        Hardness = "hard",
        Status = "modelled",
        Probability = new(
            hits / (double)Replications, hits, Replications, hits == 0 ? 0 : hits / (double)Replications - 0.0003,
            hits == Replications ? 1 : hits / (double)Replications + 0.000384, 0, 0.06),
        ExpectedShortfall = 31.4,
        RequiredGrowthPerYear = 0.123,
        Attainment = new(0.5, 0.6, median / value, 0.9, 1.2),
        Distribution = new(median * 0.5, median * 0.8, median, median * 1.2, median * 1.5),
    };

    private static TargetForecast Soft() => new()
    {
        Id = "K9",
        Entity = "all_towns",
        Kpi = "green_factories",
        Relation = "approx",
        Value = 10,
        Unit = "户",
        At = "2025-12-31",
        Hardness = "soft",
        Status = "modelled",
        Attainment = new(0.3, 0.5, 0.7, 0.9, 1.1),
        Distribution = new(3, 5, 7, 9, 11),
    };

    private static TargetForecast NotModelled() => new()
    {
        Id = "K10",
        Entity = "all_towns",
        Kpi = "city_level_towns",
        Relation = "approx",
        Value = 10,
        Unit = "个",
        At = "2025-12-31",
        Hardness = "soft",
        Status = "notModelled",
        Reason = new("模型不涉及称号的授予", "the model does not speak of titles granted"),
    };
}
