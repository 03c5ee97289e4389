using Spectre.Console;
using Zyz.Sim.Reporting;
using Cell = Spectre.Console.Text;

namespace Zyz.Sim.Client;

/// <summary>Prints a table of targets; two lines a row where the window is narrow.</summary>
internal static class TargetTableView
{
    private const int WideFrom = 165;

    /// <summary>Prints the table and its notes.</summary>
    public static void Print(Session session, TargetTable targets)
    {
        IAnsiConsole console = session.Terminal.OutConsole();
        bool wide = console.Profile.Width >= WideFrom;
        Table table = new() { Border = session.Terminal.OutIsTerminal ? TableBorder.Rounded : TableBorder.Simple };
        table.ShowRowSeparators = !wide;
        table.Title = new TableTitle(Markup.Escape(targets.Title));
        foreach (string header in wide ? (IEnumerable<string>)targets.Headers : NarrowHeaders(targets))
        {
            table.AddColumn(new TableColumn(new Cell(header)));
        }

        foreach (TargetRow row in targets.Spoken)
        {
            table.AddRow((wide ? Wide(row) : Narrow(row)).Select(text => new Cell(text)));
        }

        console.Write(table);
        if (!targets.Unspoken.IsEmpty)
        {
            session.Answer(session.Say(RunTexts.Unspoken));
            foreach (TargetRow row in targets.Unspoken)
            {
                session.Answer($"  {row.Id} {row.Name} ({row.Goal}): {row.Reason}");
            }
        }

        session.Answer("");
        session.Answer(session.Say(RunTexts.Notes));
        foreach (string note in targets.Notes)
        {
            session.Answer("· " + note);
        }
    }

    private static string[] Wide(TargetRow row) =>
    [
        row.Id, row.Name, row.Goal, row.Probability, row.Words, row.MonteCarlo, row.Epistemic, row.Outcome, row.Attainment,
        row.Shortfall, row.Needed,
    ];

    private static string[] Narrow(TargetRow row) =>
    [
        $"{row.Id} {row.Name}\n{row.Goal}", $"{row.Probability}\n{row.Words}", $"{row.MonteCarlo}\n{row.Epistemic}",
        $"{row.Outcome}\n{row.Attainment}", $"{row.Shortfall}\n{row.Needed}",
    ];

    private static string[] NarrowHeaders(TargetTable targets)
    {
        string Two(int first, int second) => targets.Headers[first] + "\n" + targets.Headers[second];
        return [Two(1, 2), Two(3, 4), Two(5, 6), Two(7, 8), Two(9, 10)];
    }
}
