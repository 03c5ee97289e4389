using Zyz.Sim.Inputs.Import.Words;
using Zyz.Sim.Model.Regions;
using Zyz.Sim.Model.Results;

namespace Zyz.Sim.Inputs.Import.Tables;

/// <summary>Finds out what a figure covers: the whole town, its enterprises above scale, or some other part.</summary>
/// <param name="around">What is said around the table.</param>
internal sealed class ScopeMeaning(Surroundings around)
{
    private const string WholeText = "whole town (全口径)";
    private const string AboveScaleText = "enterprises above scale (规上)";

    private static readonly string[] s_wholeWords = ["全部", "全镇", "全市", "town", "all", "whole"];

    /// <summary>The scope of a figure.</summary>
    /// <param name="row">Its row.</param>
    /// <param name="column">Its column.</param>
    /// <param name="measure">Its measure.</param>
    /// <returns>The scope; or why there is none.</returns>
    public (FigureScope? Scope, Text? Unclear) Of(RowHead row, ColumnHead column, MeasureWord measure)
    {
        FigureScope[][] levels =
        [
            OfColumn(row[ColumnRole.Scope], PlainText.Compact(row[ColumnRole.WholeScope])),
            [.. column.Words.SelectMany(w => w.Scopes)],
            [.. row.Labels.SelectMany(w => w.Scopes), .. row.Words.Remark.Scopes.Where(s => s.Kind != ScopeKind.Part)],
            [.. row.Words.Section.Scopes],
            .. new IEnumerable<CellWords>[] { around.Texts, [around.SheetName], [around.FileName] }.Select(l => l.SelectMany(w => w.Scopes).ToArray()),
        ];
        for (int i = 0; i < levels.Length; i++)
        {
            FigureScope[] said = [.. levels[i].Where(s => s.Kind != ScopeKind.Implied)];
            if (said.Select(s => s.Kind).Distinct().Count() > 1)
            {
                return (null, ImportTexts.TwoScopes(string.Join(" / ", said.Select(s => s.Text).Distinct())));
            }

            if (said.Length > 0)
            {
                return (said[0] with { IsFromAfar = i > 2 }, null);
            }
        }

        FigureScope? implied = levels.SelectMany(l => l).Concat(around.Header.SelectMany(h => h.Scopes)).FirstOrDefault(s => s.Kind == ScopeKind.Implied);
        return implied is not null && measure.NeedsScope ? (implied with { IsFromAfar = true }, null)
            : !measure.NeedsScope ? (new FigureScope(ScopeKind.Whole, ""), null)
            : (null, ImportTexts.NoScope);
    }

    /// <summary>How the pack names a figure of a scope.</summary>
    /// <param name="measure">The measure as the table names it.</param>
    /// <param name="scope">The scope.</param>
    /// <returns>Measure id, the scope in words, and whether it is the whole of what the model means by the measure.</returns>
    public static (string Measure, string Words, bool Whole) Named(MeasureWord measure, FigureScope scope)
    {
        bool modelled = KpiCatalogue.Find(measure.Id) is not null || measure.Id is "output_growth" or "srdi_national" or "srdi_provincial";
        return (measure.Id, scope.Kind) switch
        {
            ("output_value", ScopeKind.AboveScale) => ("above_scale_output", AboveScaleText, true),
            ("enterprises", ScopeKind.AboveScale) => ("above_scale_enterprises", AboveScaleText, true),
            ("above_scale_output" or "above_scale_enterprises", ScopeKind.AboveScale or ScopeKind.Whole or ScopeKind.Implied) => (measure.Id, AboveScaleText, true),
            (_, ScopeKind.AboveScale) => (measure.Id, AboveScaleText, false),
            (_, ScopeKind.Part) => (measure.Id, scope.Text, false),
            _ => (measure.Id, WholeText, modelled),
        };
    }

    private static FigureScope[] OfColumn(string text, string whole)
    {
        string word = PlainText.Compact(text);
        if (whole is "true" or "false")
        {
            return [new FigureScope(whole == "true" ? ScopeKind.Whole : ScopeKind.Part, PlainText.Of(text))];
        }

        if (word.Length == 0)
        {
            return [];
        }

        FigureScope[] said = [.. WordReader.Of(text).Scopes];
        return said.Length > 0 ? [.. said.Select(s => s.Kind == ScopeKind.Implied ? s with { Kind = ScopeKind.Whole } : s)]
            : [new FigureScope(s_wholeWords.Contains(word) ? ScopeKind.Whole : ScopeKind.Part, PlainText.Of(text))];
    }
}
