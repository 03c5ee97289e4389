using Spectre.Console;
using Cell = Spectre.Console.Text;
using Words = Zyz.Sim.Model.Regions.Text;

namespace Zyz.Sim.Client;

/// <summary>A table of words on standard output, in the session's language.</summary>
internal static class TextTable
{
    /// <summary>Prints a table.</summary>
    /// <param name="session">Where to print.</param>
    /// <param name="title">Its title.</param>
    /// <param name="headers">Its columns.</param>
    /// <param name="rows">Its cells, as many in a row as there are columns.</param>
    public static void Print(Session session, Words title, IEnumerable<Words> headers, IEnumerable<string[]> rows)
    {
        Table table = new() { Border = session.Terminal.OutIsTerminal ? TableBorder.Rounded : TableBorder.Simple, Title = new TableTitle(Markup.Escape(session.Say(title))) };
        foreach (Words header in headers)
        {
            table.AddColumn(new TableColumn(new Cell(session.Say(header))));
        }

        foreach (string[] row in rows)
        {
            table.AddRow(row.Select(text => new Cell(text)));
        }

        session.Terminal.OutConsole().Write(table);
    }
}
