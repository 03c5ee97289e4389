using System.Collections.Immutable;
using System.Globalization;
using Zyz.Sim.Model.Drivers;
using Zyz.Sim.Model.Plans;
using Zyz.Sim.Model.Regions;
using Zyz.Sim.Model.Results;

namespace Zyz.Sim.Model.ReadOut;

/// <summary>What the reader must know beside the numbers.</summary>
internal static class RunWarnings
{
    public static ImmutableArray<Warning> Of(Plan plan, RunReadOut.Counts counts)
    {
        var warnings = ImmutableArray.CreateBuilder<Warning>();
        void Add(string code, string zh, string en) => warnings.Add(new Warning(code, new Text(zh, en)));
        if (plan.Scenario.Hindsight)
        {
            Add("hindsight", "本结果使用了预测起点之后才公布的数字（事后视角），不参加评分。", "This result reads figures published after its origin (hindsight); it is never scored.");
        }

        string judged = plan.Region.Priors.Select(p => p.JudgedOn).Max(StringComparer.Ordinal) ?? "";
        if (string.CompareOrdinal(judged, plan.Scenario.Origin) > 0)
        {
            Add("priorsJudgedLater", $"先验判断作于 {judged}，晚于预测起点 {plan.Scenario.Origin}：这不是当时能作出的预测。", $"Priors were judged on {judged}, after the origin {plan.Scenario.Origin}: nobody could have made this forecast then.");
        }

        Town[] open = [.. plan.Region.Towns.Where(t => plan.Region.BaselineIsJudged(t.Id))];
        if (open.Length > 0)
        {
            string names = string.Join("、", open.Select(t => t.Title.Zh)), english = string.Join(", ", open.Select(t => t.Title.En));
            Add("baselinesArePriors", $"到预测起点为止，以下对象没有与目标口径一致的基年产值公布，用的是先验判断，应由规划人员替换：{names}。", $"By the origin no base-year output in the target's scope was published for these; judged priors stand in, for planners to replace: {english}.");
        }

        AddAssumptions(plan, Add);
        AddDrivers(plan, Add);
        if (counts.Unplaced > 0)
        {
            Add("unplacedNewcomers", string.Create(CultureInfo.InvariantCulture, $"有 {counts.Unplaced} 个新进入者或项目超出了预留位置，未计入。"), string.Create(CultureInfo.InvariantCulture, $"{counts.Unplaced} newcomers exceeded the places provided and were left out."));
        }

        return warnings.ToImmutable();
    }

    /// <summary>What the scenario takes for granted: a result under assumptions is no forecast of them.</summary>
    private static void AddAssumptions(Plan plan, Action<string, string, string> add)
    {
        string[] drivers = [.. plan.Region.Drivers.Where(d => d.Status == "assumed").Select(d => d.Series).Distinct()];
        string[] towns = [.. plan.Scenario.DemandShifts.Select(s => s.Town).Concat(plan.Scenario.Stops.Select(s => s.Town)).Distinct().Order(StringComparer.Ordinal)];
        string[] projects = [.. plan.Region.Projects.Where(p => p.Source == "scenario").Select(p => p.Id)];
        string[] targets = [.. plan.Region.Targets.Where(t => t.Assumed).Select(t => t.Id)];
        Say("assumedDrivers", drivers, "情景假定了以下驱动序列的数字，不是预测", "The scenario assumes figures of these drivers; they are not forecast");
        Say("assumedEvents", towns, "情景假定了以下专业镇的需求变动或停产，不是预测", "The scenario assumes shifts of demand or standstills in these towns; they are not forecast");
        Say("assumedProjects", projects, "以下项目由情景假定", "These projects are assumed by the scenario");
        Say("assumedTargets", targets, "以下目标由情景设定，不是方案的目标", "These targets are set by the scenario and not by the plan");

        void Say(string code, string[] ids, string zh, string en)
        {
            if (ids.Length > 0)
            {
                add(code, $"{zh}：{string.Join("、", ids)}。", $"{en}: {string.Join(", ", ids)}.");
            }
        }
    }

    /// <summary>What is known of drivers: gaps that were bridged, or that prices rest on priors alone.</summary>
    private static void AddDrivers(Plan plan, Action<string, string, string> add)
    {
        Time.Quarter first = Time.Quarter.Of(plan.Region.BaseYear + 1, 1);
        bool any = false;
        foreach (IGrouping<string, DriverFigure> series in plan.Region.Drivers.GroupBy(d => d.Series))
        {
            DriverPath path = DriverPath.Of(series)!;
            bool used = plan.Region.Towns.Any(t => t.PriceSeries == series.Key || t.GeneralPriceSeries == series.Key || t.DemandSeries == series.Key);
            bool acts = used && path.Reaches(first);
            any |= acts;
            if (acts && path.BridgedYears.Length > 0)
            {
                string years = string.Join(", ", path.BridgedYears);
                add("driverGapBridged", $"驱动序列 {series.Key} 缺少 {years} 年的数字，已按对数线性补齐。", $"Driver {series.Key} has no figure for {years}; bridged log-linearly.");
            }
        }

        if (!any)
        {
            add("pricesRestOnPriors", "到预测起点为止没有公布起点之后的价格和需求数字，价格走势只依据先验。", "By the origin no price or demand figure for the years ahead was published: prices move by their priors alone.");
        }
    }
}
