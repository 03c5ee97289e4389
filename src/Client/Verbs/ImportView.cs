using System.Globalization;
using Spectre.Console;
using Zyz.Sim.Inputs.Import;
using Zyz.Sim.Model.Regions;
using Zyz.Sim.Reporting;
using Cell = Spectre.Console.Text;
using Region = Zyz.Sim.Model.Regions.Region;

namespace Zyz.Sim.Client;

/// <summary>Shows what an import does: a note per cell, then the figures to add.</summary>
internal static class ImportView
{
    /// <summary>Prints the notes of one kind under a heading; nothing where there are none.</summary>
    public static void PrintNotes(TextWriter writer, Session session, ImportDraft draft, NoteKind kind)
    {
        ImportNote[] notes = [.. draft.Notes.Where(n => n.Kind == kind)];
        if (notes.Length == 0)
        {
            return;
        }

        writer.WriteLine(session.Say(ImportTexts.Heading(kind, notes.Length)));
        foreach (ImportNote note in notes)
        {
            writer.WriteLine("  " + note.ToString(session.Language));
        }
    }

    /// <summary>Prints the figures to add.</summary>
    public static void PrintFigures(Session session, Region region, ImportDraft draft)
    {
        if (draft.Added.IsEmpty)
        {
            return;
        }

        Table table = new() { Border = session.Terminal.OutIsTerminal ? TableBorder.Rounded : TableBorder.Simple };
        foreach (Model.Regions.Text header in ImportTexts.Headers)
        {
            table.AddColumn(new TableColumn(new Cell(session.Say(header))));
        }

        foreach (ImportedFigure figure in draft.Added)
        {
            Observation o = figure.Observation;
            table.AddRow(new[]
            {
                figure.Sheet.Length > 0 ? $"{figure.Sheet}!{figure.Cell}" : figure.Cell.ToString(),
                EntityNames.Entity(region, o.Entity, session.Language),
                EntityNames.Measure(region, o.Measure, session.Language),
                o.Year.ToString(CultureInfo.InvariantCulture),
                Sign(o.Relation) + Show(o),
                o.WholeScope ? session.Say(ImportTexts.Whole) : o.Scope,
                session.Say(ImportTexts.Status(o.Status)),
                figure.Before is { } before ? session.Say(ImportTexts.Corrects(Sign(before.Relation) + Show(before), before.Published)) : session.Say(ImportTexts.New),
            }.Select(t => new Cell(t)));
        }

        session.Terminal.OutConsole().Write(table);
    }

    private static string Show(Observation o) => string.Create(CultureInfo.InvariantCulture, $"{o.Value} {o.Unit}");

    private static string Sign(string relation) => relation switch
    {
        "gt" => "> ",
        "ge" => "≥ ",
        "approx" => "≈ ",
        _ => "",
    };
}
