using System.Collections.Immutable;
using System.Globalization;
using Zyz.Sim.Inputs.Fields;
using Zyz.Sim.Inputs.Import.Tables;
using Zyz.Sim.Inputs.RegionFiles;
using Zyz.Sim.Model.Observations;
using Zyz.Sim.Model.Regions;

namespace Zyz.Sim.Inputs.Import;

/// <summary>Makes observations of a file's figures and holds them against those the pack has.</summary>
/// <param name="region">The region.</param>
/// <param name="request">What is said of the file.</param>
/// <param name="origin">Where the figures come from.</param>
/// <param name="log">Where notes go.</param>
internal sealed class PackComparison(Region region, ImportRequest request, FileOrigin origin, NoteLog log)
{
    private readonly Dictionary<(FigureKey Key, string Published), (Observation Figure, TableFigure From)> seen = [];

    /// <summary>Makes the draft.</summary>
    /// <param name="figures">Figures of all tables.</param>
    /// <returns>The draft.</returns>
    public ImportDraft Draft(IReadOnlyList<TableFigure> figures)
    {
        CheckRequest();
        var imported = new List<ImportedFigure>();
        foreach (TableFigure figure in figures)
        {
            if (Observation(figure) is { } made && Standing(made.Observation, made.Published, figure) is { } standing)
            {
                imported.Add(standing);
            }
        }

        if (figures.Count == 0 && !log.Notes.Any(n => n.Kind == NoteKind.Refused))
        {
            log.Add(NoteKind.Refused, "", null, origin.FileName, ImportTexts.NoFigures);
        }

        new Contradictions(region, log).Check(imported);
        bool adds = !log.Notes.Any(n => n.Kind == NoteKind.Refused) && imported.Any(f => f.Standing != FigureStanding.Known && f.Observation.Source == origin.SourceId);
        bool known = region.Sources.Any(s => s.Id == origin.SourceId);
        if (adds && !known && request.Grade is null)
        {
            log.Add(NoteKind.Guessed, "", null, origin.SourceId, ImportTexts.GradeGuessed(DefaultGrade));
        }

        return new ImportDraft(
            origin.FileName, [.. imported], adds && !known ? origin.ToSource(request.Grade ?? DefaultGrade) : null, [.. log.Notes]);
    }

    private const string DefaultGrade = "B";

    private void CheckRequest()
    {
        string[] ids = [.. region.Sources.Select(s => s.Id)];
        if (request.Source is { } source && !ids.Contains(source))
        {
            log.Add(NoteKind.Refused, "", null, source, Rules.Unknown(Noun.Source, []), Spelling.Nearest(source, ids));
        }
    }

    private (Observation Observation, string Published)? Observation(TableFigure figure)
    {
        string? written = figure.Published ?? request.Published;
        if (written is null)
        {
            log.Add(NoteKind.Refused, "", null, origin.FileName, ImportTexts.NoPublication);
            return null;
        }

        if (figure.Published is not null && request.Published is not null && figure.Published != request.Published)
        {
            Refuse(figure, ImportTexts.TwoPublications(figure.Published, request.Published));
            return null;
        }

        if (!PublicationDate.TryParse(written, out DateOnly day))
        {
            Refuse(figure, Rules.Published);
            return null;
        }

        if (day.Year < figure.Year)
        {
            log.Add(NoteKind.LeftOut, figure.Sheet, figure.Cell, figure.Raw, ImportTexts.AfterPublication(figure.Year, written));
            return null;
        }

        if (figure.Year is < Years.First or > Years.Last)
        {
            Refuse(figure, Rules.Between(Years.First, Years.Last));
            return null;
        }

        return Source(figure) is not var (source, grade) ? null : (new Observation(
            figure.Entity!, figure.Year, figure.Measure, figure.Relation, (double)figure.Value, figure.Word.Unit, figure.Scope, figure.Status, grade,
            PublicationDate.ToIso(day), source, figure.WholeScope), written);
    }

    private (string Source, string Grade)? Source(TableFigure figure)
    {
        string id = figure.Source ?? request.Source ?? origin.SourceId;
        Source? listed = region.Sources.FirstOrDefault(s => s.Id == id);
        if (listed is null && figure.Source is not null)
        {
            log.Add(NoteKind.Refused, figure.Sheet, figure.Cell, id, Rules.Unknown(Noun.Source, []), Spelling.Nearest(id, region.Sources.Select(s => s.Id)));
            return null;
        }

        string grade = figure.Grade ?? request.Grade ?? listed?.Grade ?? DefaultGrade;
        if (!SourcesFile.Grades.Contains(grade))
        {
            log.Add(NoteKind.Refused, figure.Sheet, figure.Cell, grade, Rules.Unknown(Noun.Grade, SourcesFile.Grades));
            return null;
        }

        return (id, grade);
    }

    private ImportedFigure? Standing(Observation figure, string published, TableFigure from)
    {
        FigureKey key = FigureKey.Of(figure);
        if (!seen.TryAdd((key, figure.Published), (figure, from)))
        {
            (Observation first, TableFigure other) = seen[(key, figure.Published)];
            string place = other.Sheet.Length > 0 ? $"{other.Sheet}!{other.Cell}" : other.Cell.ToString();
            bool same = IsSame(first, figure);
            log.Add(same ? NoteKind.LeftOut : NoteKind.Refused, from.Sheet, from.Cell, from.Raw, same ? ImportTexts.Twice(place) : ImportTexts.TwoValues(place, Show(first)));
            return null;
        }

        Observation? before = KnownFigures.On(region.Observations.Where(o => FigureKey.Of(o) == key), figure.Published).FirstOrDefault();
        if (before is not null && IsSame(before, figure))
        {
            return new ImportedFigure(figure, published, from.Sheet, from.Cell, FigureStanding.Known, before);
        }

        if (region.Observations.FirstOrDefault(o => FigureKey.Of(o) == key && o.Published == figure.Published && o.Status == figure.Status) is { } rival)
        {
            Refuse(from, ImportTexts.SameDay(Show(rival), rival.Source));
            return null;
        }

        return new ImportedFigure(figure, published, from.Sheet, from.Cell, before is null ? FigureStanding.New : FigureStanding.Revision, before);
    }

    private static bool IsSame(Observation a, Observation b) =>
        a.Value == b.Value && a.Relation == b.Relation && a.Unit == b.Unit && (a.Status == b.Status || (a.Status == "found" && b.Status == "derived"));

    private static string Show(Observation o) => string.Create(CultureInfo.InvariantCulture, $"{o.Value} {o.Unit}");

    private void Refuse(TableFigure figure, Text why) => log.Add(NoteKind.Refused, figure.Sheet, figure.Cell, figure.Raw, why);
}
