using System.Collections.Immutable;

namespace Zyz.Sim.Model.Regions;

/// <summary>
/// What stands in a pack only because another pack was copied to begin with. <c>zyz new</c> marks every number it copies in
/// the words beside it, and whoever puts a number of their own there writes words of their own.
/// </summary>
/// <param name="ToReplace">Facts and judgements about the other pack's towns [count].</param>
/// <param name="ToReview">Judgements of general economic behaviour, which may hold here too [count].</param>
/// <param name="ByFile">Those to replace, by file [count].</param>
public sealed record CopiedNumbers(int ToReplace, int ToReview, ImmutableSortedDictionary<string, int> ByFile)
{
    /// <summary>Begins the words beside a number that belongs to another region.</summary>
    public const string ReplaceMark = "[待替换 TO REPLACE]";

    /// <summary>Begins the words beside a general judgement that nobody has reviewed for this region.</summary>
    public const string ReviewMark = "[待复核 TO REVIEW]";

    /// <summary>Whether anything is left.</summary>
    public bool Any => ToReplace + ToReview > 0;

    /// <summary>Counts the marks that are left in a pack.</summary>
    /// <param name="region">The pack.</param>
    /// <returns>The counts.</returns>
    public static CopiedNumbers Of(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        (string File, string Words)[] rows =
        [
            ("region.yaml", region.Title.Zh),
            .. region.Towns.Select(t => ("enterprises.csv", t.Evidence)),
            .. region.Priors.Select(p => ("priors.csv", p.Evidence)),
            .. region.Levers.Select(l => ("levers.yaml", l.Evidence)),
            .. region.Targets.Select(t => ("targets.csv", t.Note)),
            .. region.Drivers.Select(d => ("drivers.csv", d.Note)),
            .. region.Observations.Select(o => ("observations.csv", o.Scope)),
            .. region.Projects.Select(p => ("projects.csv", p.Evidence)),
            .. region.Sources.Select(s => ("sources.csv", s.Title)),
        ];
        string[] open = [.. rows.Where(r => r.Words.StartsWith(ReplaceMark, StringComparison.Ordinal)).Select(r => r.File)];
        return new CopiedNumbers(
            open.Length, rows.Count(r => r.Words.StartsWith(ReviewMark, StringComparison.Ordinal)),
            open.CountBy(f => f).ToImmutableSortedDictionary(StringComparer.Ordinal));
    }
}
