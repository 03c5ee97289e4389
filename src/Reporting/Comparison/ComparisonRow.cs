using Zyz.Sim.Model.Comparison;
using Zyz.Sim.Model.Regions;
using Zyz.Sim.Model.Results;
using Zyz.Sim.Model.Scenarios;

namespace Zyz.Sim.Reporting;

/// <summary>One compared figure as text in one language; tables and sentences are both made of it.</summary>
/// <param name="Language"><c>zh</c> or <c>en</c>.</param>
/// <param name="Scenario">Id of the scenario compared with the base.</param>
/// <param name="Subject">Target or town, and what it asks for.</param>
/// <param name="Measure">Which figure: probability, median, shortfall, mean.</param>
/// <param name="Base">The base scenario's figure.</param>
/// <param name="Own">This scenario's figure.</param>
/// <param name="Difference">Own less base, signed.</param>
/// <param name="Interval">Paired 95 % interval of the difference.</param>
/// <param name="Widths">Width of the paired interval, and of the unpaired one.</param>
/// <param name="Verdict">Identical, resolved, not resolved and how many more.</param>
public sealed record ComparisonRow(
    string Language, string Scenario, string Subject, string Measure, string Base, string Own, string Difference, string Interval,
    string Widths, string Verdict)
{
    private static readonly Text s_identical = new("逐次相同", "identical in every replication");
    private static readonly Text s_resolved = new("可分辨", "resolved");
    private static readonly Text s_none = new("未见差别", "no difference seen");
    private static readonly Text s_outOfReach = new("未分辨，且一千万次重复也难分辨", "not resolved, nor would ten million replications");

    /// <summary>Writes a figure as text.</summary>
    /// <param name="figure">The figure.</param>
    /// <param name="region">The region, for names and targets.</param>
    /// <param name="targets">Targets of the compared scenarios, their own included.</param>
    /// <param name="language"><c>zh</c> or <c>en</c>.</param>
    /// <returns>The row.</returns>
    public static ComparisonRow Of(ComparedFigure figure, Region region, IEnumerable<Target> targets, string language)
    {
        ArgumentNullException.ThrowIfNull(figure);
        bool share = figure.Measure == ExpectationMeasure.Probability;
        double scale = share ? 100 : 1;
        string format = "#,##0" + Decimals(0.5 * scale * figure.PairedWidth);
        string Bare(double value) => Sign(value) + Width(Math.Abs(value));
        string Width(double value) => NumberText.Written(scale * value, format);
        string Signed(double value) => share ? Bare(value) + (language == "zh" ? " 个百分点" : " points") : UnitText.With(Bare(value), figure.Unit, language);
        string Level(double value) => share ? ProbabilityWords.Number((long)Math.Round(value * figure.Counted), figure.Counted) : UnitText.Amount(value, figure.Unit, language);
        Target? target = targets.FirstOrDefault(t => t.Id == figure.Target);
        string name = EntityNames.Entity(region, figure.Entity, language) + " · " + EntityNames.Measure(region, figure.Kpi, language);
        string year = figure.At[..4];
        string subject = target is null
            ? name + (language == "zh" ? $"（{year} 年）" : $" ({year})")
            : $"{target.Id} {name} {GoalText.Of(target.Relation, target.Value, target.Unit, language)}";
        bool identical = figure.Verdict == ComparisonVerdict.Identical;
        return new ComparisonRow(
            language, figure.Scenario, subject, ComparisonTexts.Measure(figure.Measure).In(language), Level(figure.Base), Level(figure.Own),
            identical ? "0" : Signed(figure.Difference),
            identical ? NumberText.None : $"{Bare(figure.Low)} … {Bare(figure.High)}",
            identical ? NumberText.None : $"{Width(figure.PairedWidth)} / {Width(figure.UnpairedWidth)}",
            VerdictOf(figure).In(language));
    }

    private static Text VerdictOf(ComparedFigure figure) => figure.Verdict switch
    {
        ComparisonVerdict.Identical => s_identical,
        ComparisonVerdict.Resolved => s_resolved,
        _ when figure.Difference == 0 => s_none,
        _ when figure.NeedsMore is int more => new(
            $"未分辨，约需再加 {NumberText.Count(RoundUp(more))} 次", $"not resolved, needs about {NumberText.Count(RoundUp(more))} more"),
        _ => s_outOfReach,
    };

    /// <summary>Two digits are all an estimate of an estimate deserves.</summary>
    private static long RoundUp(int more)
    {
        long step = 1;
        while (more / step >= 100)
        {
            step *= 10;
        }

        return (more + step - 1) / step * step;
    }

    private static string Sign(double value) => value > 0 ? "+" : value < 0 ? "−" : "";

    /// <summary>Decimals that show half the width of the interval with two digits.</summary>
    private static string Decimals(double half)
    {
        int count = half > 0 ? Math.Clamp(1 - (int)Math.Floor(Math.Log10(half)), 0, 8) : 0;
        return count == 0 ? "" : "." + new string('0', count);
    }
}
