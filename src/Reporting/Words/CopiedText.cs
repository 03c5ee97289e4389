using Zyz.Sim.Model.Regions;

namespace Zyz.Sim.Reporting;

/// <summary>Says what a pack still holds of the one it was copied from.</summary>
public static class CopiedText
{
    /// <summary>The sentence for some counts.</summary>
    /// <param name="copied">The counts; something must be left.</param>
    /// <returns>The sentence.</returns>
    public static Text Of(CopiedNumbers copied)
    {
        ArgumentNullException.ThrowIfNull(copied);
        string files = string.Join("、", copied.ByFile.Select(f => $"{f.Key} {NumberText.Count(f.Value)}"));
        string english = string.Join(", ", copied.ByFile.Select(f => $"{f.Key} {NumberText.Count(f.Value)}"));
        string replace = NumberText.Count(copied.ToReplace), review = NumberText.Count(copied.ToReview);
        Text reviewed = copied.ToReview == 0 ? new("", "") : new(
            $"{review} 条一般判断照抄而来、尚未复核（标有“待复核”）。", $"{review} general judgements were copied and not yet reviewed (marked TO REVIEW).");
        return copied.ToReplace == 0 ? reviewed : new(
            $"还有 {replace} 处是照抄的、不属于本区域的数字（标有“待替换”：{files}），不能当作本区域的预测。{reviewed.Zh}",
            $"{replace} numbers are copied and not this region's (marked TO REPLACE: {english}); this is no forecast of the region yet. {reviewed.En}".TrimEnd());
    }
}
