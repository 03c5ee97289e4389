using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Zyz.Sim.Inputs.Csv;
using Zyz.Sim.Inputs.Fields;
using Zyz.Sim.Model.Regions;
using Zyz.Sim.Model.Scenarios;

namespace Zyz.Sim.Inputs;

/// <summary>
/// Writes the files of a new region pack from those of another one. The new pack is valid as it stands, so that one changes
/// it step by step; every number it copies is marked in the words beside it (<see cref="CopiedNumbers"/>).
/// </summary>
public static partial class PackStarter
{
    /// <summary>The column of each table whose words belong to the number in its row.</summary>
    private static readonly (string File, string Column)[] Words =
    [
        ("drivers.csv", "note"), ("enterprises.csv", "evidence"), ("observations.csv", "scope"), ("priors.csv", "evidence"),
        ("projects.csv", "evidence"), ("sources.csv", "title_and_address"), ("targets.csv", "note"),
    ];

    /// <summary>Where a pack's own words about its plan go; those of another plan are not taken over.</summary>
    private const string Notes = """
        # 每个结果旁都要读到的话，自己写 / what is to be read beside every result, in your own words:
        # notes:
        #   - { zh: 方案没有给出基数。, en: The plan gives no baselines. }

        """;

    /// <summary>The files of the new pack.</summary>
    /// <param name="id">Id of the new region.</param>
    /// <param name="folder">Folder of the pack that is copied; it has no faults.</param>
    /// <param name="region">That pack.</param>
    /// <param name="baseline">Its baseline.</param>
    /// <returns>File names and texts.</returns>
    public static ImmutableArray<(string Name, string Text)> Of(string id, string folder, Region region, Scenario baseline)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        ArgumentNullException.ThrowIfNull(region);
        ArgumentNullException.ThrowIfNull(baseline);
        var pack = new PackFolder(folder, []);
        return
        [
            ("region.yaml", RegionYaml(pack.Read("region.yaml", out _)!, id, region)),
            ("levers.yaml", Evidence().Replace(Lines(pack.Read("levers.yaml", out _)!), m => m.Groups[1].Value + Quoted(CopiedNumbers.ReviewMark + " " + Plain(m.Groups[2].Value)))),
            .. Words.Select(w => (w.File, Table(pack, w.File, w.Column, region))),
            ("baseline.yaml", Baseline(id, region, baseline)),
        ];
    }

    /// <summary>The region's own words are not taken over; its towns are, to be renamed.</summary>
    private static string RegionYaml(string text, string id, Region region)
    {
        string title = $"title: {{ zh: {Quoted(CopiedNumbers.ReplaceMark + " 区域名称")}, en: {Quoted(CopiedNumbers.ReplaceMark + " name of the region")} }}";
        string year = region.BaseYear.ToString(CultureInfo.InvariantCulture);
        string body = Comments().Replace(Lines(text), "");
        body = Block("notes").Replace(body, Notes);
        body = Block("id").Replace(body, $"id: {id}\n");
        body = Block("title").Replace(body, title + "\n");
        body = Block("baseYear").Replace(body, $"baseYear: {year}    # 待替换：有完整数据的最近一年 / TO REPLACE: the latest year with full figures\n");
        return $"# 由 {region.Id} 的数据包复制而来；专业镇的代号和名称都要换成自己的。/ Copied from the pack {region.Id}: rename the towns, ids and titles.\n" + body.TrimStart('\n');
    }

    private static string Table(PackFolder pack, string file, string column, Region region)
    {
        List<List<Field>> rows = new CsvParser(pack.Read(file, out FaultLog log)!, log).Parse();
        string[] header = [.. rows[0].Select(c => c.Text)];
        int words = Array.IndexOf(header, column), scope = file == "priors.csv" ? Array.IndexOf(header, "scope") : -1;
        var text = new StringBuilder();
        foreach (List<Field> row in rows)
        {
            bool general = scope >= 0 && !region.Towns.Any(t => t.Id == row[scope].Text);
            string mark = row == rows[0] ? "" : (general ? CopiedNumbers.ReviewMark : CopiedNumbers.ReplaceMark) + " ";
            text.AppendJoin(',', row.Select((cell, i) => Cell(i == words ? (mark + cell.Text).TrimEnd() : cell.Text))).Append('\n');
        }

        return text.ToString();
    }

    private static string Baseline(string id, Region region, Scenario baseline) => string.Create(CultureInfo.InvariantCulture, $$"""
        # 现行力度不变：其他情景都与它比较。/ Today's effort goes on: what other scenarios are compared with.
        schema: 1
        id: baseline
        region: {{id}}
        title: { zh: 基准：现行力度不变, en: "Baseline: effort stays as it is" }
        question: { zh: 力度保持现状，各项目标实现的可能性有多大？, en: "If effort stays as it is today, how likely is each target?" }
        origin: {{baseline.Origin}}     # 待替换：预测从哪一天作出，不早于 {{region.BaseYear}}-12-31；此后公布的数字不读 / TO REPLACE: the day the forecast is made
        horizon: {{baseline.HorizonYear}}-12-31    # 待替换：目标的最后一年 / TO REPLACE: the last year of the targets
        seed: {{baseline.Seed}}
        replications: {{baseline.Replications}}

        """).ReplaceLineEndings("\n");

    private static string Lines(string text) => text.ReplaceLineEndings("\n");

    private static string Cell(string text) => text.AsSpan().IndexOfAny(",\"\r\n") >= 0 ? Quoted(text, "\"\"") : text;

    private static string Quoted(string text, string quote = "\\\"") => "\"" + text.Replace("\"", quote, StringComparison.Ordinal) + "\"";

    /// <summary>A scalar without its quotes; what is escaped inside stays escaped.</summary>
    private static string Plain(string scalar) => scalar is ['"', .. var inner, '"'] ? inner.Replace("\\\"", "\"", StringComparison.Ordinal)
        : scalar is ['\'', .. var single, '\''] ? single.Replace("''", "'", StringComparison.Ordinal) : scalar;

    /// <summary>A key at the left margin with the comment above it and all that belongs to it.</summary>
    private static Regex Block(string key) => new($@"^(?:#.*\n)*{key}:.*\n(?:[ \t-].*\n|\n(?=[ \t-]))*", RegexOptions.Multiline);

    [GeneratedRegex(@"^(\s*evidence: )(.*)$", RegexOptions.Multiline)]
    private static partial Regex Evidence();

    [GeneratedRegex(@"\A(#.*\n)+")]
    private static partial Regex Comments();
}
