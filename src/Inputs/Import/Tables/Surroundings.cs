using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Zyz.Sim.Inputs.Import.Words;

namespace Zyz.Sim.Inputs.Import.Tables;

/// <summary>What is said around a table, from near to far: lines above and below it, the sheet's name, the file's name.</summary>
/// <param name="Sheet">Name of the sheet.</param>
/// <param name="Titles">Titles and lines above the headers.</param>
/// <param name="Notes">Notes below the figures; each says only what it is there to say.</param>
/// <param name="Header">Headers of columns of labels.</param>
/// <param name="SheetName">What the sheet's name says.</param>
/// <param name="FileName">What the file's name says.</param>
internal sealed partial record Surroundings(
    string Sheet, ImmutableArray<CellWords> Titles, ImmutableArray<CellWords> Notes, ImmutableArray<CellWords> Header, CellWords SheetName, CellWords FileName)
{
    /// <summary>Titles, sheet name and file name, from near to far.</summary>
    public IEnumerable<IEnumerable<CellWords>> Levels => [Titles, [SheetName], [FileName]];

    /// <summary>Titles and notes.</summary>
    public IEnumerable<CellWords> Texts => Titles.Concat(Notes);

    /// <summary>What a title, or the name of a sheet or file, says; a population in it (民营企业) makes every figure one of a part.</summary>
    /// <param name="text">The title.</param>
    /// <returns>Its words.</returns>
    public static CellWords Title(string text)
    {
        CellWords words = WordReader.Of(text);
        IEnumerable<FigureScope> scopes = words.Scopes.Where(s => s.Kind != ScopeKind.Part);
        return words with { Scopes = [.. Population().IsMatch(text) ? scopes.Append(new FigureScope(ScopeKind.Part, words.Text)) : scopes] };
    }

    /// <summary>
    /// What a note says: a definition such as 规上企业指年收入2000万元以上 says nothing of the table's scope, unit or year; only a note on
    /// the table's own scope or unit does.
    /// </summary>
    /// <param name="text">The note.</param>
    /// <returns>Its words.</returns>
    public static CellWords Note(string text)
    {
        CellWords words = Title(text);
        return words with
        {
            Scopes = OwnScope.Any(w => text.Contains(w, StringComparison.Ordinal)) ? words.Scopes : [],
            Units = text.Contains("单位", StringComparison.Ordinal) ? words.Units : [],
        };
    }

    private static readonly string[] OwnScope = ["口径", "本表", "统计范围"];

    [GeneratedRegex("样本|抽样|监测|重点企业|民营|外资|外商|亏损|高新技术|个体|国有|小微|出口")]
    private static partial Regex Population();
}
