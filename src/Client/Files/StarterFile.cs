using System.Globalization;
using System.Text;
using Zyz.Sim.Model.Regions;
using Zyz.Sim.Model.Scenarios;

namespace Zyz.Sim.Client;

/// <summary>The text of a new scenario file: valid as it stands, with what can be changed in comments.</summary>
internal static class StarterFile
{
    /// <summary>Writes the text.</summary>
    /// <param name="id">Id of the new scenario.</param>
    /// <param name="parent">The scenario it extends.</param>
    /// <param name="region">The region.</param>
    /// <param name="schema">The schema beside it, or null.</param>
    /// <returns>YAML.</returns>
    public static string Of(string id, Scenario parent, Region region, string? schema)
    {
        var text = new StringBuilder();
        int year = region.BaseYear + 1;
        string town = region.Towns[0].Id, lever = region.Levers[0].Id;
        DriverFigure? driver = region.Drivers.LastOrDefault();
        void Line(FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
        if (schema is not null)
        {
            Line($"# yaml-language-server: $schema={schema}");
        }

        Line($"# 只写与 {parent.Id} 不同之处；其余都继承。/ Only what differs from {parent.Id}; the rest is inherited.");
        Line($"# 检查：zyz validate {id}.yaml · 推演：zyz run {id}.yaml");
        Line($"schema: 1");
        Line($"id: {id}");
        Line($"extends: {parent.Id}");
        Line($"title: {{ zh: {id}, en: {id} }}");
        Line($"# question: {{ zh: 要回答什么问题？, en: Which question does it answer? }}");
        Line($"");
        Line($"# 继承的值 / inherited: origin {parent.Origin}, horizon {parent.HorizonYear}-12-31, seed {parent.Seed}, replications {parent.Replications}");
        Line($"# horizon: {parent.HorizonYear}-12-31");
        Line($"");
        Line($"# 行动 → 专业镇或 all → 年或季度 → 力度（全力的份额，0 到 1）。/ Lever → town or all → year or quarter → intensity (0 to 1).");
        Line($"# 现状 / today: {string.Join(", ", region.Levers.Select(l => FormattableString.Invariant($"{l.Id} {l.Today}")))}");
        Line($"# 专业镇 / towns: {string.Join(", ", region.Towns.Select(t => $"{t.Id} {t.Title.Zh}"))}");
        Line($"# levers:");
        Line($"#   {lever}: {{ all: {{ {year}: 0.5, {year + 1}: 0.8 }}, {town}: {{ {year}: 0.9 }} }}");
        Line($"");
        Line($"# 假定：不是预测 / assumptions, not forecasts");
        Line($"# demandShifts:");
        Line($"#   - {{ town: {town}, at: {year}Q3, shift: -0.2 }}    # 订单减少两成，此后保持 / a fifth fewer orders from then on");
        Line($"# stops:");
        Line($"#   - {{ town: {town}, from: {year}Q1, until: {year}Q2, share: 0.3 }}    # 三成产能停产 / three tenths of capacity stand still");
        if (driver is not null)
        {
            Line($"# drivers: {{ {driver.Series}: {{ {year}: {driver.Value} }} }}    # 单位 / unit: {driver.Unit}");
        }

        Line($"# projects:");
        Line($"#   my-plant: {{ town: {town}, title: {{ zh: 某项目, en: A plant }}, output: 2, signed: {year}Q1, earliestOpening: {year + 2}Q1 }}  # 亿元");
        Line($"# targets:");
        Line($"#   A1: {{ entity: {town}, kpi: output_value, value: 100, unit: 亿元, year: {parent.HorizonYear} }}");
        Line($"");
        Line($"# 对结果的陈述，可检验 / statements about the result that can be checked");
        Line($"# expect:");
        Line($"#   - {{ entity: {town}, kpi: output_value, at: horizon, median: higher, vs: {parent.Id} }}");
        return text.ToString();
    }
}
