using System.Collections.Immutable;
using Zyz.Sim.Model.Regions;

namespace Zyz.Sim.Inputs.Import;

/// <summary>What an import would do: nothing where anything is refused.</summary>
/// <param name="File">File name.</param>
/// <param name="Figures">Figures that were understood, in the order of the file.</param>
/// <param name="NewSource">The source the file becomes; null where it is one already or nothing is added.</param>
/// <param name="Notes">What was done with cells, in the order of the file.</param>
public sealed record ImportDraft(string File, ImmutableArray<ImportedFigure> Figures, Source? NewSource, ImmutableArray<ImportNote> Notes)
{
    /// <summary>What is wrong; where there is any, nothing may be written.</summary>
    public ImmutableArray<ImportNote> Refusals => [.. Notes.Where(n => n.Kind == NoteKind.Refused)];

    /// <summary>The figures to add.</summary>
    public ImmutableArray<ImportedFigure> Added => Refusals.IsEmpty ? [.. Figures.Where(f => f.Standing != FigureStanding.Known)] : [];
}
