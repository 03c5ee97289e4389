using System.CommandLine;
using Zyz.Sim.Inputs;
using Zyz.Sim.Inputs.Import;
using Zyz.Sim.Model.Regions;

namespace Zyz.Sim.Client;

/// <summary><c>zyz import</c>: a year's actual figures into a region pack, whole or not at all.</summary>
internal sealed class ImportVerb(Session session, string file, string folder)
{
    /// <summary>The verb as the command line knows it.</summary>
    public static Command Command(Session session)
    {
        Argument<string> file = new("FILE") { Description = session.Say(ImportTexts.File) };
        Option<string?> region = new("--region") { Description = session.Say(HelpTexts.Region), HelpName = "DIR" };
        Option<string?> published = new("--published") { Description = session.Say(ImportTexts.Published), HelpName = "DATE" };
        Option<string?> source = new("--source") { Description = session.Say(ImportTexts.Source), HelpName = "ID" };
        Option<string?> grade = new("--grade") { Description = session.Say(ImportTexts.Grade), HelpName = "A|B|C" };
        grade.AcceptOnlyFromAmong("A", "B", "C");
        Option<bool> dryRun = new("--dry-run") { Description = session.Say(ImportTexts.DryRun) };
        Command command = new("import", session.Say(ImportTexts.Import)) { file, region, published, source, grade, dryRun };
        command.SetAction(parsed =>
        {
            string? day = parsed.GetValue(published);
            if (day is not null && !PublicationDate.TryParse(day, out _))
            {
                throw new CommandFailure(ExitCode.Usage, ImportTexts.BadDay(day));
            }

            string path = parsed.GetRequiredValue(file);
            if (!File.Exists(path))
            {
                throw new CommandFailure(ExitCode.InvalidInput, CommonTexts.NoFile(path));
            }

            return new ImportVerb(session, path, RegionFolder.Find(parsed.GetValue(region)))
                .Run(new ImportRequest(day, parsed.GetValue(source), parsed.GetValue(grade)), parsed.GetValue(dryRun));
        });
        return command;
    }

    private int Run(ImportRequest request, bool dryRun)
    {
        Reading<Region> reading = RegionReader.Read(folder);
        Region region = session.Take(reading);
        ImportDraft draft = Draft(region, request);
        if (!draft.Refusals.IsEmpty)
        {
            foreach (ImportNote note in draft.Refusals)
            {
                session.Terminal.Error.WriteLine(note.ToString(session.Language));
            }

            ImportView.PrintNotes(session.Terminal.Error, session, draft, NoteKind.LeftOut);
            session.Tell(ImportTexts.Refused(draft.Refusals.Length));
            return ExitCode.InvalidInput;
        }

        foreach (NoteKind kind in (NoteKind[])[NoteKind.Converted, NoteKind.Guessed, NoteKind.LeftOut, NoteKind.Contradicted])
        {
            ImportView.PrintNotes(session.Terminal.Out, session, draft, kind);
        }

        ImportView.PrintFigures(session, region, draft);
        if (!draft.Added.IsEmpty && draft.Figures.Length > draft.Added.Length)
        {
            session.Answer(session.Say(ImportTexts.AlsoKnown(draft.Figures.Length - draft.Added.Length)));
        }

        if (draft.Added.IsEmpty)
        {
            session.Answer(session.Say(ImportTexts.NothingNew(draft.Figures.Length)));
        }
        else if (dryRun)
        {
            session.Answer(session.Say(ImportTexts.NothingWritten));
        }
        else
        {
            new PackUpdate(folder, reading.Files).Write(draft);
            session.Answer(session.Say(ImportTexts.Written(draft.Added.Length, Path.Combine(folder, PackUpdate.Observations))));
            if (draft.NewSource is { } added)
            {
                session.Answer(session.Say(ImportTexts.SourceWritten(added.Id, Path.Combine(folder, PackUpdate.Sources))));
            }
        }

        return ExitCode.Done;
    }

    private ImportDraft Draft(Region region, ImportRequest request)
    {
        try
        {
            return ImportReader.Read(file, region, request);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailure(ExitCode.InvalidInput, ImportTexts.CannotRead(file, exception.Message));
        }
    }
}
