using Zyz.Sim.Model.Comparison;

namespace Zyz.Sim.Reporting;

/// <summary>A row in a sentence. Every number comes from the row, so that no sentence can say another one.</summary>
public static class ComparisonSentence
{
    /// <summary>Writes a row as a sentence.</summary>
    /// <param name="row">The row.</param>
    /// <param name="verdict">What the difference says.</param>
    /// <param name="title">The scenario's title in the row's language.</param>
    /// <param name="baseTitle">The base scenario's title.</param>
    /// <returns>One sentence.</returns>
    public static string Of(ComparisonRow row, ComparisonVerdict verdict, string title, string baseTitle)
    {
        ArgumentNullException.ThrowIfNull(row);
        bool chinese = row.Language == "zh";
        if (verdict == ComparisonVerdict.Identical)
        {
            return chinese
                ? $"“{title}”与“{baseTitle}”相比，{row.Subject} 的{row.Measure}{row.Verdict}（{row.Own}）。"
                : $"Against “{baseTitle}”, “{title}” leaves the {row.Measure} of {row.Subject} {row.Verdict} ({row.Own}).";
        }

        return chinese
            ? $"“{title}”与“{baseTitle}”相比，{row.Subject} 的{row.Measure}由 {row.Base} 变为 {row.Own}，差 {row.Difference}（95%：{row.Interval}；{row.Verdict}）。"
            : $"Against “{baseTitle}”, “{title}” moves the {row.Measure} of {row.Subject} from {row.Base} to {row.Own}: {row.Difference} (95 %: {row.Interval}; {row.Verdict}).";
    }
}
