using System.Globalization;
using Spectre.Console;
using Zyz.Sim.Model.Comparison;
using Zyz.Sim.Model.ReadOut;
using Zyz.Sim.Model.Scenarios;
using Zyz.Sim.Reporting;
using Cell = Spectre.Console.Text;

namespace Zyz.Sim.Client;

/// <summary>Prints a comparison: a table for every scenario, sentences, statements, notes.</summary>
internal static class ComparisonView
{
    /// <summary>Prints the comparison.</summary>
    public static void Print(Session session, ComparisonPages pages)
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

        PrintStatements(session, comparison);
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

    private static void PrintStatements(Session session, ScenarioComparison comparison)
    {
        if (comparison.Statements.IsEmpty)
        {
            return;
        }

        session.Answer(session.Say(CompareTexts.Statements));
        foreach (CheckedStatement statement in comparison.Statements)
        {
            session.Answer($"· {statement.Scenario}: {Words(statement.Statement)} — {session.Say(CompareTexts.Verdict(statement.Answer))}{Figure(statement.Answer)}");
        }

        session.Answer("");
    }

    private static string Words(Expectation statement)
    {
        string subject = statement.Target ?? $"{statement.Entity} {statement.Kpi} {statement.Year.ToString(CultureInfo.InvariantCulture)}";
        string bounds = statement.Same ? " ="
            : (statement.Above is double above ? " > " + NumberText.Named(above) : "") + (statement.Below is double below ? " < " + NumberText.Named(below) : "");
        return $"{subject} {statement.Measure.ToString().ToLowerInvariant()}{bounds}{(statement.Versus is null ? "" : $" vs {statement.Versus}")}";
    }

    private static string Figure(ExpectationAnswer? answer) =>
        answer?.Figure is not { } figure ? "" : $" ({Short(figure.Value)}; {Short(figure.Low)} … {Short(figure.High)})";

    private static string Short(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);
}
