using Zyz.Sim.Inputs.Import.Words;
using Zyz.Sim.Model.Regions;

namespace Zyz.Sim.Inputs.Import.Tables;

/// <summary>
/// Looks at the sums of a table: whether they add up, and of which group they are. A sum that only repeats its parts is kept
/// as derived, so that nothing is learnt from it twice.
/// </summary>
/// <param name="region">The region.</param>
/// <param name="log">Where notes go.</param>
internal sealed class TableSums(Region region, NoteLog log)
{
    private const string BucketCategory = "mixed";

    /// <summary>Checks the sums and tells what the pack may keep.</summary>
    /// <param name="figures">Figures of one table.</param>
    /// <returns>The figures of towns and groups of the region.</returns>
    public List<TableFigure> Of(IReadOnlyList<TableFigure> figures)
    {
        var kept = new List<TableFigure>();
        foreach (TableFigure figure in figures)
        {
            if (!figure.IsTotal && !IsGroup(figure.Entity))
            {
                if (figure.Entity is not null)
                {
                    kept.Add(figure);
                }

                continue;
            }

            if (Sum(figure, figures) is { } sum)
            {
                kept.Add(sum);
            }
        }

        return kept;
    }

    private TableFigure? Sum(TableFigure total, IReadOnlyList<TableFigure> figures)
    {
        bool subtotal = PlainText.Compact(total.Label) is "小计" or "subtotal";
        TableFigure[] towns = [.. figures.Where(f => !f.IsTotal && !f.IsPart && !IsGroup(f.Entity) && (!subtotal || f.Section == total.Section))];
        string? group = total.Entity ?? GroupOf(towns, total.Word.Id);
        TableFigure[] parts = [.. towns.Where(f => IsPartOf(f, total, group))];
        bool complete = parts.Length > 0 && IsComplete(parts, towns, total, group);
        bool addsUp = total.Word.IsAdditive && Compare(total, parts, complete);
        if (group is null)
        {
            log.Add(NoteKind.LeftOut, total.Sheet, total.Cell, total.Raw, ImportTexts.SumOfNoGroup(addsUp));
            return null;
        }

        // Towns the pack does not have are in the sum only: then it says more than the figures that are kept.
        bool repeats = addsUp && parts.All(p => p.Entity is not null);
        if (repeats)
        {
            log.Add(NoteKind.Converted, total.Sheet, total.Cell, total.Raw, ImportTexts.SumIsDerived(group));
        }
        else if (total.Entity is null)
        {
            log.Add(NoteKind.Guessed, total.Sheet, total.Cell, total.Raw, ImportTexts.SumOfGroup(group));
        }

        return total with { Entity = group, Status = repeats && total.Status == "found" ? "derived" : total.Status };
    }

    /// <summary>Notes a sum that contradicts its parts.</summary>
    /// <returns>Whether the parts are all there and give the sum.</returns>
    private bool Compare(TableFigure total, TableFigure[] parts, bool complete)
    {
        decimal sum = parts.Sum(p => p.Value);
        decimal slack = total.Rounding + parts.Sum(p => p.Rounding);
        if (parts.Length > 0 && total.Value < sum - slack)
        {
            log.Add(NoteKind.Contradicted, total.Sheet, total.Cell, total.Raw, ImportTexts.BelowParts(total.Value, sum));
            return false;
        }

        if (complete && total.Value > sum + slack)
        {
            log.Add(NoteKind.Contradicted, total.Sheet, total.Cell, total.Raw, ImportTexts.AboveParts(total.Value, sum));
        }

        return complete && total.Value <= sum + slack;
    }

    private bool IsPartOf(TableFigure figure, TableFigure total, string? group) =>
        figure.Line == total.Line && figure.Measure == total.Measure && figure.Year == total.Year && figure.WholeScope == total.WholeScope
            && (total.Entity is null || (group is not null && figure.Entity is not null && Members(group).Contains(figure.Entity)));

    /// <summary>Whether every town that should be in the sum has a figure: those of the group, or all of the table.</summary>
    private bool IsComplete(TableFigure[] parts, TableFigure[] towns, TableFigure total, string? group)
    {
        IEnumerable<string> wanted = total.Entity is not null ? Members(group!) : towns.Select(Name).Distinct();
        return wanted.All(w => parts.Any(p => Name(p) == w));

        string Name(TableFigure f) => f.Entity ?? f.Label;
    }

    /// <summary>
    /// The group whose members are just the towns of the table, those it lists beyond the pack's being the bucket of other towns; of several the one a target asks this
    /// measure of, else the total.
    /// </summary>
    private string? GroupOf(TableFigure[] towns, string measure)
    {
        HashSet<string> named = [.. towns.Select(t => t.Entity).OfType<string>()];
        if (towns.Any(t => t.Entity is null))
        {
            named.UnionWith(region.Towns.Where(t => t.Category == BucketCategory).Select(t => t.Id));
        }

        string[] groups = [.. region.Groups.Where(g => named.SetEquals(g.Towns)).Select(g => g.Id)];
        string[] asked = [.. groups.Where(g => region.Targets.Any(t => t.Entity == g && t.Kpi == measure))];
        return groups.Length == 1 ? groups[0] : asked.Length == 1 ? asked[0] : groups.Contains(TownGroup.Total) ? TownGroup.Total : null;
    }

    private bool IsGroup(string? entity) => region.Groups.Any(g => g.Id == entity);

    private IEnumerable<string> Members(string group) => region.Groups.First(g => g.Id == group).Towns;
}
