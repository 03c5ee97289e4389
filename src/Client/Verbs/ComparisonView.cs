using Spectre.Console;
using Zyz.Sim.Model.Comparison;
using Zyz.Sim.Model.Scenarios;
using Zyz.Sim.Reporting;
using Cell = Spectre.Console.Text;
using Region = Zyz.Sim.Model.Regions.Region;

namespace Zyz.Sim.Client;

/// <summary>Prints a comparison: a table for every scenario, sentences, statements, notes.</summary>
internal static class ComparisonView
{
    /// <summary>Prints the comparison.</summary>
    public static void Print(Session session, ComparisonPages pages, Region region)
    {
        ScenarioComparison comparison = pages.Comparison;
        if (comparison.Scenarios.Any(s => s.Hindsight))
        {
            session.Answer("*** " + session.Say(RunTexts.Hindsight) + " ***");
        }

        foreach (ComparedScenario scenario in comparison.Scenarios.Skip(1))
        {
            var lines = pages.Lines.Where(l => l.Figure.Scenario == scenario.Id).ToList();
            var differing = lines.Where(l => l.Figure.Verdict != ComparisonVerdict.Identical).ToList();
            string title = scenario.Title.In(pages.Language) + (scenario.Id == comparison.Scenarios[0].Id ? "" : $" [{scenario.Id}]");
            string heading = session.Say(CompareTexts.Table(title, comparison.Scenarios[0].Title.In(pages.Language), NumberText.Count(comparison.Replications)));
            if (differing.Count == 0)
            {
                session.Answer(heading);
                session.Answer("  " + session.Say(CompareTexts.AllIdentical));
                session.Answer("");
                continue;
            }

            PrintTable(session, heading, differing.Select(l => l.Row));
            if (lines.Count > differing.Count)
            {
                session.Answer(session.Say(CompareTexts.Identical(lines.Count - differing.Count)));
            }

            session.Answer("");
            session.Answer(session.Say(CompareTexts.InWords));
            foreach (var line in differing.Where(l => Spoken(l.Figure)))
            {
                session.Answer("· " + line.Sentence);
            }

            session.Answer("");
        }

        PrintStatements(session, comparison, region);
        session.Answer(session.Say(RunTexts.Notes));
        foreach (string note in ComparisonTexts.Notes(comparison, pages.Language))
        {
            session.Answer("· " + note);
        }
    }

    /// <summary>The terminal speaks of chances and of mean outputs; every sentence is in the files.</summary>
    private static bool Spoken(ComparedFigure figure) =>
        figure.Measure == ExpectationMeasure.Probability || (figure.Target is null && figure.Measure == ExpectationMeasure.Mean);

    private static void PrintTable(Session session, string heading, IEnumerable<ComparisonRow> rows)
    {
        Table table = new() { Border = session.Terminal.OutIsTerminal ? TableBorder.Rounded : TableBorder.Simple };
        table.Title = new TableTitle(Markup.Escape(heading));
        foreach (string header in ComparisonTexts.Headers(session.Language))
        {
            table.AddColumn(new TableColumn(new Cell(header)));
        }

        foreach (ComparisonRow row in rows)
        {
            string[] cells = [row.Subject, row.Measure, row.Base, row.Own, row.Difference, row.Interval, row.Widths, row.Verdict];
            table.AddRow(cells.Select(text => new Cell(text)));
        }

        session.Terminal.OutConsole().Write(table);
    }

    private static void PrintStatements(Session session, ScenarioComparison comparison, Region region)
    {
        if (comparison.Statements.IsEmpty)
        {
            return;
        }

        session.Answer(session.Say(ComparisonTexts.StatementsTitle));
        foreach (string sentence in ComparisonTexts.Statements(comparison, region, session.Language))
        {
            session.Answer(sentence);
        }

        session.Answer("");
    }
}
