using System.Globalization;
using Zyz.Sim.Model.Regions;
using Zyz.Sim.Model.Scenarios;
using Zyz.Sim.Reporting;

namespace Zyz.Sim.Client;

/// <summary>In a line, how a scenario differs from today's effort going on.</summary>
internal static class ScenarioDifference
{
    private const int MostNamed = 4;

    /// <summary>The line.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="region">Its region.</param>
    /// <returns>Period, parent and what is set or assumed.</returns>
    public static Text Of(Scenario scenario, Region region)
    {
        var zh = new List<string>();
        var en = new List<string>();
        Both($"{scenario.Origin} → {scenario.HorizonYear}", $"{scenario.Origin} → {scenario.HorizonYear}");
        if (scenario.Extends is { } parent)
        {
            Both($"继承 {parent}", $"extends {parent}");
        }

        IGrouping<int, LeverSetting>[] levers = [.. scenario.Levers.GroupBy(l => l.Lever)];
        if (levers.Length == 0)
        {
            Both("力度同现状", "effort as today");
        }
        else if (levers.Length > MostNamed)
        {
            Both($"改动 {levers.Length} 个行动", $"sets {levers.Length} levers");
        }
        else
        {
            string[] each = [.. levers.Select(l => $"{region.Levers[l.Key - 1].Id} {Intensities(l)}")];
            Both(string.Join("，", each), string.Join(", ", each));
        }

        Count(scenario.DemandShifts.Length, "次需求变动", "shift(s) of demand");
        Count(scenario.Stops.Length, "次停产", "standstill(s)");
        Count(scenario.Drivers.Length, "个假定的驱动数字", "assumed driver figure(s)");
        Count(scenario.Projects.Length + scenario.DroppedProjects.Length, "个项目改动", "change(s) of projects");
        Count(scenario.Targets.Length, "个自设目标", "target(s) of its own");
        Count(scenario.Expect.Length, "条可检验的陈述", "statement(s) to check");
        return new Text(string.Join(" · ", zh), string.Join(" · ", en));

        void Both(string chinese, string english)
        {
            zh.Add(chinese);
            en.Add(english);
        }

        void Count(int count, string chinese, string english)
        {
            if (count > 0)
            {
                string number = count.ToString(CultureInfo.InvariantCulture);
                Both($"{number} {chinese}", $"{number} {english}");
            }
        }
    }

    private static string Intensities(IEnumerable<LeverSetting> settings)
    {
        double[] values = [.. settings.Select(s => s.Intensity)];
        string low = NumberText.Named(values.Min()), high = NumberText.Named(values.Max());
        return low == high ? low : $"{low}–{high}";
    }
}
